import type { Limit } from '../deadline/deadline.ts';
import { acceptLimit, contactLimit } from '../deadline/deadline-policy.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import type { TicketState } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { HOUR, MINUTE, type Moment } from '../time/moment.ts';
import type { Pause } from '../time/pause.ts';
import type { Window } from './reminder-ladder.ts';

/** A clock of a ticket that runs now. */
export interface RunningWindow {
  readonly window: Window;
  /** What parts of the window are measured from. */
  readonly from: Moment;
  /** Since when somebody can be reminded of it: what lay before is never made up for. */
  readonly begun: Moment;
  readonly due: Moment;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
}

type Limits = Pick<OfficePolicy, 'limits'>;
type OfTicket = (ticket: Ticket, policy: Limits) => RunningWindow | undefined;

const IN_HAND: readonly TicketState[] = ['dispatched', 'inProgress'];
/** A ticket nobody is named for runs towards its due moment too, and one whose reply waits to be passed. Waiting and shelved ones owe nothing. */
const OWING: readonly TicketState[] = ['pending', 'dispatched', 'inProgress', 'replied'];

const accept: OfTicket = ({ state, urgency, dispatchedAt, acceptBy }, { limits }) =>
  state === 'dispatched' && dispatchedAt !== null && acceptBy !== null
    ? {
        window: 'accept',
        from: dispatchedAt,
        begun: dispatchedAt,
        due: acceptBy,
        limit: acceptLimit(limits, urgency),
        pauses: [],
      }
    : undefined;

const contact: OfTicket = (ticket, { limits }) =>
  IN_HAND.includes(ticket.state) && ticket.contactedAt === null
    ? {
        window: 'contact',
        from: ticket.openedAt,
        begun: Math.max(ticket.openedAt, ticket.dispatchedAt ?? 0),
        due: ticket.respondBy,
        limit: contactLimit(limits, ticket.urgency),
        pauses: [],
      }
    : undefined;

const complete: OfTicket = (ticket) =>
  OWING.includes(ticket.state)
    ? {
        window: 'complete',
        from: ticket.clock.from,
        begun: Math.max(ticket.clock.from, ticket.dispatchedAt ?? 0),
        due: ticket.completeBy,
        limit: ticket.clock.limit,
        pauses: ticket.pauses,
      }
    : undefined;

/** A reply that waits is the reviewer's from the moment it was given. */
const review: OfTicket = ({ state, repliedAt }) =>
  state === 'replied' && repliedAt !== null
    ? { window: 'review', from: repliedAt, begun: repliedAt, due: repliedAt, limit: { clockMinutes: 0 }, pauses: [] }
    : undefined;

/** The clocks that run for the ticket as it stands. */
export const runningWindows = (ticket: Ticket, policy: Limits): readonly RunningWindow[] =>
  [accept, contact, complete, review].map((of) => of(ticket, policy)).filter((window) => window !== undefined);

/** A working day of this many minutes is what `short` means in working time. */
const WORKING_DAY_MINUTES = (8 * HOUR) / MINUTE;

/** Up to a day: such a window has no "day before". */
export function isShort(limit: Limit): boolean {
  if ('clockMinutes' in limit) return limit.clockMinutes <= 24 * 60;
  if ('clockDays' in limit) return limit.clockDays <= 1;
  if ('workingDays' in limit) return limit.workingDays <= 1;
  return limit.workingMinutes <= WORKING_DAY_MINUTES;
}

/** Whether a limit runs in office hours only. */
export const runsInWorkingTime = (limit: Limit): boolean => 'workingMinutes' in limit || 'workingDays' in limit;

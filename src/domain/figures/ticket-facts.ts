import type { GroupId, TicketNumber, UnitId } from '../base/ids.ts';
import { sensitiveRow } from '../complaint/sensitive-matters.ts';
import type { TicketState } from '../ticket/state.ts';
import type { FollowUp, Ticket } from '../ticket/ticket.ts';
import type { Moment } from '../time/moment.ts';

/** What figures may know of a ticket: no words of residents, no accounts. */
export interface TicketFact {
  readonly number: TicketNumber;
  readonly unit: UnitId | null;
  readonly source: string;
  readonly group: GroupId;
  readonly subject: string;
  readonly category: string;
  readonly state: TicketState;
  readonly openedAt: Moment;
  readonly dispatchedAt: Moment | null;
  readonly acceptBy: Moment | null;
  readonly acceptedAt: Moment | null;
  readonly respondBy: Moment;
  readonly contactedAt: Moment | null;
  readonly completeBy: Moment;
  readonly completedAt: Moment | null;
  readonly returns: number;
  /** The unit that holds it asked to return it and was refused: a return upheld is not held against the next unit. */
  readonly wronglyReturned: boolean;
  /** How often it was handed on to another unit after the first dispatch. */
  readonly transfers: number;
  readonly extensions: number;
  readonly reworks: number;
  readonly escalation: number;
  readonly excluded: boolean;
  /** 临期敷衍: the reply it was completed with was thin and given at the last minute; null or absent where nobody knows. */
  readonly lastMinuteThin?: boolean | null;
  /** Not counted where residents read (calls to gather); in the office's own figures it is. */
  readonly unlisted?: boolean;
  readonly supporters: number;
  readonly followUp: FollowUp | null;
}

export const factOf = (ticket: Ticket): TicketFact => ({
  number: ticket.number,
  unit: ticket.unit,
  source: ticket.source,
  group: ticket.group,
  subject: ticket.subject,
  category: ticket.category,
  state: ticket.state,
  openedAt: ticket.openedAt,
  dispatchedAt: ticket.dispatchedAt,
  acceptBy: ticket.acceptBy,
  acceptedAt: ticket.acceptedAt,
  respondBy: ticket.respondBy,
  contactedAt: ticket.contactedAt,
  completeBy: ticket.completeBy,
  completedAt: ticket.completedAt,
  returns: ticket.returns,
  wronglyReturned: ticket.unit !== null && ticket.returnedBy.includes(ticket.unit) && ticket.returnRequest === null,
  transfers: ticket.transfers,
  extensions: ticket.extensions,
  reworks: ticket.reworks,
  escalation: ticket.escalation,
  excluded: ticket.excluded !== null,
  lastMinuteThin: ticket.lastMinuteThin ?? null,
  ...(sensitiveRow(ticket.matter)?.countedInPublic === false ? { unlisted: true } : {}),
  supporters: ticket.supporters.length,
  followUp: ticket.followUp,
});

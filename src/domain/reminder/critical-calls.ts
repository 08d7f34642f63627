import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { formatMoment, MINUTE, type Moment } from '../time/moment.ts';
import type { Rung } from './reminder-ladder.ts';
import type { RungItem } from './rung-item.ts';

/** Minutes after which duty, dispatcher and leader are called again about a life in danger (design §4). */
const AGAIN_AFTER = [5, 10, 20];

const callOf = (minutes: number): Rung => ({
  id: `critical-call-${minutes}`,
  window: 'contact',
  size: 'any',
  when: { beforeDue: { clockMinutes: 0 } },
  whom: 'duty',
  post: 'escalation',
  level: 0,
});

const CALLS: readonly { readonly minutes: number; readonly rung: Rung }[] = AGAIN_AFTER.map((minutes) => ({
  minutes,
  rung: callOf(minutes),
}));

export const isCriticalCall = (rung: Rung): boolean => rung.id.startsWith('critical-call-');

/** Until a person has answered: to the minute, no slot waits for others, no quiet hour holds it back. */
export function criticalCalls(ticket: Ticket): readonly RungItem[] {
  const since = ticket.urgency === 'critical' && isOpen(ticket.state) ? unansweredSince(ticket) : undefined;
  if (since === undefined) return [];
  return CALLS.map(({ minutes, rung }) => ({
    kind: 'rung',
    rung,
    key: `${rung.id}#${formatMoment(since)}`,
    at: since + minutes * MINUTE,
  }));
}

/** Tickets older than the alarm's own field are answered once they are signed or their resident was called. */
function unansweredSince({ alarm, openedAt, state, contactedAt }: Ticket): Moment | undefined {
  if (alarm) return alarm.answered ? undefined : alarm.since;
  return (state === 'pending' || state === 'dispatched') && contactedAt === null ? openedAt : undefined;
}

import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Rung } from './reminder-ladder.ts';
import type { RungItem } from './rung-item.ts';

/** What makes a problem ticket (问题件): sent back, or handed on, again and again. */
export type Problem = 'reworks' | 'transfers';

const PREFIX = 'problem-';

const rungOf = (problem: Problem): Rung => ({
  id: `${PREFIX}${problem}`,
  window: 'complete',
  size: 'any',
  when: { atDue: true },
  whom: 'supervisor',
  post: 'escalation',
  level: 3,
});

/** Which problem the rung is about; undefined for every other rung. */
export const problemOf = ({ id }: Rung): Problem | undefined =>
  (['reworks', 'transfers'] as const).find((problem) => id === `${PREFIX}${problem}`);

/**
 * Due at once when the count is reached, and again at twice, three times as many. Rungs start anew with a new window, the counts do
 * not: a transfer that lies before the window has been told.
 */
export function problemItems(ticket: Ticket, after: number): readonly RungItem[] {
  if (!isOpen(ticket.state)) return [];
  const reached = (count: number): boolean => count > 0 && count % after === 0;
  const movedSince = ticket.dispatchedAt !== null && ticket.dispatchedAt >= ticket.clock.from;
  const problems: readonly Problem[] = [
    ...(reached(ticket.reworks) ? (['reworks'] as const) : []),
    ...(reached(ticket.transfers) && movedSince ? (['transfers'] as const) : []),
  ];
  return problems.map((problem) => ({
    kind: 'rung',
    rung: rungOf(problem),
    key: `${PREFIX}${problem}#${ticket[problem]}`,
    at: ticket.dispatchedAt ?? ticket.openedAt,
  }));
}

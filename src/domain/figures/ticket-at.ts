import { isOpen } from '../ticket/state.ts';
import type { Moment } from '../time/moment.ts';
import type { Period } from '../time/period.ts';
import type { TicketFact } from './ticket-facts.ts';

/** What a set of figures speaks of: tickets of a period (`to` exclusive), as they stood at the cut-off (inclusive). */
export interface FigureWindow {
  readonly period: Pick<Period, 'from' | 'to'>;
  readonly cutOff: Moment;
}

/** A ticket as the figures see it at a cut-off. */
export interface TicketAt {
  readonly fact: TicketFact;
  /** Opened in the period; else carried over from an earlier one. */
  readonly ofPeriod: boolean;
  readonly completed: boolean;
  readonly open: boolean;
  readonly shelved: boolean;
  /** Not excluded (剔除): its handling is judged. */
  readonly scored: boolean;
  /** Open past its due moment; shelved and excluded tickets never are. */
  readonly openOverdue: boolean;
  /** Completed after its due moment, inside the period or by the cut-off; excluded tickets never are. */
  readonly completedLate: boolean;
  /** True once the moment lies at or before the cut-off. */
  reached(moment: Moment | null): boolean;
  /** True once the moment lies before the cut-off: at the very due moment one is still in time. */
  passed(due: Moment | null): boolean;
}

/**
 * The ticket at the cut-off; undefined when it was not there yet, or does not count at all (merged, cancelled, declined).
 * A fact keeps only the present: what was undone since the cut-off (a completion before a rework, an earlier unit) is not seen.
 */
export function ticketAt(fact: TicketFact, { period, cutOff }: FigureWindow): TicketAt | undefined {
  if (fact.state === 'cancelled' || fact.openedAt > cutOff || fact.openedAt >= period.to) return undefined;
  const reached = (moment: Moment | null): boolean => moment !== null && moment <= cutOff;
  const passed = (due: Moment | null): boolean => due !== null && due < cutOff;
  const completed = reached(fact.completedAt);
  const open = !completed && (isOpen(fact.state) || fact.completedAt !== null);
  const shelved = open && fact.state === 'shelved';
  const scored = !fact.excluded;
  const lateAt = completed && fact.completedAt !== null && fact.completedAt > fact.completeBy;
  return {
    fact,
    ofPeriod: fact.openedAt >= period.from,
    completed,
    open,
    shelved,
    scored,
    openOverdue: scored && open && !shelved && passed(fact.completeBy),
    completedLate: scored && lateAt && (fact.completedAt ?? 0) >= period.from,
    reached,
    passed,
  };
}

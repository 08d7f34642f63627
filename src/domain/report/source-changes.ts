import type { TicketNumber } from '../base/ids.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import { count, type Figure, type Figures, measureEach } from '../figures/measure.ts';
import type { FigureWindow } from '../figures/ticket-at.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import { growthRate } from '../figures/trend.ts';
import type { MomentSpan } from '../time/moment.ts';
import { calendarPeriod, spanBefore, spanYearBefore } from '../time/period.ts';

/** 环比: against the period before; 同比: against the same period of the year before. */
export const BASES = ['previous', 'yearBefore'] as const;
export type Base = (typeof BASES)[number];

/** The counts whose change is told. */
export const CHANGING = ['received', 'completed', 'overdueCount'] as const satisfies readonly FigureCode[];
export type ChangingCode = (typeof CHANGING)[number];

/** How a count has changed. */
export interface Change {
  readonly now: Figure;
  readonly before: Figure;
  /** Per cent with two decimals and its sign, `-21.58`; the earlier count is the base. Null where that was nought. */
  readonly rate: string | null;
  /** What the change is proven by: the tickets of the base, then those of now. */
  readonly tickets: readonly TicketNumber[];
}

/** The changes against one base, and the window its counts were taken in. */
export interface ChangesSince {
  readonly window: FigureWindow;
  readonly of: Readonly<Record<ChangingCode, Change>>;
}

/** A base the ledger does not hold is missing: it is not known, and nought would be a claim. */
export type Changes = Readonly<Partial<Record<Base, ChangesSince>>>;

/** The changes of all tickets of a ledger, whose figures of the window are `now`. */
export function changesOf(facts: readonly TicketFact[], window: FigureWindow, now: Figures): Changes {
  const since = BASES.flatMap((base) => {
    const earlier = windowOf(base, window);
    return earlier && isHeld(facts, earlier.period, window.period) ? [[base, changesSince(facts, earlier, now)]] : [];
  });
  return Object.fromEntries(since);
}

function changesSince(facts: readonly TicketFact[], window: FigureWindow, now: Figures): ChangesSince {
  const before = measureEach(facts, window, () => null).total;
  const change = (code: ChangingCode): Change => ({
    now: now[code],
    before: before[code],
    rate: growthRate(count(now, code), count(before, code)),
    tickets: [...before[code].tickets, ...now[code].tickets],
  });
  return {
    window,
    of: { received: change('received'), completed: change('completed'), overdueCount: change('overdueCount') },
  };
}

/** The same stretch of the earlier period, looked at from as far behind. Of a year the period before is that of the year before. */
function windowOf(base: Base, { period, cutOff }: FigureWindow): FigureWindow | undefined {
  if (base === 'previous' && calendarPeriod(period)?.kind === 'year') return undefined;
  const earlier = base === 'previous' ? spanBefore(period) : spanYearBefore(period);
  const running = cutOff < period.to;
  const end = running ? earlier.from + (cutOff - period.from) : earlier.to + (cutOff - period.to);
  return { period: earlier, cutOff: running ? Math.min(end, earlier.to) : end };
}

/** By then a ledger that holds a period has begun. */
const FIRST_PART = 1 / 3;

/**
 * Does the ledger hold the earlier period, or only what was left over from it? What was completed before this period began was not carried
 * into it: such rows show that the ledger tells of earlier times for their own sake, and the first of them since when.
 */
function isHeld(facts: readonly TicketFact[], earlier: MomentSpan, { from }: MomentSpan): boolean {
  const done = facts.filter(({ completedAt }) => completedAt !== null && completedAt < from);
  const begun = earlier.from + (earlier.to - earlier.from) * FIRST_PART;
  return (
    done.some(({ openedAt }) => openedAt <= begun) &&
    done.some(({ openedAt }) => openedAt >= earlier.from && openedAt < earlier.to)
  );
}

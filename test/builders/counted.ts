import type { TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import { type CountedForRanking, type RankingMoments, rankingWindows } from '../../src/domain/report/daily-ranking.ts';
import { type CountedForDigest, type DigestContext, digestWindows } from '../../src/domain/report/leader-digest.ts';
import { type CountedForWeek, weeklyWindows } from '../../src/domain/report/weekly-report.ts';
import type { Period } from '../../src/domain/time/period.ts';
import { figuresInMemory } from '../fakes/figures-in-memory.ts';

/** What is counted of these facts for a ranking. */
export function countedForRanking(facts: readonly TicketFact[], moments: RankingMoments): CountedForRanking {
  const figures = figuresInMemory(facts);
  const { month, day, before, dueToday } = rankingWindows(moments);
  return {
    month: figures.measureEach(month, 'unit'),
    day: figures.measureEach(day, 'group'),
    ...(before ? { before: figures.measureEach(before, 'unit') } : {}),
    dueToday: figures.dueBetween(dueToday),
  };
}

/** What is counted of these facts for a leaders' digest. */
export function countedForDigest(
  facts: readonly TicketFact[],
  context: Pick<DigestContext, 'span' | 'now'> & { readonly since?: number },
): CountedForDigest {
  const figures = figuresInMemory(facts);
  const { recent, before, month, dueToday, months } = digestWindows(context);
  return {
    recent: figures.measureEach(recent, 'unit').total,
    before: figures.measureEach(before, 'unit').total,
    month: figures.measureEach(month, 'unit').total,
    dueToday: figures.dueBetween(dueToday),
    overdue: figures.overdueEach(recent),
    ...(months
      ? {
          months: {
            windows: months,
            lastMonth: figures.measureEach(months.lastMonth, 'unit').total,
            monthBefore: figures.measureEach(months.monthBefore, 'unit').total,
          },
        }
      : {}),
  };
}

/** What is counted of these facts for a week's report. */
export function countedForWeek(
  facts: readonly TicketFact[],
  week: Period,
  more: Partial<Pick<CountedForWeek, 'matters' | 'confirmed'>> = {},
): CountedForWeek {
  const figures = figuresInMemory(facts);
  const { now, before } = weeklyWindows(week);
  return {
    units: figures.measureEach(now, 'unit'),
    unitsBefore: figures.measureEach(before, 'unit'),
    categories: figures.measureEach(now, 'category'),
    overdue: figures.overdueEach(now),
    matters: [],
    confirmed: [],
    ...more,
  };
}

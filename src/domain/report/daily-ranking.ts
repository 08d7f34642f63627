import type { GroupId, TicketNumber, UnitId } from '../base/ids.ts';
import type { FigureWindow } from '../figures/figure-window.ts';
import { count, type FigureValues, type MeasuredEach, noFigures } from '../figures/measure.ts';
import { rankUnits, type TierRanking } from '../figures/ranking.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import { type Day, dayOf, endOfDay, type Moment, type MomentSpan } from '../time/moment.ts';
import { dayPeriod, monthPeriod } from '../time/period.ts';

/** What the day's ranking says, for every audience: the day, and the month to date with what is left from before. */
export interface DailyRanking {
  readonly day: Day;
  readonly cutOff: Moment;
  readonly today: FigureValues;
  readonly month: FigureValues;
  readonly tiers: readonly TierRanking[];
  /** The day's figures of each group with any tickets; `carriedOver` there is everything open from before today. */
  readonly groups: ReadonlyMap<GroupId | null, FigureValues>;
  /** Open tickets of the month and before that nobody is responsible for yet. */
  readonly unassigned: number;
  /** Open tickets that fall due between the cut-off and the end of the day. */
  readonly dueToday: number;
}

export interface RankingMoments {
  /** Also names the day and the month the ranking is about. */
  readonly cutOff: Moment;
  /** Cut-off of the ranking before it; the changes of place are against that one. */
  readonly previous?: Moment | undefined;
}

/** What has to be counted for a ranking. `before`: the ranking before it; another month's is no comparison. */
export interface RankingWindows {
  readonly month: FigureWindow;
  readonly day: FigureWindow;
  readonly before?: FigureWindow;
  readonly dueToday: MomentSpan;
}

export function rankingWindows({ cutOff, previous }: RankingMoments): RankingWindows {
  const period = monthPeriod(cutOff);
  return {
    month: { period, cutOff },
    day: { period: dayPeriod(cutOff), cutOff },
    ...(previous === undefined || previous < period.from ? {} : { before: { period, cutOff: previous } }),
    dueToday: { from: cutOff, to: endOfDay(dayOf(cutOff)) },
  };
}

/** The counts of these windows: by unit, the day by group. */
export interface CountedForRanking {
  readonly month: MeasuredEach<UnitId | null, FigureValues>;
  readonly day: MeasuredEach<GroupId | null, FigureValues>;
  readonly before?: MeasuredEach<UnitId | null, FigureValues>;
  readonly dueToday: readonly TicketNumber[];
}

export function dailyRanking(
  counted: CountedForRanking,
  { units, ranking: rules }: Pick<OfficePolicy, 'units' | 'ranking'>,
  cutOff: Moment,
): DailyRanking {
  const { month, day, before, dueToday } = counted;
  const pending = month.each.get(null);
  return {
    day: dayOf(cutOff),
    cutOff,
    today: day.total,
    month: month.total,
    tiers: rankUnits(units, month.each, rules, before ? rankUnits(units, before.each, rules) : []),
    groups: day.each,
    unassigned: pending ? stillOpen(pending) : 0,
    dueToday: dueToday.length,
  };
}

/** Everything open at the cut-off, of the period and from before. */
export const stillOpen = (figures: FigureValues): number => count(figures, 'open') + count(figures, 'carriedOver');

/** Completed late among the period's own: the part of 办结 that is missing from the numerator of 按期办结率. */
export const completedLateOfPeriod = (figures: FigureValues): number => {
  const { numerator, denominator } = figures.onTimeCompletionRate;
  const openOverdue = count(figures, 'openOverdue') - count(figures, 'carriedOverdue');
  return (denominator ?? 0) - (numerator ?? 0) - openOverdue;
};

/** The figures of one group's day, as its residents may know them. */
export const groupToday = (ranking: DailyRanking, group: GroupId): FigureValues =>
  ranking.groups.get(group) ?? noFigures();

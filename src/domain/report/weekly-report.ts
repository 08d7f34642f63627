import type { UnitId } from '../base/ids.ts';
import type { FigureWindow } from '../figures/figure-window.ts';
import { count, type FigureValues, type MeasuredEach } from '../figures/measure.ts';
import { percent } from '../figures/percent.ts';
import { rankUnits, type TierRanking } from '../figures/ranking.ts';
import { withScores } from '../figures/score.ts';
import { type MissedTarget, missedTargets } from '../figures/target.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Moment } from '../time/moment.ts';
import { type Period, previous } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { workingDaysBetween } from '../time/working-days.ts';
import { type Commendation, commendations } from './commendation.ts';
import type { OverdueSince, UnitOverdue } from './leader-digest.ts';

/** 诉求热点: how many of the week's tickets are of a category, and their share of all, per cent with two decimals. */
export interface CategoryShare {
  readonly category: string;
  readonly count: number;
  readonly of: number;
  readonly share: string | null;
}

/** One matter of many households, received in the week. */
export interface WeeklyMatter {
  readonly ticket: Ticket;
  readonly households: number;
}

/** A proposal a person has taken up, and the week it was made for. */
export interface Confirmed extends Commendation {
  /** `2026-W10` */
  readonly week: string;
}

/** What is said of a calendar week (周报), for every audience, as it stood at 24:00 of its Sunday. */
export interface WeeklyReport {
  readonly week: Period;
  /** The score is in these figures, as in those of the units. */
  readonly figures: FigureValues;
  /** The week before, as it stood at its own end. */
  readonly before: FigureValues;
  /** False where the office was not there for the whole week before: its counts are no base for 环比, its places none for changes. */
  readonly comparable: boolean;
  /** Changes of place are against the week before. */
  readonly tiers: readonly TierRanking[];
  /** Every category with tickets, most first: the counts add up to what was received. */
  readonly categories: readonly CategoryShare[];
  /** What is open past due, the unit with most first. */
  readonly overdue: readonly UnitOverdue[];
  readonly matters: readonly WeeklyMatter[];
  readonly missed: readonly MissedTarget[];
  /** Not to be printed: for the dispatcher to decide. */
  readonly proposed: readonly Commendation[];
  readonly confirmed: readonly Confirmed[];
}

/** What has to be counted for a week: itself and the week before, each at its own end. */
export interface WeeklyWindows {
  readonly now: FigureWindow;
  readonly before: FigureWindow;
}

export const weeklyWindows = (week: Period): WeeklyWindows => {
  const last = previous(week);
  return { now: { period: week, cutOff: week.to }, before: { period: last, cutOff: last.to } };
};

/** The counts of these windows, what was overdue at the end of the week, and what was read beside them. */
export interface CountedForWeek {
  readonly units: MeasuredEach<UnitId | null, FigureValues>;
  readonly unitsBefore: MeasuredEach<UnitId | null, FigureValues>;
  readonly categories: MeasuredEach<string | null, FigureValues>;
  readonly overdue: readonly OverdueSince[];
  readonly matters: readonly WeeklyMatter[];
  readonly confirmed: readonly Confirmed[];
}

export interface WeekContext {
  readonly week: Period;
  readonly policy: Pick<OfficePolicy, 'units' | 'ranking'>;
  readonly calendar: WorkingCalendar;
  /** When the office came into being. */
  readonly since: Moment;
}

export function weeklyReport(counted: CountedForWeek, { week, policy, calendar, since }: WeekContext): WeeklyReport {
  const { units, ranking } = policy;
  const now = withScores(counted.units, ranking.score);
  const before = withScores(counted.unitsBefore, ranking.score);
  const comparable = since <= previous(week).from;
  const tiers = rankUnits(units, now.each, ranking, comparable ? rankUnits(units, before.each, ranking) : []);
  return {
    week,
    figures: now.total,
    before: before.total,
    comparable,
    tiers,
    categories: sharesOf(counted.categories),
    overdue: longestFirst(counted.overdue, { week, calendar }),
    // Sensitive matters are never counted before others.
    matters: counted.matters.filter(({ ticket }) => !ticket.sensitive),
    missed: missedTargets(now.total, ranking.targets),
    proposed: commendations(
      tiers.flatMap(({ inOfficeOrder }) => inOfficeOrder).map(({ unit, figures }) => ({ unit: unit.id, figures })),
      ranking,
    ),
    confirmed: counted.confirmed,
  };
}

/** Equals in the order of their names, so that the same tickets give the same words. */
function sharesOf({ total, each }: CountedForWeek['categories']): readonly CategoryShare[] {
  const of = count(total, 'received');
  return [...each]
    .map(([category, figures]) => ({ category: category ?? '', count: count(figures, 'received'), of }))
    .filter((share) => share.count > 0)
    .map((share) => ({ ...share, share: percent(share.count, of) }))
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
}

/** `longest`: working days at the end of the week, the running one included. */
const longestFirst = (
  units: readonly OverdueSince[],
  { week, calendar }: Pick<WeekContext, 'week' | 'calendar'>,
): readonly UnitOverdue[] =>
  units
    .map(({ unit, count, earliest }) => ({
      unit,
      count,
      longest: workingDaysBetween(calendar, earliest, week.to) + 1,
    }))
    .toSorted((a, b) => b.count - a.count || b.longest - a.longest);

import type { GroupId, UnitId } from '../base/ids.ts';
import { count, type Figures, measure, measureEach } from '../figures/measure.ts';
import { rankUnits, type TierRanking } from '../figures/ranking.ts';
import { ticketAt } from '../figures/ticket-at.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import { type Day, dayOf, endOfDay, type Moment } from '../time/moment.ts';
import { dayPeriod, monthPeriod } from '../time/period.ts';

/** What the day's ranking says, for every audience: the day, and the month to date with what is left from before. */
export interface DailyRanking {
  readonly day: Day;
  readonly cutOff: Moment;
  readonly today: Figures;
  readonly month: Figures;
  readonly tiers: readonly TierRanking[];
  /** The day's figures of each group with any tickets; `carriedOver` there is everything open from before today. */
  readonly groups: ReadonlyMap<GroupId, Figures>;
  /** Open tickets of the month and before that nobody is responsible for yet. */
  readonly unassigned: number;
  /** Open tickets that fall due between the cut-off and the end of the day. */
  readonly dueToday: number;
}

export interface RankingMoments {
  /** Also names the day and the month the ranking is about. */
  readonly cutOff: Moment;
  /** Cut-off of the ranking before it; the changes of place are against that one. Another month's is no comparison. */
  readonly previous?: Moment | undefined;
}

/** Facts: opened in the month, still open, or completed in the month. */
export function dailyRanking(
  facts: readonly TicketFact[],
  policy: Pick<OfficePolicy, 'units' | 'ranking'>,
  { cutOff, previous }: RankingMoments,
): DailyRanking {
  const period = monthPeriod(cutOff);
  const month = measureEach(facts, { period, cutOff }, unitOf);
  const groups = measureEach(facts, { period: dayPeriod(cutOff), cutOff }, (fact) => fact.group);
  const before = previous === undefined || previous < period.from ? [] : rankingAt(facts, policy, previous);
  const pending = month.each.get(null);
  return {
    day: dayOf(cutOff),
    cutOff,
    today: groups.total,
    month: month.total,
    tiers: rankUnits(policy.units, month.each, policy.ranking, before),
    groups: groups.each,
    unassigned: pending ? stillOpen(pending) : 0,
    dueToday: dueBetween(facts, cutOff, endOfDay(dayOf(cutOff))),
  };
}

const unitOf = (fact: TicketFact): UnitId | null => fact.unit;

const rankingAt = (facts: readonly TicketFact[], policy: Pick<OfficePolicy, 'units' | 'ranking'>, cutOff: Moment) =>
  rankUnits(policy.units, measureEach(facts, { period: monthPeriod(cutOff), cutOff }, unitOf).each, policy.ranking);

/** Everything open at the cut-off, of the period and from before. */
export const stillOpen = (figures: Figures): number => count(figures, 'open') + count(figures, 'carriedOver');

/** Tickets open and running at `from` that fall due after it and up to `to`. */
export function dueBetween(facts: readonly TicketFact[], from: Moment, to: Moment): number {
  const window = { period: { from, to }, cutOff: from };
  const due = facts.filter((fact) => fact.completeBy > from && fact.completeBy <= to);
  return due.filter((fact) => {
    const ticket = ticketAt(fact, window);
    return ticket?.open === true && !ticket.shelved;
  }).length;
}

/** Completed late among the period's own: the part of 办结 that is missing from the numerator of 按期办结率. */
export const completedLateOfPeriod = (figures: Figures): number => {
  const { numerator, denominator } = figures.onTimeCompletionRate;
  const openOverdue = count(figures, 'openOverdue') - count(figures, 'carriedOverdue');
  return (denominator ?? 0) - (numerator ?? 0) - openOverdue;
};

/** The figures of one group's day, as its residents may know them. */
export const groupToday = (ranking: DailyRanking, group: GroupId): Figures =>
  ranking.groups.get(group) ?? measure([], { period: dayPeriod(ranking.cutOff), cutOff: ranking.cutOff });

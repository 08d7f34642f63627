import type { GroupId } from '../domain/base/ids.ts';
import { count, type FigureValues } from '../domain/figures/measure.ts';
import { hasAny, type TierRanking } from '../domain/figures/ranking.ts';
import type { Group } from '../domain/office/group.ts';
import { shortName } from '../domain/office/unit.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import { type DailyRanking, groupToday, stillOpen } from '../domain/report/daily-ranking.ts';
import type { Moment } from '../domain/time/moment.ts';
import { cutOffClock, dateAndWeekday } from './days.ts';
import { sentences } from './figure-words.ts';
import { leadersTier, markedNames, staffTier } from './ranking-tier.ts';
import { date } from './times.ts';

/** `late`: issued after its time, and says so. */
export interface RankingContext {
  readonly policy: Pick<OfficePolicy, 'office' | 'ranking'>;
  readonly now: Moment;
  readonly late: boolean;
  /** Asked for by its word, which then stands above it. */
  readonly asked?: boolean;
}

/** The day's ranking in the version of a group's audience. */
export function dailyRankingFor(
  group: Pick<Group, 'id' | 'audience'>,
  ranking: DailyRanking,
  context: RankingContext,
): string {
  if (group.audience === 'residents') return forResidents(group.id, ranking, context);
  return group.audience === 'staff' ? forStaff(ranking, context) : forLeaders(ranking, context);
}

const title = ({ asked }: RankingContext): string => (asked ? '【排名】' : '【办理日报】');
export const issued = ({ late }: RankingContext): string => (late ? '（补发）' : '');

/** Neutral: the group's own day, and what the tier nearest to residents has received and completed. No places, no shares. */
function forResidents(group: GroupId, ranking: DailyRanking, context: RankingContext): string {
  const head = `【邻里牵手】${date(ranking.day, context.now)}办理情况（截至${cutOffClock(ranking.cutOff)}）${issued(context)}`;
  return [head, ownDay(groupToday(ranking, group)), `${streets(ranking.tiers[0])}${whomToAsk(context)}`].join('\n');
}

export function whomToAsk({ policy }: RankingContext): string {
  return `有问题请@${policy.office.botNames[0] ?? '小邻'}，急事请打110、119、120。`;
}

export function ownDay(figures: FigureValues): string {
  const received = count(figures, 'received');
  const completed = count(figures, 'completed');
  const today =
    received === 0 ? '本群今日无新诉求' : `本群今天收到${received}件${completed > 0 ? `，其中办结${completed}件` : ''}`;
  const open = stillOpen(figures);
  if (open === 0) return `${today}；没有在办的件。`;
  return `${today}；正在办${open}件，${overdueWords(count(figures, 'openOverdue'), open)}。`;
}

function overdueWords(overdue: number, open: number): string {
  if (overdue === 0) return '没有超期';
  return overdue === open ? '已过时限' : `其中${overdue}件已过时限`;
}

/** In the office's own order: a ranking is for staff. */
function streets(tier: TierRanking | undefined): string {
  const busy = busyOf(tier);
  if (!tier || busy.length === 0) return '';
  const rows = busy.map(({ unit, figures }) => `${shortName(unit)}${threeCounts(figures)}`);
  return `本月各${tier.name} 收到/办结/在办超期：${rows.join('，')}。\n`;
}

/** The units of a tier that residents are told of. */
export const busyOf = (tier: TierRanking | undefined): TierRanking['inOfficeOrder'] =>
  tier?.inOfficeOrder.filter(({ figures }) => hasAny(figures)) ?? [];

const threeCounts = (figures: FigureValues): string => threeOf(figures).join('/');

/** 收到, 办结, 在办超期 */
export const threeOf = (figures: FigureValues): readonly number[] => [
  count(figures, 'received'),
  count(figures, 'completed'),
  count(figures, 'openOverdue'),
];

/** Every ranked unit with the numbers its place comes from. */
function forStaff(ranking: DailyRanking, context: RankingContext): string {
  const head = `${title(context)}${date(ranking.day, context.now)}，截至${cutOffClock(ranking.cutOff)}${issued(context)}`;
  if (!ranking.tiers.some(hasTickets)) return [head, today(ranking), overall(ranking)].join('\n');
  const tiers = ranking.tiers.map((tier) => staffTier(tier));
  return [head, today(ranking), '本月，按“按期办结率”排序', ...tiers, overall(ranking)].join('\n');
}

/** The totals, the first places, and the last ones where they may be named. */
function forLeaders(ranking: DailyRanking, context: RankingContext): string {
  const head = `${title(context)}${dateAndWeekday(ranking.day, context.now)}，截至${cutOffClock(ranking.cutOff)}${issued(context)}`;
  const tiers = ranking.tiers
    .map((tier) => leadersTier(tier, markedNames(context.policy.ranking)))
    .filter((line) => line !== '');
  return [head, today(ranking), ...tiers, overall(ranking)].join('\n');
}

/** Whether a tier has anything to rank or to list. */
export const hasTickets = (tier: TierRanking): boolean =>
  tier.ranked.length + tier.few.length + tier.unrated.length > 0;

function today({ today: figures }: DailyRanking): string {
  const received = count(figures, 'received');
  return received === 0 ? '今日无新诉求。' : `今天收${received}，其中办结${count(figures, 'completed')}。`;
}

/** `合计收57 办结46 在办超期4 按期办结率88.00%。…` */
function overall(ranking: DailyRanking): string {
  const { month } = ranking;
  const rate = month.onTimeCompletionRate.value;
  const counts = `合计收${count(month, 'received')} 办结${count(month, 'completed')} 在办超期${count(month, 'openOverdue')}`;
  return `${sentences([rate === null ? counts : `${counts} 按期办结率${rate}%`, besides(ranking)])}。`;
}

/** What the month's totals leave open: from before, shelved, not yet dispatched, due today. Empty where there is none of it. */
export function besides({ month, unassigned, dueToday }: DailyRanking): string {
  const carried = count(month, 'carriedOver');
  const overdue = count(month, 'carriedOverdue');
  const shelved = count(month, 'shelved');
  return sentences([
    carried === 0 ? '' : `往月转来${carried}${overdue === 0 ? '' : `（超期${overdue}）`}`,
    shelved === 0 ? '' : `挂账${shelved}`,
    unassigned === 0 ? '' : `还没派单${unassigned}`,
    dueToday === 0 ? '' : `今天还有${dueToday}件到期`,
  ]);
}

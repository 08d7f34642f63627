import type { GroupId } from '../domain/base/ids.ts';
import { count, type FigureValues } from '../domain/figures/measure.ts';
import type { RankedUnit, TierRanking } from '../domain/figures/ranking.ts';
import type { Group } from '../domain/office/group.ts';
import { shortName } from '../domain/office/unit.ts';
import type { RankingPolicy } from '../domain/policy/office-policy.ts';
import { type DailyRanking, groupToday } from '../domain/report/daily-ranking.ts';
import { type Poster, type PosterPart, type PosterTile, type RankingRow, shareOf } from '../domain/report/poster.ts';
import {
  besides,
  busyOf,
  hasTickets,
  issued,
  ownDay,
  type RankingContext,
  threeOf,
  whomToAsk,
} from './daily-ranking.ts';
import { cutOffClock, dateAndWeekday } from './days.ts';
import { rate } from './figure-words.ts';
import { changeWords, markedNames, namedFirst, notRanked, rankedNumbers, sharedFirst } from './ranking-tier.ts';

/** The day's ranking as a picture, in the version of a group's audience: the same numbers and names as in its words. */
export function rankingPoster(
  group: Pick<Group, 'id' | 'audience'>,
  ranking: DailyRanking,
  context: RankingContext,
): Poster {
  const red = context.policy.ranking.headings === 'redBlack';
  return {
    title: group.audience === 'residents' ? '邻里牵手办理情况' : red ? '办理红黑榜' : '办理日报',
    subtitle: `${dateAndWeekday(ranking.day, context.now)}，截至${cutOffClock(ranking.cutOff)}${issued(context)}`,
    parts: group.audience === 'residents' ? forResidents(group.id, ranking, context) : inside(group, ranking, context),
  };
}

/** Neutral, as in the words: no places and no shares. */
function forResidents(group: GroupId, ranking: DailyRanking, context: RankingContext): readonly PosterPart[] {
  const [tier] = ranking.tiers;
  const rows = busyOf(tier).map(({ unit, figures }) => ({
    name: shortName(unit),
    counts: threeOf(figures).map(String),
  }));
  return [
    { part: 'lines', title: '本群', lines: [ownDay(groupToday(ranking, group))] },
    ...(tier && rows.length > 0
      ? [{ part: 'counts', title: `本月各${tier.name}`, columns: ['收到', '办结', '在办超期'], rows } as const]
      : []),
    { part: 'lines', lines: [whomToAsk(context)] },
  ];
}

/** Staff see every place; leaders the first and the last of each tier. */
function inside(
  { audience }: Pick<Group, 'audience'>,
  ranking: DailyRanking,
  { policy }: RankingContext,
): readonly PosterPart[] {
  const names = markedNames(policy.ranking);
  const tiers = audience === 'staff' ? ranking.tiers : ranking.tiers.filter((tier) => tier.ranked.length > 0);
  const remarks = [besides(ranking)].filter((line) => line !== '');
  return [
    { part: 'tiles', title: '今天', tiles: todayTiles(ranking.today) },
    { part: 'tiles', title: '本月', tiles: monthTiles(ranking.month) },
    ...(remarks.length > 0 ? [{ part: 'lines', lines: remarks } as const] : []),
    ...(ranking.tiers.some(hasTickets)
      ? tiers.flatMap((tier) => (audience === 'staff' ? staffTier(tier, names) : leadersTier(tier, names)))
      : []),
    ...(tiers.some((tier) => tier.ranked.length > 0) ? [HOW_RANKED] : []),
  ];
}

const HOW_RANKED: PosterPart = {
  part: 'lines',
  small: true,
  lines: ['本月，按“按期办结率”排序，条形长短表示按期办结率。'],
};

const todayTiles = (figures: FigureValues): readonly PosterTile[] =>
  count(figures, 'received') === 0
    ? [{ name: '收到', value: '0', note: '今日无新诉求' }]
    : [
        { name: '收到', value: `${count(figures, 'received')}` },
        { name: '其中办结', value: `${count(figures, 'completed')}` },
      ];

const monthTiles = (figures: FigureValues): readonly PosterTile[] => [
  { name: '收到', value: `${count(figures, 'received')}` },
  { name: '办结', value: `${count(figures, 'completed')}` },
  { name: '在办超期', value: `${count(figures, 'openOverdue')}`, late: count(figures, 'openOverdue') > 0 },
  ...(figures.onTimeCompletionRate.value === null
    ? []
    : [{ name: '按期办结率', value: rate(figures.onTimeCompletionRate) }]),
];

function staffTier(tier: TierRanking, names: RankingPolicy['names']): readonly PosterPart[] {
  if (!hasTickets(tier)) return [{ part: 'lines', title: `${tier.name}组`, lines: ['都无诉求'] }];
  const apart = notRanked(tier);
  if (tier.ranked.length === 0) return [{ part: 'lines', title: `${tier.name}组`, lines: apart }];
  return [
    ranked(tier, tier.ranked, names),
    ...(apart.length > 0 ? [{ part: 'lines', lines: apart, small: true } as const] : []),
  ];
}

function leadersTier(tier: TierRanking, names: RankingPolicy['names']): readonly PosterPart[] {
  const shared = sharedFirst(tier.top);
  const first = shared === '' ? namedFirst(tier) : [];
  const rows = [...first, ...tier.bottom.filter((one) => !first.includes(one))];
  return [
    ...(shared === '' ? [] : [{ part: 'lines', title: `${tier.name}组`, lines: [`${names.top}：${shared}`] } as const]),
    ...(rows.length === 0 ? [] : [ranked(tier, rows, names, shared === '' ? '' : `（${names.bottom}）`)]),
  ];
}

const ranked = (
  tier: TierRanking,
  rows: readonly RankedUnit[],
  names: RankingPolicy['names'],
  which = '',
): PosterPart => ({
  part: 'ranking',
  title: `${tier.name}组${which}`,
  names: {
    ...(rows.some((one) => tier.top.includes(one)) ? { top: names.top } : {}),
    ...(rows.some((one) => tier.bottom.includes(one)) ? { bottom: names.bottom } : {}),
  },
  rows: rows.map((one) => rankedRow(one, tier)),
});

function rankedRow(one: RankedUnit, { top, bottom }: TierRanking): RankingRow {
  const { place, unit, figures, change } = one;
  const { numerator, denominator } = figures.onTimeCompletionRate;
  // In a small tier a unit can be among the first and the last: nobody gets a medal for that.
  const mark = bottom.includes(one) ? 'bottom' : top.includes(one) ? 'top' : undefined;
  return {
    place: `${place}`,
    ...(mark ? { mark } : {}),
    name: shortName(unit),
    detail: rankedNumbers(figures),
    rate: rate(figures.onTimeCompletionRate),
    share: shareOf(numerator, denominator),
    ...(change === null ? {} : { change: { by: change, words: changeWords(change) } }),
  };
}

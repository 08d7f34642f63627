import type { GroupId } from '../domain/base/ids.ts';
import { count, type FigureValues } from '../domain/figures/measure.ts';
import type { Group } from '../domain/office/group.ts';
import { shortName } from '../domain/office/unit.ts';
import { type DailyRanking, groupToday } from '../domain/report/daily-ranking.ts';
import { isWorthDrawing, type Poster, type PosterPart, type PosterTile } from '../domain/report/poster.ts';
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
import { markedNames } from './ranking-tier.ts';
import { leadersTierParts, staffTierParts } from './tier-poster.ts';

/**
 * The day's ranking as a picture, in the version of a group's audience: the same numbers and names as in its words. None where there is
 * nothing but noughts: one sentence says that better.
 */
export function rankingPoster(
  group: Pick<Group, 'id' | 'audience'>,
  ranking: DailyRanking,
  context: RankingContext,
): Poster | undefined {
  const parts =
    group.audience === 'residents' ? forResidents(group.id, ranking, context) : inside(group, ranking, context);
  if (!isWorthDrawing(parts)) return undefined;
  const red = context.policy.ranking.headings === 'redBlack';
  return {
    title: group.audience === 'residents' ? '邻里牵手办理情况' : red ? '办理红黑榜' : '办理日报',
    subtitle: `${dateAndWeekday(ranking.day, context.now)}，截至${cutOffClock(ranking.cutOff)}${issued(context)}`,
    parts,
  };
}

/** Neutral, as in the words: no places and no shares. */
function forResidents(group: GroupId, ranking: DailyRanking, context: RankingContext): readonly PosterPart[] {
  const [tier] = ranking.tiers;
  const rows = busyOf(tier).map(({ unit, figures }) => ({
    name: shortName(unit),
    counts: threeOf(figures).map(String),
  }));
  if (rows.length === 0) return [];
  return [
    { part: 'lines', title: '本群', lines: [ownDay(groupToday(ranking, group))] },
    ...(tier
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
      ? tiers.flatMap((tier) =>
          audience === 'staff' ? staffTierParts(tier, { names }) : leadersTierParts(tier, { names }),
        )
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

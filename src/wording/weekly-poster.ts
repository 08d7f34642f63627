import { count } from '../domain/figures/measure.ts';
import type { Group } from '../domain/office/group.ts';
import { stillOpen } from '../domain/report/daily-ranking.ts';
import {
  type BarsPart,
  isWorthDrawing,
  type Poster,
  type PosterPart,
  type PosterTile,
  saysSomething,
  shareOf,
} from '../domain/report/poster.ts';
import type { WeeklyReport } from '../domain/report/weekly-report.ts';
import { hasTickets } from './daily-ranking.ts';
import { categoryName } from './figure-cells.ts';
import { markedNames } from './ranking-tier.ts';
import { overdueBars, rateBars } from './report-bars.ts';
import { leadersTierParts, staffTierParts } from './tier-poster.ts';
import {
  against,
  confirmedLists,
  MOST_CATEGORIES,
  MOST_MATTERS,
  MOST_UNITS,
  missedWords,
  overdueGrowth,
  WEEKLY_RATES,
  type WeeklyWords,
  weeklyMatterWords,
  weekRead,
  withoutTickets,
} from './weekly-report.ts';

/** The week as a picture, in the version of staff or of leaders: the same numbers, names and matters as in its words. None where there is nothing but noughts. */
export function weeklyPoster(
  audience: Exclude<Group['audience'], 'residents'>,
  report: WeeklyReport,
  words: WeeklyWords,
): Poster | undefined {
  const parts: readonly PosterPart[] = [
    { part: 'tiles', title: '这一周', tiles: weekTiles(report) },
    { part: 'tiles', title: '周末在办', tiles: openTiles(report) },
    rates(report),
    { part: 'lines', title: '未达目标', lines: report.missed.map(missedWords) },
    ...tiers(audience, report, words),
    categories(report),
    {
      part: 'lines',
      title: '集中反映',
      lines: report.matters.slice(0, MOST_MATTERS).map((one) => weeklyMatterWords(one, words.directory)),
    },
    overdue(report, words),
    ...(['praise', 'criticism'] as const)
      .flatMap((kind) => confirmedLists(kind, report.confirmed, words))
      .map((list) => ({ part: 'lines', ...list }) as const),
    { part: 'lines', small: true, lines: remarks(report) },
  ];
  if (!isWorthDrawing(parts)) return undefined;
  return { title: '办理周报', subtitle: weekRead(report, words), parts: parts.filter(saysSomething) };
}

function weekTiles(report: WeeklyReport): readonly PosterTile[] {
  const received = count(report.figures, 'received');
  const tile = (name: string, code: 'received' | 'completed'): PosterTile => {
    const note = against(code, report);
    return { name, value: `${count(report.figures, code)}`, ...(note === '' ? {} : { note }) };
  };
  const { score } = report.figures;
  return [
    tile('收到', 'received'),
    ...(received === 0 ? [] : [tile('其中办结', 'completed')]),
    ...(score.value === null ? [] : [{ name: '综合得分', value: `${score.value}` }]),
  ];
}

function openTiles(report: WeeklyReport): readonly PosterTile[] {
  const { figures } = report;
  const carried = count(figures, 'carriedOver');
  const late = count(figures, 'openOverdue');
  const grown = overdueGrowth(report);
  const shelved = count(figures, 'shelved');
  return [
    { name: '在办', value: `${stillOpen(figures)}`, ...(carried === 0 ? {} : { note: `以前转来${carried}件` }) },
    { name: '其中超期', value: `${late}`, late: late > 0, ...(grown === '' ? {} : { note: grown }) },
    ...(shelved === 0 ? [] : [{ name: '挂账', value: `${shelved}` }]),
  ];
}

const rates = ({ figures }: WeeklyReport): BarsPart => ({
  part: 'bars',
  title: '办理质量',
  rows: rateBars(figures, WEEKLY_RATES),
});

function tiers(
  audience: 'staff' | 'leaders',
  { tiers: all }: WeeklyReport,
  { ranking }: WeeklyWords,
): readonly PosterPart[] {
  if (!all.some(hasTickets)) return [];
  const words = { names: markedNames(ranking), earlier: '以前转来' };
  if (audience === 'staff') return all.flatMap((tier) => staffTierParts(tier, words));
  const without = withoutTickets(all);
  return [
    ...all.flatMap((tier) => leadersTierParts(tier, words)),
    { part: 'lines', title: '零诉求', lines: without === '' ? [] : [without] },
  ];
}

const categories = ({ categories: shares }: WeeklyReport): BarsPart => ({
  part: 'bars',
  title: '诉求热点',
  rows: shares.slice(0, MOST_CATEGORIES).map(({ category, count: number, of, share }) => ({
    name: categoryName(category),
    note: `占${share}%`,
    value: `${number}件`,
    share: shareOf(number, of),
  })),
});

const overdue = ({ overdue: units }: WeeklyReport, { directory }: WeeklyWords): BarsPart => ({
  part: 'bars',
  title: '仍在超期',
  rows: overdueBars(units, { directory, counter: '件' }).slice(0, MOST_UNITS),
});

/** What the lists above leave out, and how places and bars are to be read. */
function remarks({ overdue: units, categories: shares, tiers: all, comparable }: WeeklyReport): readonly string[] {
  return [
    shares.length > MOST_CATEGORIES ? `诉求共${shares.length}类，只列件数最多的${MOST_CATEGORIES}类。` : '',
    units.length > MOST_UNITS ? `有超期件的共${units.length}个单位，只列前${MOST_UNITS}个。` : '',
    all.some((tier) => tier.ranked.length > 0)
      ? `排名按“按期办结率”${comparable ? '，升降是与前一周比' : ''}，条形长短表示按期办结率。`
      : '',
  ].filter((line) => line !== '');
}

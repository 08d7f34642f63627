import { count, type FigureValues } from '../domain/figures/measure.ts';
import type { RankedUnit, TierRanking, UnitFigures } from '../domain/figures/ranking.ts';
import { shortName } from '../domain/office/unit.ts';
import type { RankingPolicy } from '../domain/policy/office-policy.ts';
import { completedLateOfPeriod } from '../domain/report/daily-ranking.ts';
import { rate, someOf } from './figure-words.ts';

/** Units without tickets that are named; the rest are counted. */
export const NAMED_WITHOUT = 8;
export const NAMED_FEW = 20;
/** Units that are named where many share the first places. */
const NAMED_TOP = 5;

/** One tier for staff: a line a unit, then who is not ranked and why. `earlier`: what is from before the period. */
export function staffTier(tier: TierRanking, earlier = '往月'): string {
  if (tier.ranked.length + tier.unrated.length + tier.few.length === 0) return `${tier.name}组 都无诉求`;
  const ranked = tier.ranked.map((one) => rankedLine(one, earlier));
  return [`${tier.name}组`, ...ranked, ...notRanked(tier, earlier)].join('\n');
}

/** The units of a tier that have no place, a line for each reason. */
export const notRanked = ({ unrated, few, without }: TierRanking, earlier = '往月'): readonly string[] =>
  [
    apart('还没有办结或到期，不排名', unrated, earlier),
    apart('件数少不排名', few, earlier),
    without.length === 0 ? '' : `无诉求：${someOf(without.map(shortName), NAMED_WITHOUT)}`,
  ].filter((line) => line !== '');

const rankedLine = ({ place, unit, figures, change }: RankedUnit, earlier: string): string =>
  `${place} ${shortName(unit)} ${rankedNumbers(figures, earlier)} ${rate(figures.onTimeCompletionRate)}${moved(change)}`;

/** `收26 办结20（逾期办结2） 在办超期3`: what a place comes from. */
export const rankedNumbers = (figures: FigureValues, earlier = '往月'): string =>
  `${numbers(figures)} 在办超期${openOverdue(figures, earlier)}`;

const apart = (why: string, units: readonly UnitFigures[], earlier: string): string =>
  units.length === 0
    ? ''
    : `${why}：${someOf(
        units.map((one) => inBrackets(one, earlier)),
        NAMED_FEW,
      )}`;

function inBrackets({ unit, figures }: UnitFigures, earlier: string): string {
  const overdue = count(figures, 'openOverdue') === 0 ? '' : ` 在办超期${openOverdue(figures, earlier)}`;
  return `${shortName(unit)}（${numbers(figures)}${overdue}）`;
}

/** `收26 办结20（逾期办结2）` */
function numbers(figures: FigureValues): string {
  const late = completedLateOfPeriod(figures);
  return `收${count(figures, 'received')} 办结${count(figures, 'completed')}${late > 0 ? `（逾期办结${late}）` : ''}`;
}

/** `3`, or `3（往月1）`: those from before the period do not enter its rate. */
function openOverdue(figures: FigureValues, earlier: string): string {
  const carried = count(figures, 'carriedOverdue');
  return `${count(figures, 'openOverdue')}${carried > 0 ? `（${earlier}${carried}）` : ''}`;
}

const moved = (change: number | null): string => (change === null ? '' : `（${changeWords(change)}）`);

/** `持平`, `升2位`, `降1位` */
export function changeWords(change: number): string {
  if (change === 0) return '持平';
  return change > 0 ? `升${change}位` : `降${-change}位`;
}

/** What the first and the last places are called. */
export const markedNames = ({ names, headings }: Pick<RankingPolicy, 'names' | 'headings'>): RankingPolicy['names'] =>
  headings === 'redBlack' ? { top: '红榜', bottom: '黑榜' } : names;

/** One tier for leaders, in a line; empty where nobody is ranked. */
export function leadersTier(tier: TierRanking, names: RankingPolicy['names']): string {
  if (tier.ranked.length === 0) return '';
  const first =
    tier.top.length > 0
      ? `${names.top}：${sharedFirst(tier.top) || someOf(tier.top.map(withRate), NAMED_TOP)}`
      : someOf(tier.ranked.map(withRate), NAMED_TOP);
  const last = tier.bottom.length === 0 ? '' : `；${names.bottom}：${tier.bottom.map(withRate).join('、')}`;
  return `${tier.name}组 ${first}${last}`;
}

const withRate = ({ unit, figures }: RankedUnit): string => `${shortName(unit)}${rate(figures.onTimeCompletionRate)}`;

/** Where many share the first place, naming a few of them would be unfair; empty elsewhere. */
export function sharedFirst(top: readonly RankedUnit[]): string {
  const all = top[0]?.figures.onTimeCompletionRate;
  if (top.length > NAMED_TOP && all && top.every(({ place }) => place === 1))
    return `${top.length}个单位并列第1，${rate(all)}`;
  return '';
}

/** The units named to leaders as the first of a tier. */
export const namedFirst = ({ top, ranked }: TierRanking): readonly RankedUnit[] =>
  (top.length > 0 ? top : ranked).slice(0, NAMED_TOP);

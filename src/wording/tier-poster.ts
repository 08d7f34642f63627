import type { FigureValues } from '../domain/figures/measure.ts';
import type { RankedUnit, TierRanking } from '../domain/figures/ranking.ts';
import { shortName } from '../domain/office/unit.ts';
import type { RankingPolicy } from '../domain/policy/office-policy.ts';
import { type PosterPart, type RankingRow, shareOf } from '../domain/report/poster.ts';
import { hasTickets } from './daily-ranking.ts';
import { rate } from './figure-words.ts';
import { changeWords, namedFirst, notRanked, rankedNumbers, sharedFirst } from './ranking-tier.ts';

/** How the places of a tier are said on a picture. */
export interface TierWords {
  /** What the first and the last places are called. */
  readonly names: RankingPolicy['names'];
  /** What is from before the period: 往月, 以前转来. */
  readonly earlier?: string;
}

/** Every unit of a tier: its place, then who has none and why. */
export function staffTierParts(tier: TierRanking, words: TierWords): readonly PosterPart[] {
  const title = `${tier.name}组`;
  if (!hasTickets(tier)) return [{ part: 'lines', title, lines: ['都无诉求'] }];
  const apart = notRanked(tier, words.earlier);
  if (tier.ranked.length === 0) return [{ part: 'lines', title, lines: apart }];
  return [
    rankingPart(title, tier, tier.ranked, words),
    ...(apart.length > 0 ? [{ part: 'lines', lines: apart, small: true } as const] : []),
  ];
}

/** The first and the last of a tier. */
export function leadersTierParts(tier: TierRanking, words: TierWords): readonly PosterPart[] {
  const { names } = words;
  const title = `${tier.name}组`;
  const shared = sharedFirst(tier.top);
  const first = shared === '' ? namedFirst(tier) : [];
  const rows = [...first, ...tier.bottom.filter((one) => !first.includes(one))];
  return [
    ...(shared === '' ? [] : [{ part: 'lines', title, lines: [`${names.top}：${shared}`] } as const]),
    ...(rows.length === 0
      ? []
      : [rankingPart(shared === '' ? title : `${title}（${names.bottom}）`, tier, rows, words)]),
  ];
}

/** `print`: how a row's numbers are written where they are not those of the ranking. */
export interface RowWords {
  detail(figures: FigureValues): string;
  rate(figures: FigureValues): string;
}

export const rankingPart = (
  title: string,
  tier: TierRanking,
  rows: readonly RankedUnit[],
  { names, earlier }: TierWords,
  print: RowWords = {
    detail: (figures) => rankedNumbers(figures, earlier),
    rate: (figures) => rate(figures.onTimeCompletionRate),
  },
): PosterPart => ({
  part: 'ranking',
  title,
  names: {
    ...(rows.some((one) => markOf(one, tier) === 'top') ? { top: names.top } : {}),
    ...(rows.some((one) => markOf(one, tier) === 'bottom') ? { bottom: names.bottom } : {}),
  },
  rows: rows.map((one) => rankedRow(one, tier, print)),
});

/** In a small tier a unit can be among the first and the last: nobody gets a medal for that. */
const markOf = (one: RankedUnit, { top, bottom }: TierRanking): RankingRow['mark'] =>
  bottom.includes(one) ? 'bottom' : top.includes(one) ? 'top' : undefined;

function rankedRow(one: RankedUnit, tier: TierRanking, print: RowWords): RankingRow {
  const { place, unit, figures, change } = one;
  const { numerator, denominator } = figures.onTimeCompletionRate;
  const mark = markOf(one, tier);
  return {
    place: `${place}`,
    ...(mark ? { mark } : {}),
    name: shortName(unit),
    detail: print.detail(figures),
    rate: print.rate(figures),
    share: shareOf(numerator, denominator),
    ...(change === null ? {} : { change: { by: change, words: changeWords(change) } }),
  };
}

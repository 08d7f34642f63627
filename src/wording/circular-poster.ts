import type { FigureWindow } from '../domain/figures/figure-window.ts';
import { count, type FigureValues } from '../domain/figures/measure.ts';
import { hasAny, rankUnits, type TierRanking } from '../domain/figures/ranking.ts';
import { shortName } from '../domain/office/unit.ts';
import { DEFAULT_SOURCE } from '../domain/policy/default-policy.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import { type Poster, type PosterPart, type PosterTile, saysSomething } from '../domain/report/poster.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { cutOffClock, dayClosed } from './days.ts';
import { rateText } from './figure-cells.ts';
import { figureName } from './figure-words.ts';
import { periodName, written } from './period-name.ts';
import { markedNames, notRanked, rankedNumbers } from './ranking-tier.ts';
import { rankingPart, type TierWords } from './tier-poster.ts';

export interface CircularPosterMatter {
  readonly policy: OfficePolicy;
  readonly window: FigureWindow;
  readonly sources: readonly SourceFigures[];
}

export const EARLIER = '以前转来';

/** The figures of a circular as a picture: of each source the whole, and its units in their places. None where there is no source. */
export function circularPoster({ policy, window, sources }: CircularPosterMatter): Poster | undefined {
  if (sources.length === 0) return undefined;
  const until = `${written(dayClosed(window.cutOff))}${cutOffClock(window.cutOff)}`;
  const parts = sources.flatMap((source) => sourceParts(source, policy));
  return {
    title: '群众诉求办理情况',
    subtitle: `${policy.office.name}，${periodName(window.period)}，截至${until}`,
    parts: [...parts, ...remarks(parts)].filter(saysSomething),
  };
}

/** The tiers of a source, and those in which anybody has a ticket. */
export function posterTiers({ units }: SourceFigures, policy: OfficePolicy) {
  const each = new Map(units.map(({ unit, figures }) => [unit.id, figures]));
  const tiers = rankUnits(policy.units, each, policy.ranking);
  const busy = tiers.filter(({ inOfficeOrder }) => inOfficeOrder.some(({ figures }) => hasAny(figures)));
  return { tiers, busy };
}

export const tierTitle = ({ ledger }: SourceFigures, { name }: TierRanking): string => `${ledger.name}·${name}组`;

/** The whole of a source, then its tiers; of a tier without tickets a line. */
function sourceParts(source: SourceFigures, policy: OfficePolicy): readonly PosterPart[] {
  const { ledger, total } = source;
  const { tiers, busy } = posterTiers(source, policy);
  const printed = { names: markedNames(policy.ranking), earlier: EARLIER, rate: ratePrinter(source, policy) };
  return [
    { part: 'tiles', title: ledger.name, tiles: tilesOf(total, printed.rate) },
    ...busy.flatMap((tier) => tierParts(tierTitle(source, tier), tier, printed)),
    { part: 'lines', small: true, lines: idle(tiers.filter((tier) => !busy.includes(tier))) },
  ];
}

export type RateCode = 'completionRate' | 'onTimeCompletionRate';
type PrintRate = (figures: FigureValues, code: RateCode) => string;

/** As the tables of the source print it: the office decides on the decimals. */
export function ratePrinter({ ledger }: SourceFigures, { sources }: OfficePolicy): PrintRate {
  const { decimals } = sources[ledger.source.code] ?? DEFAULT_SOURCE;
  return (figures, code) => {
    const { numerator, denominator } = figures[code];
    return denominator === null || denominator === 0 ? '—' : rateText(numerator ?? 0, denominator, decimals);
  };
}

export const COUNTED = ['received', 'completed', 'openOverdue'] as const;

export const tileRate = (total: FigureValues): RateCode =>
  total.onTimeCompletionRate.value === null ? 'completionRate' : 'onTimeCompletionRate';

/** The counts, and the share kept in time; where nothing was due or done yet, the share that is done. */
function tilesOf(total: FigureValues, rate: PrintRate): readonly PosterTile[] {
  const code = tileRate(total);
  return [
    { name: figureName('received'), value: `${count(total, 'received')}` },
    { name: figureName('completed'), value: `${count(total, 'completed')}` },
    { name: figureName('openOverdue'), value: `${count(total, 'openOverdue')}`, late: count(total, 'openOverdue') > 0 },
    ...(total[code].value === null ? [] : [{ name: figureName(code), value: rate(total, code) }]),
  ];
}

function tierParts(
  title: string,
  tier: TierRanking,
  words: TierWords & { readonly rate: PrintRate },
): readonly PosterPart[] {
  if (tier.ranked.length === 0) return [countsOf(title, tier), { part: 'lines', small: true, lines: without(tier) }];
  const ranking = rankingPart(title, tier, tier.ranked, words, {
    detail: (figures) => rankedNumbers(figures, EARLIER),
    rate: (figures) => words.rate(figures, 'onTimeCompletionRate'),
  });
  return [ranking, { part: 'lines', small: true, lines: notRanked(tier, EARLIER) }];
}

/** Where nobody can be ranked, the counts, as the office orders its units. */
const countsOf = (title: string, { inOfficeOrder }: TierRanking): PosterPart => ({
  part: 'counts',
  title,
  columns: COUNTED.map(figureName),
  rows: inOfficeOrder
    .filter(({ figures }) => hasAny(figures))
    .map(({ unit, figures }) => ({ name: shortName(unit), counts: COUNTED.map((code) => `${count(figures, code)}`) })),
});

/** The units of a tier in which some have tickets, and these have none. */
const without = (tier: TierRanking): readonly string[] => notRanked({ ...tier, unrated: [], few: [] });

const idle = (tiers: readonly TierRanking[]): readonly string[] => tiers.map(({ name }) => `${name}组都无诉求。`);

const remarks = (parts: readonly PosterPart[]): readonly PosterPart[] =>
  parts.some(({ part }) => part === 'ranking')
    ? [{ part: 'lines', small: true, lines: ['按“按期办结率”排序，条形长短表示按期办结率。'] }]
    : [];

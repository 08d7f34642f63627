import type { FigureCode } from './figure-table.ts';
import type { Figure, Figures, FigureValue, FigureValues, MeasuredEach } from './measure.ts';
import { rounded } from './percent.ts';

/** The rates a score may be made of: the higher the better, and all of tickets received in the period. */
export const SCORED_RATES = [
  'acceptanceRate',
  'completionRate',
  'onTimeCompletionRate',
  'responseRate',
  'followUpRate',
  'resolutionRate',
  'satisfactionRate',
] as const satisfies readonly FigureCode[];
export type ScoredRate = (typeof SCORED_RATES)[number];

/** How much each rate counts, in whole numbers above nought; what matters is their proportion. */
export type ScoreWeights = Readonly<Partial<Record<ScoredRate, number>>>;

/** The rates that count at all, in the order of the table. */
export const partsOf = (weights: ScoreWeights): readonly ScoredRate[] =>
  SCORED_RATES.filter((code) => (weights[code] ?? 0) > 0);

/**
 * 综合得分: the rates' mean by weight, 0 to 100 with two decimals, half up, from their exact numerators and denominators. A rate without a
 * denominator drops out and the others keep their proportion; where none is left there is no score.
 */
export function scoreOf(figures: FigureValues, weights: ScoreWeights): FigureValue {
  const parts = partsOf(weights)
    .map((code) => ({ weight: BigInt(weights[code] ?? 0), ...hundredthsOf(figures[code]) }))
    .filter(({ below }) => below > 0n);
  if (parts.length === 0) return { value: null, numerator: null, denominator: null };
  const below = parts.reduce((product, part) => product * part.below, 1n);
  const above = parts.reduce((sum, part) => sum + (part.weight * part.above * below) / part.below, 0n);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0n);
  return { value: rounded(above, below * weight, 2), numerator: null, denominator: null };
}

/** Numerators may hold hundredths of a ticket (a 基本满意 counts 0.6); in hundredths the rate is already per cent. */
const hundredthsOf = ({ numerator, denominator }: FigureValue): { readonly above: bigint; readonly below: bigint } => ({
  above: BigInt(Math.round((numerator ?? 0) * 100)),
  below: BigInt(denominator ?? 0),
});

/** The figures with their score. Its tickets are those of its parts, each once, in the order of opening. */
export function withScore<F extends FigureValues>(figures: F, weights: ScoreWeights): F {
  const score = scoreOf(figures, weights);
  return { ...figures, score: hasTickets(figures) ? { ...score, tickets: ticketsOf(figures, weights) } : score };
}

/** The same of the total and of each. */
export const withScores = <K, F extends FigureValues>(
  { total, each }: MeasuredEach<K, F>,
  weights: ScoreWeights,
): MeasuredEach<K, F> => ({
  total: withScore(total, weights),
  each: new Map([...each].map(([key, figures]) => [key, withScore(figures, weights)])),
});

const hasTickets = (figures: FigureValues): figures is Figures => 'tickets' in figures.received;

function ticketsOf(figures: Figures, weights: ScoreWeights): Figure['tickets'] {
  const behind = new Set(partsOf(weights).flatMap((code) => figures[code].tickets));
  return figures.received.tickets.filter((ticket) => behind.has(ticket));
}

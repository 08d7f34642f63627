import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_DEFINITIONS } from '../../../src/domain/figures/figure-table.ts';
import { type FigureValues, measure, noFigures } from '../../../src/domain/figures/measure.ts';
import { partsOf, SCORED_RATES, type ScoreWeights, scoreOf, withScore } from '../../../src/domain/figures/score.ts';
import { DEFAULT_RANKING } from '../../../src/domain/policy/default-policy.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';

/** Rates as `[above, below]`. */
const figuresWith = (rates: Readonly<Record<string, readonly [number, number]>>): FigureValues => ({
  ...noFigures(),
  ...Object.fromEntries(
    Object.entries(rates).map(([code, [numerator, denominator]]) => [code, { value: '', numerator, denominator }]),
  ),
});

describe('the score', () => {
  it.each<[string, Readonly<Record<string, readonly [number, number]>>, ScoreWeights, string | null]>([
    ['all reached', { onTimeCompletionRate: [3, 3], responseRate: [2, 2] }, DEFAULT_RANKING.score, '100.00'],
    [
      'by weight',
      { onTimeCompletionRate: [1, 2], responseRate: [1, 1] },
      { onTimeCompletionRate: 3, responseRate: 1 },
      '62.50',
    ],
    ['what has no denominator drops out', { onTimeCompletionRate: [1, 2] }, DEFAULT_RANKING.score, '50.00'],
    ['nothing to score', {}, DEFAULT_RANKING.score, null],
    [
      'what has no weight is not looked at',
      { returnRate: [1, 1], completionRate: [1, 1] },
      DEFAULT_RANKING.score,
      null,
    ],
    [
      'exact thirds, half up',
      { onTimeCompletionRate: [2, 3], responseRate: [1, 3] },
      { onTimeCompletionRate: 1, responseRate: 1 },
      '50.00',
    ],
    ['six tenths of a 基本满意', { satisfactionRate: [1.6, 2] }, DEFAULT_RANKING.score, '80.00'],
  ])('%s', (_, rates, weights, expected) => {
    expect(scoreOf(figuresWith(rates), weights)).toEqual({ value: expected, numerator: null, denominator: null });
  });

  const share = fc.nat(5_000).chain((below) => fc.tuple(fc.nat(below), fc.constant(below)));
  const weights = fc.record(Object.fromEntries(SCORED_RATES.map((code) => [code, fc.integer({ min: 1, max: 999 })])));
  const rates = fc.record(Object.fromEntries(SCORED_RATES.map((code) => [code, share])));
  it('lies between the lowest and the highest rate, and keeps to proportion', () => {
    fc.assert(
      fc.property(rates, weights, (given, by) => {
        const all = Object.values(given)
          .filter(([, below]) => below > 0)
          .map(([above, below]) => (above / below) * 100);
        const { value } = scoreOf(figuresWith(given), by);
        const doubled = Object.fromEntries(Object.entries(by).map(([code, weight]) => [code, weight * 2]));
        expect(scoreOf(figuresWith(given), doubled).value).toBe(value);
        if (all.length === 0) expect(value).toBeNull();
        else {
          expect(Number(value)).toBeGreaterThanOrEqual(Math.min(...all) - 0.006);
          expect(Number(value)).toBeLessThanOrEqual(Math.max(...all) + 0.006);
        }
      }),
    );
  });

  it('has the tickets of its parts, each once, in the order of opening', () => {
    const facts = [
      aFact({ number: 'c', contactedAt: '2026-03-02 10:00' }),
      aFact({ number: 'a', completedAt: '2026-03-03' }),
      aFact({ number: 'b', openedAt: '2026-03-20', completeBy: '2026-03-25' }),
    ];
    const figures = measure(facts, { period: monthPeriod(at('2026-03-01')), cutOff: at('2026-03-20 12:00') });
    expect(figures.score).toEqual({ value: null, numerator: null, denominator: null, tickets: [] });
    expect(withScore(figures, DEFAULT_RANKING.score).score.tickets).toEqual(['c', 'a']);
  });

  it('is described with the weights it has by default', () => {
    const formula = FIGURE_DEFINITIONS.find(({ code }) => code === 'score')?.formula ?? '';
    for (const code of partsOf(DEFAULT_RANKING.score)) {
      const name = FIGURE_DEFINITIONS.find((one) => one.code === code)?.name;
      expect(formula).toContain(`${name}${DEFAULT_RANKING.score[code]}`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type FigureValue, noFigures } from '../../../src/domain/figures/measure.ts';
import { type AimedAt, missedTargets, missesTarget } from '../../../src/domain/figures/target.ts';

const rate = (numerator: number, denominator: number, value: string | null): FigureValue => ({
  value,
  numerator,
  denominator,
});
const count = (value: number): FigureValue => ({ value, numerator: null, denominator: null });

describe('a target', () => {
  it.each<[AimedAt, FigureValue, number, boolean]>([
    ['onTimeCompletionRate', rate(98, 100, '98.00'), 98, false],
    ['onTimeCompletionRate', rate(97, 100, '97.00'), 98, true],
    // 99.996 % is printed as 100.00 %, and is not all.
    ['onTimeCompletionRate', rate(29_999, 30_000, '100.00'), 100, true],
    ['onTimeCompletionRate', rate(0, 0, null), 98, false],
    ['satisfactionRate', rate(1.6, 2, '80.00'), 80, false],
    ['satisfactionRate', rate(1.6, 2, '80.00'), 80.01, true],
    ['reworkRate', rate(1, 10, '10.00'), 10, false],
    ['reworkRate', rate(2, 10, '20.00'), 10, true],
    ['openOverdue', count(0), 0, false],
    ['openOverdue', count(1), 0, true],
    ['score', { value: '89.99', numerator: null, denominator: null }, 90, true],
    ['score', { value: '90.00', numerator: null, denominator: null }, 90, false],
  ])('%s %j against %d: missed %s', (code, figure, target, missed) => {
    const figures = { ...noFigures(), [code]: figure };
    expect(missesTarget(figures, code, { [code]: target })).toBe(missed);
    expect(missedTargets(figures, { [code]: target })).toEqual(missed ? [{ code, target, figure }] : []);
  });

  it('that is not set is not missed', () => {
    expect(missedTargets({ ...noFigures(), openOverdue: count(9) }, {})).toEqual([]);
  });
});

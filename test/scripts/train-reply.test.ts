import { describe, expect, it } from 'vitest';
import { auc } from '../../scripts/train-reply/figures.ts';
import { fitLogistic, type Sample } from '../../scripts/train-reply/logistic.ts';
import { rarityTable } from '../../scripts/train-reply/rarity-counts.ts';
import { SLOTS, slotOf } from '../../src/domain/reply/rarity.ts';

describe('the training of the reply check', () => {
  it('counts the area under the curve, ties half', () => {
    expect(auc([3, 4], [1, 2])).toBe(1);
    expect(auc([1, 2], [3, 4])).toBe(0);
    expect(auc([1, 3], [1, 3])).toBe(0.5);
    expect(auc([2], [1, 2, 3, 4])).toBe(0.375);
  });

  it('finds the odds that made the samples', () => {
    // At x = 0 one in four is own, at x = 1 three in four: log odds −1.0986 and +1.0986.
    const at = (x: number, own: number): Sample[] =>
      Array.from({ length: 400 }, (_, i) => ({ x: [x], own: i < own, weight: 1 }));
    const [base = 0, slope = 0] = fitLogistic([...at(0, 100), ...at(1, 300)], 1e-6);
    expect(base).toBeCloseTo(-Math.log(3), 4);
    expect(slope).toBeCloseTo(2 * Math.log(3), 4);
  });

  it('counts letters per pair, not how often one letter says it', () => {
    const bytes = Buffer.from(rarityTable(['路灯路灯路灯', '路灯不亮', '停水']), 'base64');
    const stepAt = (pair: string): number => {
      const slot = slotOf(pair);
      return ((bytes[slot >> 1] ?? 0) >> ((slot & 1) * 4)) & 15;
    };
    expect(bytes).toHaveLength(SLOTS / 2);
    expect([stepAt('路灯'), stepAt('停水'), stepAt('门机')]).toEqual([2, 1, 0]);
  });
});

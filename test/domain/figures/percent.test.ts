import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent } from '../../../src/domain/figures/percent.ts';

describe('percent', () => {
  it.each([
    [112, 119, '94.12'],
    [18, 23, '78.26'],
    [2, 3, '66.67'],
    [1, 3, '33.33'],
    [1, 800, '0.13'],
    [1, 20_000, '0.01'],
    [1, 20_001, '0.00'],
    [201, 40_000, '0.50'],
    [1_005, 100_000, '1.01'],
    [0, 5, '0.00'],
    [5, 5, '100.00'],
  ])('%d of %d is %s', (numerator, denominator, expected) => {
    expect(percent(numerator, denominator)).toBe(expected);
  });

  it.each([
    [7, 12, 0, '58'],
    [20, 20, 0, '100'],
    [1, 200, 0, '1'],
    [29, 31, 1, '93.5'],
    [1, 3, 4, '33.3333'],
  ])('%d of %d with %d decimals is %s', (numerator, denominator, decimals, expected) => {
    expect(percent(numerator, denominator, decimals)).toBe(expected);
  });

  it('has no value without a denominator', () => {
    expect(percent(0, 0)).toBeNull();
  });

  it('is never half a hundredth or more from the truth, and rounds halves up', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
        const hundredths = BigInt((percent(numerator, denominator) ?? '').replace('.', ''));
        const error = 2n * (BigInt(numerator) * 10_000n - hundredths * BigInt(denominator));
        expect(error >= -BigInt(denominator) && error < BigInt(denominator)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { growthRate } from '../../../src/domain/figures/trend.ts';

describe('the change against an earlier period', () => {
  it.each([
    [109, 139, '-21.58'],
    [139, 109, '27.52'],
    [242, 188, '28.72'],
    [100, 100, '0.00'],
    [0, 4, '-100.00'],
  ])('of %d after %d is %s per cent of the earlier one', (now, before, expected) => {
    expect(growthRate(now, before)).toBe(expected);
  });

  it('is nothing where there was nothing before', () => {
    expect(growthRate(5, 0)).toBeNull();
  });
});

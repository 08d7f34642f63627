import { expect, it } from 'vitest';
import { backoff } from '../../../src/adapters/chat/backoff.ts';

const waits = (chance: number, ...tries: readonly number[]): readonly number[] =>
  tries.map((count) => backoff({ tries: count, first: 500, longest: 30_000, chance }));

it('doubles with every failure, and never waits longer than it may', () => {
  expect(waits(1, 0, 1, 2, 5, 6, 7, 5_000)).toEqual([500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000]);
});

it('is up to a quarter shorter by chance', () => {
  expect(waits(0, 0, 1, 6)).toEqual([375, 750, 22_500]);
  expect(waits(0.5, 0, 6)).toEqual([438, 26_250]);
});

import type { FigureCode } from './figure-table.ts';
import { count, type FigureValues } from './measure.ts';
import { percent } from './percent.ts';

/** How much a count has grown since earlier figures (negative: shrunk); null where there is nothing to compare with. */
export const growth = (code: FigureCode, now: FigureValues, before: FigureValues | undefined): number | null =>
  before === undefined ? null : count(now, code) - count(before, code);

/**
 * By how many per cent a count has changed (环比、同比), two decimals, half up without its sign: `-21.58`. The earlier count is the base,
 * never the present one; null where there was nothing to compare with.
 */
export function growthRate(now: number, before: number): string | null {
  const size = percent(Math.abs(now - before), before);
  return size === null || now >= before ? size : `-${size}`;
}

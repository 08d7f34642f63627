import type { FigureCode } from './figure-table.ts';
import { count, type FigureValues } from './measure.ts';

/** How much a count has grown since earlier figures (negative: shrunk); null where there is nothing to compare with. */
export const growth = (code: FigureCode, now: FigureValues, before: FigureValues | undefined): number | null =>
  before === undefined ? null : count(now, code) - count(before, code);

// Written by `npm run train-reply`; see docs/decisions on the reply check.
import type { Feature } from './likeness-features.ts';

/** Log odds per unit of each feature. */
export const LIKENESS_WEIGHTS: Readonly<Record<'base' | Feature, number>> = {
  base: 0.784,
  cosine: 27.809,
  titleCovered: 5.691,
  topic: 2.689,
  length: -0.709,
  otherRegion: -2.834,
  otherQuoted: -2.654,
};

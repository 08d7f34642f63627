// Written by `npm run train-reply`; see docs/decisions on the reply check.
import type { Feature } from './likeness-features.ts';

/** Log odds per unit of each feature. */
export const LIKENESS_WEIGHTS: Readonly<Record<'base' | Feature, number>> = {
  base: 1.875,
  cosine: 28.522,
  titleCovered: 5.833,
  topic: 2.942,
  length: -0.927,
  otherRegion: -2.788,
  otherQuoted: -2.507,
};

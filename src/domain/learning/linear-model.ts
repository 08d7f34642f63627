/** A learnt model as it is kept and used: one plane per class over hashed runs of characters, one byte a weight. Pure values. */
import type { GramSpace, Grams } from './grams.ts';
import { lengthOf, strength } from './rarity.ts';

/** `detection`: complaint or not, one plane. Else one plane per label: top classes, the office's own leaves, its units. */
export type ModelKind = 'detection' | 'category' | 'leaf' | 'unit';

export interface LinearModel {
  readonly kind: ModelKind;
  /** What the planes stand for; of a detection model only `['complaint']`. */
  readonly labels: readonly string[];
  readonly space: GramSpace;
  /** One byte per place, see rarity.ts. */
  readonly rarity: Uint8Array;
  /** `weights[place * labels.length + label]`: what one run says about all labels lies together. */
  readonly weights: Int8Array;
  /** What one step of a weight is worth, per label. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly calibration: Calibration;
  /** Of a detection model. */
  readonly bands?: Bands;
}

/** Where the bands begin, as probabilities: from `complaint` a ticket, from `unsure` a line for the dispatcher. */
export interface Bands {
  readonly complaint: number;
  readonly unsure: number;
}

/** From the margin to a probability; learnt on texts the planes had not seen. */
export interface Calibration {
  /** Detection: p = σ(slope · margin + offset). Categories: p ∝ exp(slope · margin). */
  readonly slope: number;
  readonly offset: number;
}

/** Signed distance from each label's plane. `grams` cut in the model's own space. */
export function marginsOf(model: LinearModel, grams: Grams): Float64Array {
  const { labels, weights, rarity, scales, biases } = model;
  const classes = labels.length;
  const sums = new Float64Array(classes);
  for (let i = 0; i < grams.places.length; i += 1) {
    const place = grams.places[i] as number;
    const value = strength(grams.counts[i] as number, rarity[place] as number);
    const at = place * classes;
    for (let label = 0; label < classes; label += 1)
      sums[label] = (sums[label] as number) + (weights[at + label] as number) * value;
  }
  const length = lengthOf(grams, rarity) || 1;
  return sums.map((sum, label) => (sum * (scales[label] as number)) / length + (biases[label] as number));
}

export const likelihood = (margin: number, { slope, offset }: Calibration): number =>
  1 / (1 + Math.exp(-(slope * margin + offset)));

/** Probabilities of the labels, together 1. */
export function shares(margins: Float64Array, { slope }: Calibration): Float64Array {
  const most = Math.max(...margins);
  const powers = margins.map((margin) => Math.exp(slope * (margin - most)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export function strongest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}

/**
 * A linear support vector machine with squared loss, by dual coordinate descent (Hsieh et al., ICML 2008).
 * Deterministic: the order of the texts is shuffled by a seeded generator, nothing else is left to chance.
 */
import type { Grams } from './grams.ts';
import { lengthOf, strength } from './rarity.ts';
import type { Random } from './seeded-random.ts';
import { shuffle } from './seeded-random.ts';

/** Many texts as one sparse matrix, each row of length one. */
export interface Rows {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float32Array;
}

export function rowsOf(texts: readonly Grams[], rarity: Uint8Array): Rows {
  const starts = new Int32Array(texts.length + 1);
  for (const [i, { places }] of texts.entries()) starts[i + 1] = (starts[i] as number) + places.length;
  const size = starts[texts.length] as number;
  const [places, values] = [new Int32Array(size), new Float32Array(size)];
  for (const [i, grams] of texts.entries()) {
    const from = starts[i] as number;
    const length = lengthOf(grams, rarity) || 1;
    places.set(grams.places, from);
    for (const [k, count] of grams.counts.entries())
      values[from + k] = strength(count, rarity[grams.places[k] as number] as number) / length;
  }
  return { starts, places, values };
}

export interface SvmSettings {
  /** How dear a text on the wrong side is. */
  readonly cost: number;
  /** The same for single texts, as a multiple of `cost`, by row; absent = 1 for all. */
  readonly share?: Float32Array;
  readonly random: Random;
  readonly rounds?: number;
  /** Stops when no text moves the plane by more. */
  readonly enough?: number;
}

export interface Plane {
  readonly weights: Float32Array;
  readonly bias: number;
}

const side = (rows: Rows, row: number, plane: Plane): number => {
  let sum = plane.bias;
  for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k += 1)
    sum += (plane.weights[rows.places[k] as number] as number) * (rows.values[k] as number);
  return sum;
};

/** `members[i]` is 1 where text i belongs to the class. `rowIds`: which rows are learnt from. */
export function learnPlane(
  rows: Rows,
  rowIds: Int32Array,
  members: Uint8Array,
  dimensions: number,
  settings: SvmSettings,
): Plane {
  const { cost, share, random, rounds = 20, enough = 0.02 } = settings;
  const weights = new Float32Array(dimensions);
  const pulls = new Float64Array(rows.starts.length);
  const order = Int32Array.from(rowIds);
  const plane = { weights, bias: 0 };
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    let most = 0;
    for (const row of order) {
      const sign = members[row] === 1 ? 1 : -1;
      const softness = 1 / (2 * cost * (share?.[row] ?? 1));
      const pull = pulls[row] as number;
      const slope = sign * side(rows, row, plane) - 1 + softness * pull;
      const projected = pull === 0 ? Math.min(slope, 0) : slope;
      most = Math.max(most, Math.abs(projected));
      if (Math.abs(projected) < 1e-9) continue;
      // Rows have length one and the bias counts as one more dimension.
      const next = Math.max(0, pull - slope / (2 + softness));
      pulls[row] = next;
      const step = (next - pull) * sign;
      plane.bias += step;
      for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k += 1) {
        const place = rows.places[k] as number;
        weights[place] = (weights[place] as number) + step * (rows.values[k] as number);
      }
    }
    if (most < enough) break;
  }
  return plane;
}

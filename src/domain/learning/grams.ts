/** What a text is made of: hashed runs of one to three characters and how often each stands there. Linear in the text. */
import { normalise } from '../complaint/normalise.ts';

/** How texts are cut; a model reads a text only the way it was taught to. */
export interface GramSpace {
  /** 2^bits places; different runs may share one. */
  readonly bits: number;
  /** Longest run of characters. */
  readonly longest: number;
  /** Characters of a text that are read: what a letter is about stands on its first pages. */
  readonly reads: number;
}

export const SPACE: GramSpace = { bits: 18, longest: 2, reads: 1200 };

export interface Grams {
  /** Places in the space, each once. */
  readonly places: Int32Array;
  readonly counts: Uint8Array;
}

/** How far a text is cut before it is normalised: NFKC may lengthen it, never need more. */
const RAW = 2;

/** One spelling, every number alike, one kind of space: what differs from letter to letter and says nothing goes. */
export function plain(text: string, space: GramSpace = SPACE): string {
  return normalise(text.slice(0, space.reads * RAW))
    .replace(/_x000d_/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\d+/gu, '0')
    .trim()
    .slice(0, space.reads);
}

/** The place of the run that starts at `at`: FNV over its UTF-16 units, stirred so that the low bits carry all. */
export function placeOf(text: string, at: number, length: number, bits: number): number {
  let hash = 2166136261 ^ length;
  for (let i = at; i < at + length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash & ((1 << bits) - 1);
}

const MOST = 255;

/** `text` as {@link plain} leaves it. */
export function gramsOf(text: string, space: GramSpace = SPACE): Grams {
  const { bits, longest } = space;
  const all = new Int32Array(text.length * longest);
  let found = 0;
  for (let length = 1; length <= longest; length += 1)
    for (let at = 0; at + length <= text.length; at += 1) {
      all[found] = placeOf(text, at, length, bits);
      found += 1;
    }
  return countRuns(all.subarray(0, found).sort());
}

/** Sorted places, each once, with their counts. */
function countRuns(sorted: Int32Array): Grams {
  const counts = new Uint8Array(sorted.length);
  let last = -1;
  let previous = -1;
  for (const place of sorted) {
    if (place !== previous) {
      last += 1;
      sorted[last] = place;
      previous = place;
    }
    const count = counts[last] as number;
    if (count < MOST) counts[last] = count + 1;
  }
  return { places: sorted.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}

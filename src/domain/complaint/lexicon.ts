/** A word list compiled for one left-to-right pass: at each place the longest word wins, no overlaps. */

export interface Hit<T> {
  readonly word: string;
  readonly at: number;
  readonly value: T;
}

export interface Lexicon<T> {
  readonly byFirst: ReadonlyMap<string, readonly (readonly [string, T])[]>;
}

/** Longest text looked at, in UTF-16 units: a complaint says what it is about in its first pages. */
const SCAN_LIMIT = 8000;

/** Compiles words; of two entries for one word the later stands. */
export function compileLexicon<T>(entries: Iterable<readonly [string, T]>): Lexicon<T> {
  const unique = new Map<string, T>();
  for (const [word, value] of entries) if (word !== '') unique.set(word, value);
  const byFirst = new Map<string, (readonly [string, T])[]>();
  for (const [word, value] of unique) {
    const first = word.charAt(0);
    const bucket = byFirst.get(first);
    if (bucket === undefined) byFirst.set(first, [[word, value]]);
    else bucket.push([word, value]);
  }
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b[0].length - a[0].length);
  return { byFirst };
}

/** All hits, in order; linear in the text (buckets are bounded by the lexicon, not by the text). */
export function scan<T>(lexicon: Lexicon<T>, text: string, limit: number = SCAN_LIMIT): Hit<T>[] {
  const hits: Hit<T>[] = [];
  const end = Math.min(text.length, limit);
  let at = 0;
  while (at < end) {
    const found = lexicon.byFirst.get(text.charAt(at))?.find(([word]) => text.startsWith(word, at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    hits.push({ word: found[0], at, value: found[1] });
    at += found[0].length;
  }
  return hits;
}

/** Splits a table cell: words stand apart by spaces or line breaks. */
export const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');

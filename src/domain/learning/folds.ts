/** Which texts are tried together: near-duplicates never lie on both sides, or a model is praised for remembering. */
import type { Random } from './seeded-random.ts';

/** So many characters in a row in common, in so few texts, are no accident. */
const RUN = 8;
const READS = 800;
const SHARED_BY_AT_MOST = 4;
const RUNS_IN_COMMON = 2;

const NOISE = /[\s\p{P}\p{S}\d]/gu;

function runsOf(text: string): Set<string> {
  const bare = text.replace(NOISE, '').slice(0, READS);
  const runs = new Set<string>(bare.length < RUN ? [bare] : []);
  for (let at = 0; at + RUN <= bare.length; at += 1) runs.add(bare.slice(at, at + RUN));
  return runs;
}

/** Texts by the runs they hold; a run of one text alone says nothing. */
function holders(texts: readonly string[]): Iterable<readonly number[]> {
  const at = new Map<string, number[]>();
  for (const [i, text] of texts.entries())
    for (const run of runsOf(text)) {
      const list = at.get(run);
      if (list === undefined) at.set(run, [i]);
      else if (list.length <= SHARED_BY_AT_MOST) list.push(i);
    }
  return at.values();
}

/** A number per text; equal numbers are the same letter, its title and its body, or copies of it. */
export function sameLetter(texts: readonly string[]): Int32Array {
  const parents = Int32Array.from(texts, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  const common = new Map<number, number>();
  for (const list of holders(texts)) {
    if (list.length < 2 || list.length > SHARED_BY_AT_MOST) continue;
    for (const [k, a] of list.entries())
      for (const b of list.slice(k + 1)) {
        const pair = a * texts.length + b;
        const count = (common.get(pair) ?? 0) + 1;
        common.set(pair, count);
        if (count === RUNS_IN_COMMON) parents[root(a)] = root(b);
      }
  }
  return parents.map((_, i) => root(i));
}

/** A fold per text, the same for all of one letter. */
export function foldsOf(letters: Int32Array, folds: number, random: Random): Uint8Array {
  const chosen = new Map<number, number>();
  return Uint8Array.from(letters, (letter) => {
    const fold = chosen.get(letter) ?? Math.floor(random() * folds);
    chosen.set(letter, fold);
    return fold;
  });
}

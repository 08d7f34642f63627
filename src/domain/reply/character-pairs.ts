/** Pairs of neighbouring letters or digits: what a text without word spaces is compared by. */

/** Runs of letters and digits; everything else parts them. */
const runsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The distinct pairs of a text. `text` normalised. */
export function characterPairs(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const run of runsOf(text)) for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2));
  return pairs;
}

/** Letters and digits of a text. */
export const lengthOf = (text: string): number => runsOf(text).reduce((sum, run) => sum + run.length, 0);

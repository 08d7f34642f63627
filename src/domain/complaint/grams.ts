/** What a text is made of for telling matters apart: pairs and triples of neighbouring characters, as numbers. */
import { normalise } from './normalise.ts';

/** A pair or a triple of characters; a pair is below 2³², a triple above. */
export type Gram = number;

const PAIR = 0x10000;
const TRIPLE = PAIR * PAIR;
export const isPair = (gram: Gram): boolean => gram < TRIPLE;

/** A3区, A市, 西地省: how published letters hide the district. Everybody lives in one, so it names no place. */
const HIDDEN_DISTRICT = /西地省|[a-z]\d{0,2}市|(?<![\u4e00-\u9fff]{2})[a-z]\d{0,2}(?:县|区)/gu;
/** Marks inside a name: “伊景园·滨河苑” is written with and without. */
const INSIDE_NAMES = /[.·•\-—"“”'‘’()（）《》【】]/gu;

/** Letters and digits in runs, one blank between. */
const runsOf = (text: string): string =>
  normalise(text)
    .replace(HIDDEN_DISTRICT, ' ')
    .replace(INSIDE_NAMES, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BLANK = 32;

/** How often each gram stands in the first `most` characters; none reaches over punctuation. */
export function gramsOf(text: string, most: number): Map<Gram, number> {
  const counts = new Map<Gram, number>();
  const runs = runsOf(text.slice(0, most));
  const count = (gram: Gram): unknown => counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let before = BLANK;
  let last = BLANK;
  for (let i = 0; i < runs.length; i += 1) {
    const code = runs.charCodeAt(i);
    if (code !== BLANK && last !== BLANK) {
      const pair = last * PAIR + code;
      count(pair);
      if (before !== BLANK) count(before * TRIPLE + pair);
    }
    before = last;
    last = code;
  }
  return counts;
}

/**
 * Letters as they come, put together by matter: each joins the matter its words are nearest to, or begins one. A letter's matter depends
 * on it and on earlier ones only, and never changes. One look costs time in proportion to the shared grams, not to the letters kept.
 */
import { type Background, NO_BACKGROUND } from './background-words.ts';
import { type Gram, isPair } from './grams.ts';
import {
  bySenders,
  byWords,
  type Hold,
  holdsOf,
  inTitle,
  type Letter,
  lengthOf,
  MOST_BY_SENDERS,
  probability,
  rarityOf,
  type Sender,
  senderOf,
  sharpened,
  TELLING_FROM,
  weightOf,
} from './likeness.ts';

export interface MatterIndex {
  /** Keeps the letter and says which matter it belongs to: 0, 1, 2 … in the order in which matters began. */
  add(letter: Letter): number;
}

/** From which nearness on a letter joins. */
const JOINS_FROM = 0.25;
/** The nearness of a matter is mostly that of its letters on average, and a little that of the nearest. */
const OF_AVERAGE = 0.8;
/** Log-odds below which a pair is as good as strangers. */
const STRANGERS = -4;

/** Per letter kept, what it has in common with the one at hand: dot product, then rarity in both titles, in one, in neither. */
const FIELDS = 4;
const HOLD_WIDTH = 3;
const HOLD_BITS = (1 << HOLD_WIDTH) - 1;

interface Kept {
  readonly sender: Sender;
  readonly length: number;
  readonly matter: number;
}

export function createMatterIndex(background: Background = NO_BACKGROUND): MatterIndex {
  const letters: Kept[] = [];
  const sizes: number[] = [];
  /** Per gram the letters that hold it, the letter above the bits of its hold. */
  const postings = new Map<Gram, number[]>();
  const rarity = rarityOf(background, {
    get letters() {
      return letters.length;
    },
    count: (gram) => postings.get(gram)?.length ?? 0,
  });
  let common = new Float64Array(FIELDS * 1024);

  /** Letters with anything in common; their places in `common` are filled. */
  function meet(holds: ReadonlyMap<Gram, Hold>): number[] {
    if (common.length < FIELDS * letters.length) common = new Float64Array(2 * FIELDS * letters.length);
    const met: number[] = [];
    for (const [gram, hold] of holds) {
      const posting = postings.get(gram);
      if (posting === undefined) continue;
      const rare = rarity(gram);
      const weight = weightOf(hold) * sharpened(rare);
      const telling = isPair(gram) ? Math.max(0, rare - TELLING_FROM) : 0;
      for (const held of posting) {
        const other = held & HOLD_BITS;
        const at = held >> HOLD_WIDTH;
        const place = at * FIELDS;
        if (common[place] === 0) met.push(at);
        common[place] = (common[place] ?? 0) + weight * weightOf(other);
        if (telling === 0) continue;
        const field = place + 3 - (inTitle(hold) ? 1 : 0) - (inTitle(other) ? 1 : 0);
        common[field] = (common[field] ?? 0) + telling;
      }
    }
    return met;
  }

  /** Log-odds by words with a letter that was met; its place is emptied. */
  function takeWords(at: number, lengths: number): number {
    const place = at * FIELDS;
    const words = byWords({
      cosine: (common[place] ?? 0) / lengths,
      titles: common[place + 1] ?? 0,
      oneTitle: common[place + 2] ?? 0,
      texts: common[place + 3] ?? 0,
    });
    common.fill(0, place, place + FIELDS);
    return words;
  }

  /** Nearness of every matter that has a letter near this one. */
  function nearest(sender: Sender, holds: ReadonlyMap<Gram, Hold>, length: number): number | undefined {
    const near = new Map<number, { sum: number; best: number }>();
    for (const at of meet(holds)) {
      const kept = letters[at] as Kept;
      const words = takeWords(at, length * kept.length);
      if (words + MOST_BY_SENDERS < STRANGERS) continue;
      const odds = words + bySenders(sender, kept.sender);
      if (odds < STRANGERS) continue;
      const alike = probability(odds);
      const matter = near.get(kept.matter) ?? { sum: 0, best: 0 };
      near.set(kept.matter, { sum: matter.sum + alike, best: Math.max(matter.best, alike) });
    }
    let found: number | undefined;
    let most = JOINS_FROM;
    for (const [matter, { sum, best }] of near) {
      const nearness = (OF_AVERAGE * sum) / (sizes[matter] ?? 1) + (1 - OF_AVERAGE) * best;
      if (nearness < most) continue;
      most = nearness;
      found = matter;
    }
    return found;
  }

  return {
    add(letter) {
      const holds = holdsOf(letter);
      const length = lengthOf(holds, rarity);
      const sender = senderOf(letter);
      const matter = nearest(sender, holds, length) ?? sizes.length;
      sizes[matter] = (sizes[matter] ?? 0) + 1;
      for (const [gram, hold] of holds) {
        const posting = postings.get(gram);
        const held = (letters.length << HOLD_WIDTH) | hold;
        if (posting === undefined) postings.set(gram, [held]);
        else posting.push(held);
      }
      letters.push({ sender, length, matter });
      return matter;
    },
  };
}

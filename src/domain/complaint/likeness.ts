/**
 * How likely two complaints speak of one matter: rare words in common count, most of all when both have them in their title; everyday
 * words do not. The weights were fitted to letters joined by hand (docs/decisions/0015-matters.md).
 */
import { DAY } from '../time/moment.ts';
import { type Background, NO_BACKGROUND } from './background-words.ts';
import { type Gram, gramsOf, isPair } from './grams.ts';
import { type NamedPlaces, namesElsewhere, placesOf } from './named-places.ts';

/** A complaint as far as likeness needs it. */
export interface Letter {
  /** '' where it has none, as in a chat. */
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who wrote it; '' for nobody known. */
  readonly user: string;
}

/** Characters that are looked at: what a letter is about stands at its head. */
const TITLE_READ = 100;
const TEXT_READ = 300;

/** How a letter holds a gram: in the title, and not, once or more often in the text. */
export type Hold = number;
const IN_TITLE = 3;
const HOLDS = 6;
export const inTitle = (hold: Hold): boolean => hold >= IN_TITLE;
const TITLE_WEIGHT = 1.5;
const WEIGHT_OF_HOLD: readonly number[] = Array.from(
  { length: HOLDS },
  (_, hold) => Math.sqrt(hold % IN_TITLE) + (hold >= IN_TITLE ? TITLE_WEIGHT : 0),
);
export const weightOf = (hold: Hold): number => WEIGHT_OF_HOLD[hold] ?? 0;

/** Every gram of a letter. */
export function holdsOf(letter: Pick<Letter, 'title' | 'text'>): Map<Gram, Hold> {
  const holds = new Map<Gram, Hold>();
  for (const [gram, count] of gramsOf(letter.text, TEXT_READ)) holds.set(gram, Math.min(count, 2));
  for (const gram of gramsOf(letter.title, TITLE_READ).keys()) holds.set(gram, (holds.get(gram) ?? 0) + IN_TITLE);
  return holds;
}

/** Natural logarithm of how rare a gram is: about 10 for a name nobody wrote before, 2 for “投诉”. */
export type Rarity = (gram: Gram) => number;
/** What was seen here counts less than the table: a matter many write about stays a matter. */
const SEEN_WEIGHT = 0.3;

export interface Seen {
  readonly letters: number;
  count(gram: Gram): number;
}
const NOTHING_SEEN: Seen = { letters: 0, count: () => 0 };

export const rarityOf =
  (background: Background, seen: Seen = NOTHING_SEEN): Rarity =>
  (gram) => {
    const among = Math.max(LEAST_LETTERS, background.letters) + SEEN_WEIGHT * seen.letters;
    return Math.max(0, Math.log(among / (background.count(gram) + SEEN_WEIGHT * seen.count(gram) + 0.5)));
  };
/** Without a background a gram is rare among this many. */
const LEAST_LETTERS = 1000;

/** Pairs rarer than this (once in 55 letters) speak for themselves. */
export const TELLING_FROM = 4;

/** Share of a gram in the cosine: held twice as firmly, three times as rare. */
export const sharpened = (rarity: number): number => rarity * rarity * rarity;

/** What the words of two letters have in common. */
export interface SharedWords {
  /** Cosine over all grams, 0..1. */
  readonly cosine: number;
  /** Rarity of the shared telling pairs: in both titles, in one, in neither. */
  readonly titles: number;
  readonly oneTitle: number;
  readonly texts: number;
}

const BIAS = -8;
/** Log-odds of one matter, by the words alone; bounded by what senders add below. */
export const byWords = ({ cosine, titles, oneTitle, texts }: SharedWords): number =>
  BIAS +
  13 * Math.sqrt(cosine) +
  2.85 * Math.log1p(titles / 5) +
  2.9 * Math.log1p(oneTitle / 5) +
  1.1 * Math.log1p(texts / 5);

const SAME_USER = 2;
/** Both say where, and not the same place: two matters, however alike the words. */
const ELSEWHERE = 14;
/** The most that {@link bySenders} adds. */
export const MOST_BY_SENDERS = SAME_USER;

/** What is known of a letter beside its grams. */
export interface Sender {
  readonly user: string;
  readonly at: number;
  /** Named at its head. */
  readonly places: NamedPlaces;
}
export const senderOf = ({ title, text, user, at }: Letter): Sender => ({
  user,
  at,
  places: placesOf(title === '' ? text : title),
});

/** Log-odds that who, when and where add. */
export const bySenders = (a: Sender, b: Sender): number =>
  (a.user !== '' && a.user === b.user ? SAME_USER : 0) -
  0.225 * Math.log1p(Math.abs(a.at - b.at) / DAY) -
  (namesElsewhere(a.places, b.places) ? ELSEWHERE : 0);

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Length of a letter's vector. */
export function lengthOf(holds: ReadonlyMap<Gram, Hold>, rarity: Rarity): number {
  let sum = 0;
  for (const [gram, hold] of holds) sum += weightOf(hold) ** 2 * sharpened(rarity(gram));
  return Math.sqrt(sum) || 1;
}

/** A letter made ready to be compared many times; about 6 KB. */
export interface Prepared {
  /** Ascending. */
  readonly grams: Float64Array;
  readonly holds: Uint8Array;
  readonly length: number;
  readonly sender: Sender;
}

export function prepare(letter: Letter, background: Background = NO_BACKGROUND): Prepared {
  const holds = holdsOf(letter);
  const grams = Float64Array.from(holds.keys()).sort();
  return {
    grams,
    holds: Uint8Array.from(grams, (gram) => holds.get(gram) ?? 0),
    length: lengthOf(holds, rarityOf(background)),
    sender: senderOf(letter),
  };
}

/** Probability that two letters are of one matter, by themselves, without an index. Both prepared on the same background. */
export function likeness(a: Prepared, b: Prepared, background: Background = NO_BACKGROUND): number {
  const rarity = rarityOf(background);
  let [dot, titles, oneTitle, texts] = [0, 0, 0, 0];
  for (let i = 0, j = 0; i < a.grams.length && j < b.grams.length; ) {
    const [mine, other] = [a.grams[i] ?? 0, b.grams[j] ?? 0];
    if (mine < other) i += 1;
    else if (mine > other) j += 1;
    else {
      const [hold, held] = [a.holds[i] ?? 0, b.holds[j] ?? 0];
      const rare = rarity(mine);
      dot += weightOf(hold) * weightOf(held) * sharpened(rare);
      const telling = isPair(mine) ? Math.max(0, rare - TELLING_FROM) : 0;
      if (inTitle(hold) && inTitle(held)) titles += telling;
      else if (inTitle(hold) || inTitle(held)) oneTitle += telling;
      else texts += telling;
      i += 1;
      j += 1;
    }
  }
  const cosine = dot / (a.length * b.length);
  return probability(byWords({ cosine, titles, oneTitle, texts }) + bySenders(a.sender, b.sender));
}

/** What a reply and a complaint have in common, as a few numbers; nothing here knows a weight. */
import { characterPairs, lengthOf } from './character-pairs.ts';
import { quotesAnother } from './quoted-matter.ts';
import { rarityOf } from './rarity.ts';
import { otherRegion, regionsOf } from './region.ts';
import { type TopicReader, topicAgreement } from './topic.ts';

/** A complaint and what was answered to it. */
export interface Answered {
  readonly title: string;
  readonly text: string;
  readonly reply: string;
}

/** Names of the features, in the order of the table in the decision record. */
export const FEATURES = ['cosine', 'titleCovered', 'topic', 'length', 'otherRegion', 'otherQuoted'] as const;
export type Feature = (typeof FEATURES)[number];

type Pairs = ReadonlySet<string>;
const sum = (pairs: Iterable<string>, weigh: (pair: string) => number): number => {
  let total = 0;
  for (const pair of pairs) total += weigh(pair);
  return total;
};
const shared = (a: Pairs, b: Pairs): readonly string[] => [...a].filter((pair) => b.has(pair));
const squared = (pair: string): number => rarityOf(pair) ** 2;

const cosine = (a: Pairs, b: Pairs): number =>
  sum(shared(a, b), squared) / (Math.sqrt(sum(a, squared) * sum(b, squared)) || 1);
const covered = (title: Pairs, reply: Pairs): number =>
  sum(shared(title, reply), rarityOf) / (sum(title, rarityOf) || 1);

/** The features of one pair; linear in the three texts, which are `plain`. */
export function likenessFeatures(
  { title, text, reply }: Answered,
  topicsOf: TopicReader,
): Readonly<Record<Feature, number>> {
  const asked = `${title}。${text}`;
  const [complaint, pairs] = [characterPairs(asked), characterPairs(reply)];
  return {
    cosine: cosine(complaint, pairs),
    titleCovered: covered(characterPairs(title), pairs),
    topic: topicAgreement(topicsOf(asked), topicsOf(reply)),
    length: Math.log(10 + lengthOf(reply)),
    otherRegion: otherRegion(regionsOf(asked), regionsOf(reply)) ? 1 : 0,
    otherQuoted: quotesAnother(reply, complaint) ? 1 : 0,
  };
}

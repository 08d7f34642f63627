/** What a text is about, as weights of topics; two texts on one matter pull the same way. */
import type { CategoryCatalogue } from '../complaint/category.ts';
import { cueWeight, cueWord } from '../complaint/category.ts';
import { compileLexicon, type Lexicon, scan } from '../complaint/lexicon.ts';
import { normalise } from '../complaint/normalise.ts';

export type Topics = ReadonlyMap<string, number>;
/** Reads the topics of a normalised text; a trained model may stand behind it. Empty where it sees none. */
export type TopicReader = (text: string) => Topics;

/** Topics by the cue words of a catalogue, one topic per leaf; a word counts once however often it is said. */
export function cueTopics(catalogue: CategoryCatalogue): TopicReader {
  const lexicon = leavesByCue(catalogue);
  return (text) => {
    const topics = new Map<string, number>();
    const said = new Set<string>();
    for (const { word, value } of scan(lexicon, text)) {
      if (said.has(word)) continue;
      said.add(word);
      for (const [leaf, weight] of value) topics.set(leaf, (topics.get(leaf) ?? 0) + weight);
    }
    return topics;
  };
}

function leavesByCue(catalogue: CategoryCatalogue): Lexicon<ReadonlyMap<string, number>> {
  const leaves = new Map<string, Map<string, number>>();
  for (const { id, cues } of catalogue)
    for (const cue of cues) {
      const word = normalise(cueWord(cue));
      const known = leaves.get(word) ?? new Map<string, number>();
      leaves.set(word, known.set(id, Math.max(known.get(id) ?? 0, cueWeight(cue))));
    }
  return compileLexicon(leaves);
}

/** What agreement is worth where one side shows no topic: about the middle of what is found. */
const UNKNOWN = 0.4;

const norm = (topics: Topics): number => Math.sqrt([...topics.values()].reduce((sum, weight) => sum + weight ** 2, 0));

/** Cosine of two texts' topics, 0..1. */
export function topicAgreement(a: Topics, b: Topics): number {
  if (a.size === 0 || b.size === 0) return UNKNOWN;
  const both = [...a].reduce((sum, [topic, weight]) => sum + weight * (b.get(topic) ?? 0), 0);
  return both / (norm(a) * norm(b));
}

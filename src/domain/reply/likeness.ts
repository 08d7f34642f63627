/** How likely it is that a reply answers this complaint. */
import { DEFAULT_CATALOGUE } from '../complaint/category-catalogue.ts';
import { type Answered, FEATURES, likenessFeatures } from './likeness-features.ts';
import { LIKENESS_WEIGHTS } from './likeness-weights.ts';
import { cueTopics, type TopicReader } from './topic.ts';

/** What the weights were trained with. */
export const DEFAULT_TOPICS: TopicReader = cueTopics(DEFAULT_CATALOGUE);

/** 0..1, higher = answers it; 0.5 where half of such replies do. The texts are `plain`. */
export function likeness(answered: Answered, topicsOf: TopicReader = DEFAULT_TOPICS): number {
  const features = likenessFeatures(answered, topicsOf);
  const odds = FEATURES.reduce((z, name) => z + LIKENESS_WEIGHTS[name] * features[name], LIKENESS_WEIGHTS.base);
  return 1 / (1 + Math.exp(-odds));
}

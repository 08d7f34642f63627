/** Which category a text is about: cue words of the catalogue, summed per leaf and per label. */
import type { Category, CategoryCatalogue } from './category.ts';
import { cueWeight, cueWord } from './category.ts';
import type { Lexicon } from './lexicon.ts';
import { compileLexicon, scan } from './lexicon.ts';
import { normalise } from './normalise.ts';

interface Pull {
  readonly category: Category;
  readonly weight: number;
}

export interface Categorised {
  readonly label: string;
  readonly category: string;
  /** Sum of the winning label's cue weights; 0 = nothing found. */
  readonly weight: number;
  /** All topic cues found, whatever they pull towards. */
  readonly total: number;
  /** The words that decided, strongest first. */
  readonly words: readonly string[];
  /** Cue weight per label, and per leaf. */
  readonly labels: ReadonlyMap<string, number>;
  readonly leaves: ReadonlyMap<Category, number>;
}

const compiled = new WeakMap<CategoryCatalogue, Lexicon<readonly Pull[]>>();

function lexiconOf(catalogue: CategoryCatalogue): Lexicon<readonly Pull[]> {
  const known = compiled.get(catalogue);
  if (known !== undefined) return known;
  const pulls = new Map<string, Pull[]>();
  for (const category of catalogue) {
    for (const cue of category.cues) {
      const word = normalise(cueWord(cue));
      const list = pulls.get(word) ?? [];
      list.push({ category, weight: cueWeight(cue) });
      pulls.set(word, list);
    }
  }
  const lexicon = compileLexicon<readonly Pull[]>(pulls);
  compiled.set(catalogue, lexicon);
  return lexicon;
}

const best = <K>(sums: ReadonlyMap<K, number>): K | undefined => {
  let winner: K | undefined;
  let most = 0;
  for (const [key, sum] of sums)
    if (sum > most) {
      winner = key;
      most = sum;
    }
  return winner;
};

/** Catch-all when nothing was found: the catalogue's 综合 leaf of 城乡建设, else its first leaf. */
const fallback = (catalogue: CategoryCatalogue): Category | undefined =>
  catalogue.find((category) => category.id === '城乡建设/综合') ?? catalogue[0];

/** `text` normalised. A repeated word counts half again for its second time and no more after. */
export function categorise(text: string, catalogue: CategoryCatalogue): Categorised {
  const seen = new Map<string, number>();
  const labels = new Map<string, number>();
  const leaves = new Map<Category, number>();
  const weights = new Map<string, number>();
  let total = 0;
  for (const hit of scan(lexiconOf(catalogue), text)) {
    const times = (seen.get(hit.word) ?? 0) + 1;
    seen.set(hit.word, times);
    if (times > 2) continue;
    const share = times === 1 ? 1 : 0.5;
    const strongest = new Map<string, number>();
    for (const pull of hit.value) {
      leaves.set(pull.category, (leaves.get(pull.category) ?? 0) + pull.weight * share);
      strongest.set(pull.category.label, Math.max(strongest.get(pull.category.label) ?? 0, pull.weight));
    }
    for (const [label, weight] of strongest) labels.set(label, (labels.get(label) ?? 0) + weight * share);
    const most = Math.max(...strongest.values());
    weights.set(hit.word, most);
    total += times === 1 ? most : 0;
  }
  const label = best(labels);
  const leaf = best(new Map([...leaves].filter(([category]) => category.label === label)));
  const chosen = leaf ?? fallback(catalogue);
  return {
    label: chosen?.label ?? '城乡建设',
    category: chosen?.id ?? '城乡建设/综合',
    weight: label === undefined ? 0 : (labels.get(label) ?? 0),
    total,
    words: [...weights]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([word]) => word),
    labels,
    leaves,
  };
}

const isRest = ({ id }: Category): boolean => id.endsWith('/综合');

/**
 * The leaf of a label that the cue words speak for most; without any, the label's own catch-all. A label the
 * catalogue does not know stands for itself.
 */
export function leafWithin(label: string, { leaves }: Categorised, catalogue: CategoryCatalogue): string {
  const found = best(new Map([...leaves].filter(([category]) => category.label === label)));
  const own = catalogue.filter((category) => category.label === label);
  const rest = own.find((category) => category.id === `${label}/综合`) ?? own.find(isRest) ?? own[0];
  return (found ?? rest)?.id ?? label;
}

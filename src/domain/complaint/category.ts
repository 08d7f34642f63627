/** One category and the weight of its cue words. */
import { words } from './lexicon.ts';

/** A word, or a word with its weight (about 0.5 faint … 4 settles it). A bare word weighs by its length. */
export type Cue = string | readonly [word: string, weight: number];

export interface Category {
  /** `top/leaf`, e.g. `城乡建设/噪音扰民`. */
  readonly id: string;
  /** One of the seven top classes; may differ from the id's top (公共安全, 民政与救助 … are not among the seven). */
  readonly label: string;
  readonly cues: readonly Cue[];
}

export type CategoryCatalogue = readonly Category[];

/** Table rows of cue words by strength: settles (3.5), says (2), hints (1). */
export const cues = (settles: string, says: string, hints: string): Cue[] => [
  ...words(settles).map((word): Cue => [word, 3.5]),
  ...words(says).map((word): Cue => [word, 2]),
  ...words(hints).map((word): Cue => [word, 1]),
];

/** Weight of a cue; a bare word of two characters weighs 1, each further character half more, at most 3. */
export const cueWeight = (cue: Cue): number =>
  typeof cue === 'string' ? Math.min(3, Math.max(0.5, cue.length / 2)) : cue[1];
export const cueWord = (cue: Cue): string => (typeof cue === 'string' ? cue : cue[0]);

export const topOf = (id: string): string => id.split('/')[0] ?? id;
export const leafOf = (id: string): string => id.split('/').at(-1) ?? id;

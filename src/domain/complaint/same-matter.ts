/**
 * One matter or two? Said in much the same words, or in other words about the same rare thing. What is `same` joins by itself; what is
 * only `similar` a person is asked about.
 */
import type { Background } from './background-words.ts';
import { buildingsOf, disjoint } from './building.ts';
import { likeness } from './likeness.ts';
import { type Likeness, type Matter, sameMatter } from './similarity.ts';

export interface Comparison extends Likeness {
  /** Worth a look; also true of what is the same. */
  readonly similar: boolean;
}

export interface ComparedBy {
  readonly background: Background;
  /** The office's own estates, which everybody names. */
  readonly ordinary?: readonly string[];
}

/** Probability from which two complaints of one group and day are one: there the odds are far better than between two letters. */
const SAME_FROM = 0.02;
const SIMILAR_FROM = 0.005;

/** Compares two complaints of one group or place; `at` of both within a day or so. */
export function compareMatters(a: Matter, b: Matter, { background, ordinary = [] }: ComparedBy): Comparison {
  const plain = sameMatter(a, b, ordinary);
  if (plain.same) return { ...plain, similar: true };
  if (disjoint(buildingsOf(a.text), buildingsOf(b.text))) return { ...plain, similar: false };
  const score = likeness(letterOf(a, ordinary), letterOf(b, ordinary), background);
  const same = score >= SAME_FROM;
  return {
    same,
    similar: same || score >= SIMILAR_FROM,
    score: Math.max(score, plain.score),
    why: same ? '说的是同一处、同一件事' : '',
  };
}

/** A chat has no titles: what is said first is the nearest to one. */
const HEAD = /^[^，。！？!?,;；\n]{1,40}/u;
function letterOf({ text }: Matter, ordinary: readonly string[]): Parameters<typeof likeness>[0] {
  const bare = ordinary.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, ' ')), text);
  return { title: HEAD.exec(bare)?.[0] ?? '', text: bare, at: 0, user: '' };
}

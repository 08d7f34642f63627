/**
 * One matter or two? Said in much the same words, or in other words about the same rare thing. What is `same` joins by itself; what is
 * only `similar` a person is asked about.
 */
import type { Background } from './background-words.ts';
import { buildingsOf, disjoint } from './building.ts';
import { everybodysMatter, otherSpot } from './everybodys-matter.ts';
import { likeness, type Prepared, prepare } from './likeness.ts';
import { otherThing } from './shared-thing.ts';
import { type Likeness, type Matter, sameMatter, shareName } from './similarity.ts';

export interface Comparison extends Likeness {
  /** Worth a look; also true of what is the same. */
  readonly similar: boolean;
}

export interface ComparedBy {
  readonly background: Background;
  /** The office's own estates, which everybody names. */
  readonly ordinary?: readonly string[];
  /** Default 0.1, for a live service. */
  readonly sameFrom?: number;
}

/** Probability from which what is said of one name is one matter: in one group and day the odds are better than between two letters. */
const SAME_FROM = 0.1;
/** A recording is read as a whole, and nobody is asked. */
export const SAME_IN_RECORDING = 0.02;
const SIMILAR_FROM = 0.02;

/** In few words chance weighs more: there a name must be shared outright. */
const MANY_WORDS = 20;
const long = (a: Matter, b: Matter): boolean => Math.min(a.text.length, b.text.length) >= MANY_WORDS;

/** Compares two complaints of one group or place, at most a day or so apart. */
export function compareMatters(a: Matter, b: Matter, by: ComparedBy): Comparison {
  const { background, ordinary = [], sameFrom = SAME_FROM } = by;
  const plain = sameMatter(a, b, ordinary);
  if (disjoint(buildingsOf(a.text), buildingsOf(b.text))) return { ...plain, similar: false };
  if (otherSpot(a.text, b.text) || otherThing(a.text, b.text)) return { ...plain, same: false, similar: plain.same };
  if (plain.same) return { ...plain, similar: true };
  const everybodys = everybodysMatter(a.text, b.text);
  if (everybodys !== undefined) return { same: true, similar: true, score: 0.6, why: `都说${everybodys}` };
  const score = likeness(readied(a, ordinary, background), readied(b, ordinary, background), background);
  const same = score >= sameFrom && (long(a, b) || shareName(a.text, b.text, ordinary));
  const similar = same || score >= SIMILAR_FROM;
  return { same, similar, score: Math.max(score, plain.score), why: same ? '说的是同一处的同一件事' : '' };
}

/** A chat has no titles: what is said first is the nearest to one. */
const HEAD = /^[^，。！？!?,;；\n]{1,40}/u;
const READ = 400;

function ready(text: string, ordinary: readonly string[], background: Background): Prepared {
  const head = text.slice(0, READ);
  const bare = ordinary.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, ' ')), head);
  return prepare({ title: HEAD.exec(bare)?.[0] ?? '', text: bare, at: 0, user: '' }, background);
}

/** The same tickets are compared again and again: so many are kept ready, per background and list of names. */
const KEPT = 1000;
const kept = new WeakMap<Background, Map<string, Prepared>>();

function readied({ text }: Matter, ordinary: readonly string[], background: Background): Prepared {
  const known = kept.get(background) ?? new Map<string, Prepared>();
  kept.set(background, known);
  const key = `${ordinary.join(' ')}\n${text.slice(0, READ)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const prepared = ready(text, ordinary, background);
  known.set(key, prepared);
  return prepared;
}

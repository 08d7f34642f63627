import type { UnitId } from '../base/ids.ts';
import { compileLexicon, type Lexicon, scan } from '../complaint/lexicon.ts';
import type { Directory } from '../office/directory.ts';
import type { Unit } from '../office/unit.ts';
import { fold } from './fold.ts';

type Units = Pick<Directory, 'units'>;

/** A unit named in a text, and where. */
export interface NamedUnit {
  readonly unit: UnitId;
  readonly from: number;
  readonly to: number;
}

const compiled = new WeakMap<readonly Unit[], Lexicon<UnitId>>();

/** Units named in a folded text by id, name, alias, or either without the leading 区/县/市, in the order of the text. */
export function unitsIn(folded: string, { units }: Units): readonly NamedUnit[] {
  const hits = scan(lexiconOf(units), folded).filter((hit) => !insideWord(hit.word, hit.at, folded));
  return hits.map(({ value, at, word }) => ({ unit: value, from: at, to: endOf(folded, at + word.length) }));
}

function lexiconOf(units: readonly Unit[]): Lexicon<UnitId> {
  const known = compiled.get(units);
  if (known) return known;
  const full = units.flatMap((unit) => namesOf(unit).map((name) => [name, unit.id] as const));
  const lexicon = compileLexicon([...withoutDistrict(full), ...full]);
  compiled.set(units, lexicon);
  return lexicon;
}

const namesOf = (unit: Unit): readonly string[] => [unit.id, unit.name, ...unit.aliases].map(fold);

/** “住建局” for “区住建局”, where only one unit can be meant. */
function withoutDistrict(names: readonly (readonly [string, UnitId])[]): readonly (readonly [string, UnitId])[] {
  const owners = new Map<string, Set<UnitId>>();
  for (const [name, unit] of names) {
    const short = /^(?:[区县]|市(?![政场容民监]))(.{2,})$/u.exec(name)?.[1];
    if (short !== undefined) owners.set(short, (owners.get(short) ?? new Set()).add(unit));
  }
  return [...owners].flatMap(([short, ids]) => (ids.size === 1 ? [...ids].map((id) => [short, id] as const) : []));
}

/** A Latin id counts only as a whole word. */
function insideWord(word: string, at: number, folded: string): boolean {
  if (!/^[\x21-\x7e]+$/u.test(word)) return false;
  return /[a-z0-9_-]/u.test(folded.charAt(at - 1)) || /[a-z0-9_-]/u.test(folded.charAt(at + word.length));
}

/** “仓门街街道办” is 仓门街街道. */
function endOf(folded: string, at: number): number {
  const rest = /^(?:街道)?(?:办事处|办(?![理结好公]))?/u.exec(folded.slice(at, at + 6));
  return at + (rest?.[0].length ?? 0);
}

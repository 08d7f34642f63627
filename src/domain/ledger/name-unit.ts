import { nearMiss } from '../base/near-miss.ts';
import type { Unit } from '../office/unit.ts';
import { shown, tight } from './plain-text.ts';

/** `byRule`: the name is not the office's own, but differs from it only by what is said or left out (人民政府, 办事处, 区). */
export type NamedUnit =
  | { readonly known: true; readonly unit: Unit; readonly byRule: boolean }
  | { readonly known: false; readonly near: string | undefined; readonly several: readonly string[] };

/** What a unit's name may end with or leave out. */
const ENDINGS = /(?<=.{2})(?:人民政府|街道办事处|街道办|街道|办事处|政府)$/u;
const DISTRICT = /^(?:[区县])(?=.{3})/u;

const stem = (name: string): string => name.replace(DISTRICT, '').replace(ENDINGS, '');

/** Finds units by the names a ledger writes, and never guesses: what is merely like a name is proposed in words. */
export function unitNamer(units: readonly Unit[]): (written: string) => NamedUnit {
  const own = new Map<string, Unit>();
  const stems = new Map<string, Set<Unit>>();
  for (const unit of units)
    for (const name of [unit.id, unit.name, ...unit.aliases].map(tight)) {
      own.set(name, unit);
      const short = stem(name);
      stems.set(short, (stems.get(short) ?? new Set()).add(unit));
    }
  const names = units.flatMap((unit) => [unit.name, ...unit.aliases]);
  const heard = new Map<string, NamedUnit>();

  const find = (name: string): NamedUnit => {
    const exact = own.get(name);
    if (exact) return { known: true, unit: exact, byRule: false };
    const alike = [...(stems.get(stem(name)) ?? [])];
    if (alike.length === 1) return { known: true, unit: alike[0] as Unit, byRule: true };
    return { known: false, near: nearMiss(name, names), several: alike.map((unit) => unit.name) };
  };
  return (written) => {
    const name = tight(written);
    const known = heard.get(name);
    if (known) return known;
    const found = find(name);
    heard.set(name, found);
    return found;
  };
}

/** What to tell of a name that is known by the rules only. */
export const countedAs = (written: string, name: string): string => `“${written}”按“${name}”计`;

type Unknown = Extract<NamedUnit, { known: false }>;

/** What the name stands in, as whoever is to mend it calls it. */
type Paper = '台账' | '表';

/** What to tell whoever wrote the name; without a full stop, as every fault of a cell. */
export const unknownUnit = (named: Unknown, { written, paper }: { written: string; paper: Paper }): string =>
  `办公室文件里没有“${shown(written)}”。${proposal(named, paper)}`;

function proposal({ near, several }: Unknown, paper: Paper): string {
  if (several.length > 0) return `可能是${several.map((name) => `“${name}”`).join('或')}，请写全称`;
  if (near === undefined) return `请改${paper}，或在办公室文件的 units 里加上这个单位`;
  return `是不是“${near}”？名字相近也可能是两个单位，系统不代为认定：写错了就改${paper}；是同一个单位就在办公室文件里给它加别名；是另一个单位就加进 units`;
}

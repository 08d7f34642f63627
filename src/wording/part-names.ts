import type { Unit } from '../domain/office/unit.ts';

interface Placed {
  readonly unit: Unit;
  readonly tier: string;
}

/** Kinds that share a tier by default, told apart where each has a table of its own. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  town: '乡镇',
  street: '街道',
  community: '社区',
  department: '部门',
  company: '企业',
};

/** What the tables of a split source are called after: their tiers; where two had one name, their kinds; where a kind has none, their number. */
export function partNames(parts: readonly (readonly Placed[])[]): readonly string[] {
  const tiers = parts.map((part) => listed(part.map(({ tier }) => tier)));
  const doubtful = (name: string): boolean => tiers.filter((other) => other === name).length > 1;
  const finer = parts.map((part, index) => {
    const tier = tiers[index] ?? '';
    return doubtful(tier) ? listed(part.map(({ unit }) => KIND_NAMES[unit.kind] ?? tier)) : tier;
  });
  return finer.map((name, index) => {
    const before = finer.slice(0, index).filter((other) => other === name).length;
    return finer.filter((other) => other === name).length > 1 ? `${name}（${before + 1}）` : name;
  });
}

const listed = (names: readonly string[]): string => [...new Set(names)].join('、');

import { meant } from '../../domain/base/near-miss.ts';
import { type CategoryCatalogue, topOf } from '../../domain/complaint/category.ts';
import type { OfficeRows } from './office-rows.ts';
import { isListWritten, type Path, type Written } from './office-tree.ts';
import { type Reader, type Row, sectionOf } from './read-fields.ts';

interface Known {
  /** False where a row's id could not be read: the use of it would look like a fault. */
  readonly whole: boolean;
  readonly ids: ReadonlySet<string>;
  /** Names people know a thing by → its id; a name of two things is none. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

function knownIn(reader: Reader, section: string, rows: readonly Row<NamedRow>[]): Known {
  const names = new Map<string, string | undefined>();
  for (const { value } of rows)
    for (const name of [value.name, ...(value.aliases ?? [])])
      if (name !== undefined && value.id !== undefined) names.set(name, names.has(name) ? undefined : value.id);
  const whole = isReadable(sectionOf(reader, section), rows);
  return { whole, ids: new Set(rows.flatMap(({ value }) => value.id ?? [])), names };
}

const isReadable = (given: Written, rows: readonly Row<NamedRow>[]): boolean =>
  (given === undefined || isListWritten(given)) && rows.every(({ value }) => value.id !== undefined);

/** “甲镇” is a name: the id is wanted. */
function idInstead(said: string, { ids, names }: Known): string {
  if (ids.size === 0) return '：文件里一个也没有写';
  const id = names.get(said);
  if (id !== undefined) return `：这里要写 id，“${said}”的 id 是 ${id}`;
  const near = meant(said, ids);
  if (near !== '') return near;
  const alike = [...names.keys(), ...ids].filter((word) => word.includes(said) || said.includes(word));
  const found = [...new Set(alike.map((word) => names.get(word) ?? word))].filter((word) => ids.has(word));
  return found.length === 0 ? '' : `，相近的有 ${found.slice(0, 3).join('、')}`;
}

/** Every id that is used must stand in its list. */
export function checkReferences(reader: Reader, rows: OfficeRows, categories: CategoryCatalogue): void {
  const units = knownIn(reader, 'units', rows.units);
  const areas = knownIn(reader, 'areas', rows.areas);
  const people = knownIn(reader, 'people', rows.people);
  const check = (known: Known, what: string) => (id: string | undefined, path: Path) => {
    if (id !== undefined && known.whole && !known.ids.has(id))
      reader.fault(path, `${path.at(-1)} 写的${what}“${id}”不存在${idInstead(id, known)}`);
  };
  const [unit, area, person] = [check(units, '单位'), check(areas, '社区'), check(people, '人员')];

  for (const { path, value } of rows.areas) {
    unit(value.unit, [...path, 'unit']);
    const places = new Set([value.name, ...(value.estates ?? []), ...(value.roads ?? [])]);
    for (const [said, place] of Object.entries(value.alsoCalled ?? {}))
      if (!places.has(place)) reader.fault([...path, 'alsoCalled', said], `“${said}”指的地名“${place}”不在这个社区里`);
  }
  const group = check(knownIn(reader, 'groups', rows.groups), '群');
  for (const { path, value } of rows.groups) {
    group(value.resultsTo, [...path, 'resultsTo']);
    area(value.area, [...path, 'area']);
    unit(value.unit, [...path, 'unit']);
    person(value.manager, [...path, 'manager']);
  }
  for (const { path, value } of rows.people) {
    unit(value.unit, [...path, 'unit']);
    area(value.area, [...path, 'area']);
  }
  const category = check(categoriesBy(categories), '类别');
  for (const { path, value } of rows.routing) {
    category(value.category, [...path, 'category']);
    area(value.area, [...path, 'area']);
    unit(value.unit, [...path, 'unit']);
  }
  for (const [name, source] of Object.entries(rows.sources)) {
    for (const field of ['order', 'joined'] as const)
      for (const [index, id] of (source[field] ?? []).entries()) {
        if (units.whole && !units.ids.has(id))
          reader.fault(['sources', name, field, index], `${field} 里的单位“${id}”不存在${idInstead(id, units)}`);
      }
  }
}

/** By whole ids, their tops, and the last part alone. */
function categoriesBy(categories: CategoryCatalogue): Known {
  const names = new Map<string, string | undefined>();
  for (const { id } of categories) {
    const last = id.split('/').at(-1) ?? id;
    names.set(last, names.has(last) ? undefined : id);
  }
  return { whole: true, ids: new Set(categories.flatMap(({ id }) => [id, topOf(id)])), names };
}

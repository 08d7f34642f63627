import { type CategoryCatalogue, topOf } from '../../domain/complaint/category.ts';
import { meant } from './near-miss.ts';
import type { OfficeRows } from './office-rows.ts';
import type { Path } from './office-tree.ts';
import type { Reader, Row } from './read-fields.ts';

const idsOf = (rows: readonly Row<{ id: string }>[]): Set<string> =>
  new Set(rows.flatMap(({ value }) => value.id ?? []));

/** Every id that is used must stand in its list. */
export function checkReferences(reader: Reader, rows: OfficeRows, categories: CategoryCatalogue): void {
  const [units, areas, people] = [idsOf(rows.units), idsOf(rows.areas), idsOf(rows.people)];
  const check = (known: ReadonlySet<string>, what: string) => (id: string | undefined, path: Path) => {
    if (id !== undefined && !known.has(id))
      reader.fault(path, `${path.at(-1)} 写的${what}“${id}”不存在${meant(id, known)}`);
  };
  const [unit, area, person] = [check(units, '单位'), check(areas, '社区'), check(people, '人员')];

  for (const { path, value } of rows.areas) unit(value.unit, [...path, 'unit']);
  for (const { path, value } of rows.groups) {
    area(value.area, [...path, 'area']);
    unit(value.unit, [...path, 'unit']);
    person(value.manager, [...path, 'manager']);
  }
  for (const { path, value } of rows.people) {
    unit(value.unit, [...path, 'unit']);
    area(value.area, [...path, 'area']);
  }
  const category = check(new Set(categories.flatMap(({ id }) => [id, topOf(id)])), '类别');
  for (const { path, value } of rows.routing) {
    category(value.category, [...path, 'category']);
    area(value.area, [...path, 'area']);
    unit(value.unit, [...path, 'unit']);
  }
  for (const [name, source] of Object.entries(rows.sources)) {
    for (const [index, id] of (source.order ?? []).entries()) {
      if (!units.has(id))
        reader.fault(['sources', name, 'order', index], `order 里的单位“${id}”不存在${meant(id, units)}`);
    }
  }
}

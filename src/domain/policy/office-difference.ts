import { type FieldChange, fieldChanges, fingerprint } from './field-changes.ts';
import type { OfficePolicy } from './office-policy.ts';

/** The lists whose rows have an id. */
const OFFICE_LISTS = ['units', 'areas', 'groups', 'people', 'categories'] as const;
export type OfficeList = (typeof OFFICE_LISTS)[number];

const TABLES = [
  'office',
  'calendar',
  'schedule',
  'ranking',
  'routing',
  'limits',
  'reminders',
  'sources',
  'trial',
  'autoDispatch',
] as const;
export type OfficeTable = (typeof TABLES)[number];

/** One row that is there before and after, and not the same. */
export interface ChangedRow {
  readonly id: string;
  /** As it is called in the newer office. */
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

export interface ListDifference {
  readonly list: OfficeList;
  /** Names as people know them, in the order of the newer (for `removed`: the older) office. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedRow[];
  /** The same rows in another order: for units that is the official order. */
  readonly reordered: boolean;
}

export interface OfficeDifference {
  /** Only the lists and tables in which something is different. */
  readonly lists: readonly ListDifference[];
  readonly tables: readonly TableDifference[];
}

export interface TableDifference {
  readonly table: OfficeTable;
  readonly fields: readonly FieldChange[];
}

interface Row {
  readonly id: string;
  readonly name?: string;
}

/** What a new version of the office changes. No older version: everything is added. */
export function officeDifference(before: OfficePolicy | undefined, after: OfficePolicy): OfficeDifference {
  const lists = OFFICE_LISTS.map((list) => listDifference(list, before?.[list] ?? [], after[list]));
  return {
    lists: lists.filter(
      ({ added, removed, changed, reordered }) => added.length + removed.length + changed.length > 0 || reordered,
    ),
    tables: before ? tableDifferences(before, after) : [],
  };
}

function tableDifferences(before: OfficePolicy, after: OfficePolicy): readonly TableDifference[] {
  return TABLES.map((table) => ({ table, fields: fieldChanges(before[table], after[table]) })).filter(
    ({ fields }) => fields.length > 0,
  );
}

function listDifference(list: OfficeList, before: readonly Row[], after: readonly Row[]): ListDifference {
  const old = new Map(before.map((row) => [row.id, row]));
  const fresh = new Map(after.map((row) => [row.id, row]));
  const kept = (rows: readonly Row[], other: ReadonlyMap<string, Row>): string[] =>
    rows.map((row) => row.id).filter((id) => other.has(id));
  return {
    list,
    added: after.filter((row) => !old.has(row.id)).map(nameOf),
    removed: before.filter((row) => !fresh.has(row.id)).map(nameOf),
    changed: after
      .filter((row) => old.has(row.id))
      .map((row) => ({ id: row.id, name: nameOf(row), fields: fieldChanges(old.get(row.id), row) }))
      .filter(({ fields }) => fields.length > 0),
    reordered: fingerprint(kept(before, fresh)) !== fingerprint(kept(after, old)),
  };
}

const nameOf = (row: Row): string => row.name ?? row.id;

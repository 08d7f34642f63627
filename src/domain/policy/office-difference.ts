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

export interface ListDifference {
  readonly list: OfficeList;
  /** Names as people know them, in the order of the newer (for `removed`: the older) office. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** The same rows in another order: for units that is the official order. */
  readonly reordered: boolean;
}

export interface OfficeDifference {
  /** Only the lists and tables in which something is different. */
  readonly lists: readonly ListDifference[];
  readonly tables: readonly OfficeTable[];
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
    tables: before ? TABLES.filter((table) => fingerprint(before[table]) !== fingerprint(after[table])) : [],
  };
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
    changed: after.filter((row) => old.has(row.id) && fingerprint(old.get(row.id)) !== fingerprint(row)).map(nameOf),
    reordered: fingerprint(kept(before, fresh)) !== fingerprint(kept(after, old)),
  };
}

const nameOf = (row: Row): string => row.name ?? row.id;

/** The same for values that differ only in the order of their fields: a stored version may come back so. */
function fingerprint(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}

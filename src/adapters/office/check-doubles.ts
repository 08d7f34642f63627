import type { OfficeRows } from './office-rows.ts';
import type { Path } from './office-tree.ts';
import { ALL_DEFAULT } from './read-categories.ts';
import type { Reader } from './read-fields.ts';

interface Entry {
  readonly key: string;
  readonly path: Path;
  /** What the key belongs to: the same owner may say a thing twice. */
  readonly owner?: number;
}

/** Things only one may have: ids, names of units, accounts, platform keys of groups. */
export function checkDoubles(reader: Reader, rows: OfficeRows): void {
  const lists = {
    units: rows.units,
    areas: rows.areas,
    groups: rows.groups,
    people: rows.people,
    categories: rows.categories,
    reminders: rows.rungs,
  };
  for (const list of Object.values(lists)) {
    const entries = (list ?? []).flatMap(({ path, value }) =>
      value.id === undefined || value.id === ALL_DEFAULT ? [] : [{ key: value.id, path: [...path, 'id'] }],
    );
    eachDouble(entries, ({ key, path }, first) =>
      reader.fault(path, `id “${key}”重复，第${reader.tree.lineOf(first)}行已经用过`),
    );
  }
  checkUnitNames(reader, rows);
  checkAccounts(reader, rows);
  const keys = rows.groups.flatMap(({ path, value: { channel, key } }) =>
    channel === undefined || key === undefined ? [] : [{ key: `${channel} ${key}`, path: [...path, 'key'] }],
  );
  eachDouble(keys, ({ path }, first) =>
    reader.fault(path, `key 与第${reader.tree.lineOf(first)}行的群相同：同一平台上两个群不能用同一个 key`),
  );
  warnOfSharedPlaces(reader, rows);
}

/** A dispatcher names a unit by id, name or alias: it must be clear which one is meant. */
function checkUnitNames(reader: Reader, { units }: OfficeRows): void {
  const ids = new Map(units.map(({ value }, owner) => [value.id, owner]));
  const entries = units.flatMap(({ path, value }, owner): Entry[] => [
    ...(value.name === undefined ? [] : [{ key: value.name, path: [...path, 'name'], owner }]),
    ...(value.aliases ?? []).map((key, index) => ({ key, path: [...path, 'aliases', index], owner })),
  ]);
  eachDouble(entries, ({ key, path }, first) =>
    reader.fault(path, `单位的名称或简称“${key}”重复，第${reader.tree.lineOf(first)}行的单位已经用过`),
  );
  for (const { key, path, owner } of entries) {
    const other = ids.get(key);
    if (other !== undefined && other !== owner) reader.fault(path, `名称或简称“${key}”是另一个单位的 id`);
  }
}

function checkAccounts(reader: Reader, { people }: OfficeRows): void {
  const entries = people.flatMap(({ path, value }, owner) =>
    Object.entries(value.accounts ?? {}).map(([channel, account]) => ({
      key: `${channel} ${account}`,
      path: [...path, 'accounts', channel],
      owner,
    })),
  );
  eachDouble(entries, ({ key, path }, first) => {
    const [channel, account] = key.split(' ', 2);
    reader.fault(
      path,
      `账号“${account}”已由第${reader.tree.lineOf(first)}行的人员在 ${channel} 上使用，一个账号只能属于一个人`,
    );
  });
}

/** Two estates of one name are real; but then the words alone do not tell the place. */
function warnOfSharedPlaces(reader: Reader, { areas }: OfficeRows): void {
  const entries = areas.flatMap(({ path, value }, owner): Entry[] => [
    ...(value.name === undefined ? [] : [{ key: value.name, path: [...path, 'name'], owner }]),
    ...(value.estates ?? []).map((key, index) => ({ key, path: [...path, 'estates', index], owner })),
  ]);
  eachDouble(entries, ({ key, path }, first) =>
    reader.warn(path, `地名“${key}”在第${reader.tree.lineOf(first)}行的社区里也有，只凭地名分不清属于哪一个`),
  );
}

function eachDouble(entries: readonly Entry[], tell: (entry: Entry, first: Path) => void): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const first = seen.get(entry.key);
    if (first === undefined) seen.set(entry.key, entry);
    else if (entry.owner === undefined || entry.owner !== first.owner) tell(entry, first.path);
  }
}

import { nearMiss } from '../../domain/base/near-miss.ts';
import { SOURCE_TABLE } from '../../domain/source/source-table.ts';
import type { OfficeRows } from './office-rows.ts';
import type { Path } from './office-tree.ts';
import type { Reader } from './read-fields.ts';
import { shortList } from './short-list.ts';

/** What has to fit together inside one table of the file. */
export function checkTables(reader: Reader, rows: OfficeRows): void {
  if (rows.office.botNames?.length === 0)
    reader.fault(['office', 'botNames'], 'botNames 至少写一个名字，居民要用它称呼助手');
  checkTiers(reader, rows);
  for (const [name, spec] of Object.entries(rows.sources)) checkAccounts(reader, rows, name, spec);
  checkRules(reader, rows);
}

/**
 * A kind that no unit has is a fault when it looks like a slip of the pen, else a remark: an office may keep a tier for units still to come.
 */
function checkTiers(reader: Reader, { ranking, units }: OfficeRows): void {
  if (ranking.tiers === undefined) return;
  const kinds = new Set(units.flatMap(({ value }) => value.kind ?? []));
  const tierOf = new Map<string, string>();
  for (const [tier, listed] of Object.entries(ranking.tiers)) {
    if (listed.length === 0) reader.fault(['ranking', 'tiers', tier], `排名组“${tier}”没有写任何一类单位`);
    for (const [index, kind] of listed.entries()) {
      const path = ['ranking', 'tiers', tier, index];
      const other = tierOf.get(kind);
      if (other !== undefined) reader.fault(path, `kind “${kind}”已在排名组“${other}”里，一类单位只能排在一组`);
      tierOf.set(kind, tier);
      if (kinds.has(kind)) continue;
      const near = nearMiss(kind, kinds);
      if (near === undefined) reader.warn(path, `排名组“${tier}”里的 kind “${kind}”没有任何单位`);
      else reader.fault(path, `排名组“${tier}”里的 kind “${kind}”没有任何单位，是不是“${near}”？`);
    }
  }
  const unranked = units.filter(({ value }) => value.kind !== undefined && !tierOf.has(value.kind));
  if (unranked.length > 0) {
    const names = shortList(
      unranked.map(({ value }) => value.name ?? value.id ?? ''),
      '个单位',
    );
    reader.warn(['ranking', 'tiers'], `${names}的 kind 不在任何排名组里，不参加排名`);
  }
}

/** Who has an account on a source's platform: only where there are any, of units that ought to have one, each named once. */
function checkAccounts(reader: Reader, { units }: OfficeRows, name: string, spec: OfficeRows['sources'][string]): void {
  const { joined, mustJoin } = spec;
  if (joined === undefined && mustJoin === undefined) return;
  const source = SOURCE_TABLE.find(({ code }) => code === name);
  const at = (...path: Path): Path => ['sources', name, ...path];
  if (source?.unitAccounts !== true)
    reader.fault(at(), `${source?.name ?? `“${name}”`}没有单位账号，不用写 joined 和 mustJoin，请删去`);
  if (joined === undefined) reader.warn(at('mustJoin'), 'mustJoin 要和 joined（已入驻的单位）一起写，否则算不出入驻率');
  const kinds = new Set(units.flatMap(({ value }) => value.kind ?? []));
  for (const [index, kind] of (mustJoin ?? []).entries()) {
    if (kinds.has(kind)) continue;
    const why = `mustJoin 里的 kind “${kind}”没有任何单位`;
    const near = nearMiss(kind, kinds);
    if (near === undefined) reader.warn(at('mustJoin', index), why);
    else reader.fault(at('mustJoin', index), `${why}，是不是“${near}”？`);
  }
  const unitOf = new Map(units.map(({ value }) => [value.id, value]));
  for (const [index, id] of (joined ?? []).entries()) {
    const unit = unitOf.get(id);
    if (joined?.indexOf(id) !== index) reader.fault(at('joined', index), `joined 里的单位“${id}”写了两次，请删去一个`);
    else if (unit?.active === false)
      reader.warn(at('joined', index), `单位“${id}”已停用（active: false），不计入已入驻单位`);
    else if (unit?.kind !== undefined && mustJoin?.includes(unit.kind) === false)
      reader.warn(at('joined', index), `单位“${id}”的 kind “${unit.kind}”不在 mustJoin 里，不计入已入驻单位`);
  }
}

/** The first match wins: what a wider or equal rule above has caught never arrives. */
function checkRules(reader: Reader, { routing, units }: OfficeRows): void {
  const inactive = new Set(units.filter(({ value }) => value.active === false).map(({ value }) => value.id));
  for (const [index, { path, value }] of routing.entries()) {
    if (value.unit !== undefined && inactive.has(value.unit)) {
      reader.warn([...path, 'unit'], `单位“${value.unit}”已停用（active: false），这条规则会被跳过`);
    }
    const covering = routing
      .slice(0, index)
      .find(({ value: above }) => covers(above, value) && !inactive.has(above.unit));
    if (covering) reader.warn(path, `这条规则轮不到：第${reader.tree.lineOf(covering.path)}行的规则已经包括了它`);
  }
}

type Rule = OfficeRows['routing'][number]['value'];

function covers(above: Rule, below: Rule): boolean {
  const category =
    above.category === undefined ||
    above.category === below.category ||
    below.category?.startsWith(`${above.category}/`) === true;
  return (
    category &&
    (above.area ?? below.area) === below.area &&
    (above.cue === undefined || below.cue?.includes(above.cue) === true)
  );
}

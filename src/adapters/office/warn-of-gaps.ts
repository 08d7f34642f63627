import { STAFF_ROLES, type StaffRole } from '../../domain/office/person.ts';
import { DEFAULT_LADDER, type Rung, type RungAddressee } from '../../domain/reminder/reminder-ladder.ts';
import type { OfficeRows } from './office-rows.ts';
import type { Path } from './office-tree.ts';
import type { Reader, Row } from './read-fields.ts';
import { whenWords } from './rung-spelling.ts';
import { shortList } from './short-list.ts';

type PersonRow = OfficeRows['people'][number];
type UnitRow = OfficeRows['units'][number];

/** A person whose roles could not be read may have any: no warning follows from a fault. */
const hasRole = ({ value }: PersonRow, role: StaffRole): boolean => (value.roles ?? STAFF_ROLES).includes(role);
const labelOf = ({ value }: UnitRow): string => value.aliases?.[0] ?? value.name ?? value.id ?? '';

/** What is allowed but will leave somebody without an answer. */
export function warnOfGaps(reader: Reader, written: OfficeRows): void {
  // A group that is gone and who has left fill no gap, and need nothing.
  const rows = {
    ...written,
    groups: written.groups.filter(({ value }) => value.active !== false),
    people: written.people.filter(({ value }) => value.active !== false),
  };
  if (rows.units.length === 0) reader.warn(['units'], '没有任何单位，诉求无处可派');
  if (!rows.groups.some(({ value }) => value.audience === 'staff')) {
    reader.warn(['groups'], '没有工作群（audience: staff），派单和提醒无处可发');
  }
  if (!rows.people.some((person) => hasRole(person, 'dispatcher'))) {
    reader.warn(['people'], '没有派单员（dispatcher），存疑和待派的件没有人处理');
  }
  for (const { path, value } of rows.groups) {
    if (value.audience === 'residents' && value.area === undefined && value.unit === undefined) {
      reader.warn(path, '居民群没有写 area 也没有写 unit，没有规则对应的诉求会进待确认清单');
    }
  }
  warnOfUnits(reader, rows);
  warnOfPeople(reader, rows);
  warnOfLadder(reader, rows);
}

function warnOfUnits(reader: Reader, { units, people }: OfficeRows): void {
  const undutied = active(units).filter((unit) => {
    const handlers = people.filter((person) => person.value.unit === unit.value.id && hasRole(person, 'handler'));
    return handlers.length > 0 && !handlers.some(({ value }) => value.duty);
  });
  if (undutied.length > 0) {
    reader.warn(
      ['people'],
      `没有指定值班人员（duty: true）：${shortList(undutied.map(labelOf), '个单位')}，将提醒名单里的第一位承办人员`,
    );
  }
  const silent = units.filter(({ value }) => value.active === false && rowsOfUnit(people, value.id).length > 0);
  if (silent.length > 0) reader.warn(['units'], `已停用但仍有人员：${shortList(silent.map(labelOf), '个单位')}`);
}

const rowsOfUnit = (people: readonly PersonRow[], unit: string | undefined) =>
  people.filter(({ value }) => value.unit === unit);
/** A unit whose id could not be read has a fault of its own. */
const active = (units: readonly UnitRow[]): UnitRow[] =>
  units.filter(({ value }) => value.active !== false && value.id !== undefined);

function warnOfPeople(reader: Reader, { people }: OfficeRows): void {
  for (const { path, value } of people) {
    const roles: readonly StaffRole[] = value.roles ?? [];
    if (value.unit === undefined && (roles.includes('handler') || roles.includes('head'))) {
      reader.warn(path, '承办人员或单位领导没有写 unit，不会收到任何单位的件');
    }
    if (value.duty && value.roles && !roles.includes('handler'))
      reader.warn([...path, 'duty'], '不是承办人员（handler），duty 不起作用');
    if (value.area === undefined && roles.includes('gridWorker'))
      reader.warn(path, '网格员没有写 area，办不了任何社区的件');
  }
  const unreachable = people.filter(({ value }) => Object.keys(value.accounts ?? {}).length === 0);
  if (unreachable.length > 0) {
    const names = unreachable.map(({ value }) => value.name ?? value.id ?? '');
    reader.warn(unreachable[0]?.path ?? ['people'], `没有平台账号（accounts），@ 不到本人：${shortList(names, '人')}`);
  }
}

const WHOM: Readonly<Record<RungAddressee, string>> = {
  duty: '承办人员',
  head: '单位领导',
  supervisor: '督查员',
  leader: '领导',
  dispatcher: '派单员',
  reviewer: '审核员',
};

/** One warning per rung that would find nobody; it then climbs to the next (design §4). */
function warnOfLadder(reader: Reader, rows: OfficeRows): void {
  const fallback: Path = [rows.people.length > 0 ? 'people' : 'units'];
  const rungs: readonly Row<Rung>[] =
    (rows.rungs as readonly Row<Rung>[] | undefined) ??
    DEFAULT_LADDER.rungs.map((value) => ({ path: fallback, value }));
  for (const { path, value } of rungs) {
    const { id, when, whom, window } = value;
    if (whom === undefined) continue;
    const missing = nobodyFor(whom, rows);
    if (missing === undefined) continue;
    const rung = `提醒阶梯“${id ?? ''}”（${when === undefined ? '' : `${whenWords(when, window)}，`}找${WHOM[whom]} ${whom}）`;
    reader.warn(path, `${rung}没有人：${missing}，届时改找${whom === 'reviewer' ? '派单员' : '下一级'}`);
  }
}

function nobodyFor(whom: RungAddressee, { units, people }: OfficeRows): string | undefined {
  if (whom !== 'duty' && whom !== 'head')
    return people.some((person) => hasRole(person, whom)) ? undefined : `全单位没有${WHOM[whom]}（${whom}）`;
  const role = whom === 'duty' ? 'handler' : 'head';
  const missing = active(units).filter(
    ({ value }) => !rowsOfUnit(people, value.id).some((person) => hasRole(person, role)),
  );
  return missing.length > 0 ? shortList(missing.map(labelOf), '个单位') : undefined;
}

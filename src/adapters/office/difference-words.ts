import type { Limit } from '../../domain/deadline/deadline.ts';
import { type FieldChange, fingerprint, LIMIT_FIELDS, MOMENT_FIELDS } from '../../domain/policy/field-changes.ts';
import type { OfficeDanger } from '../../domain/policy/office-dangers.ts';
import type {
  ListDifference,
  OfficeDifference,
  OfficeList,
  OfficeTable,
  TableDifference,
} from '../../domain/policy/office-difference.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { RungMoment } from '../../domain/reminder/reminder-ladder.ts';
import { labelOf } from './difference-labels.ts';
import { chineseOf } from './enum-words.ts';
import { limitWords } from './limit-spelling.ts';
import { whenWords } from './rung-spelling.ts';
import { ranges } from './write-calendar.ts';

const LISTS: Readonly<Record<OfficeList, string>> = {
  units: '单位',
  areas: '社区',
  groups: '群',
  people: '人员',
  categories: '类别',
};
const TABLES: Readonly<Record<OfficeTable, string>> = {
  office: '本单位信息',
  calendar: '日历',
  schedule: '时间安排',
  ranking: '排名',
  routing: '分派规则',
  limits: '时限',
  reminders: '提醒阶梯',
  sources: '来源',
  trial: '试运行',
  autoDispatch: '自动派单',
};

/** Names that are shown of a long list. */
const SHOWN = 8;

/** `单位：新增2（甲、乙），删除1（丙）` and `有改动：时限`; empty when nothing is different. */
export function differenceSummary({ lists, tables }: OfficeDifference): string[] {
  return [
    ...lists.map((list) => `${LISTS[list.list]}：${partsOf(list).join('，')}`),
    ...(tables.length > 0 ? [`有改动：${tables.map(({ table }) => TABLES[table]).join('、')}`] : []),
  ];
}

/** Ids of units, areas, people and groups → what they are called. */
export type Names = ReadonlyMap<string, string>;

export const namesIn = (...policies: readonly (OfficePolicy | undefined)[]): Names =>
  new Map(
    policies.flatMap((policy) =>
      policy
        ? [...policy.units, ...policy.areas, ...policy.people, ...policy.groups].map(
            ({ id, name }) => [id, name] as const,
          )
        : [],
    ),
  );

/** The same with every changed field: `  区统计局（tongji） 简称：加 统计局`. */
export function differenceLines({ lists, tables }: OfficeDifference, names: Names): string[] {
  return [
    ...lists.flatMap((list) => [
      `${LISTS[list.list]}：${partsOf(list).join('，')}`,
      ...list.changed.flatMap(({ id, name, fields }) =>
        fields.map((field) => `  ${name === id ? id : `${name}（${id}）`} ${changeWords(field, names)}`),
      ),
    ]),
    ...tables.flatMap((table) => tableLines(table, names)),
  ];
}

function tableLines({ table, fields }: TableDifference, names: Names): string[] {
  const [only] = fields;
  if (only?.path.length === 0) return [`${TABLES[table]}${changeWords(only, names)}`];
  return [`${TABLES[table]}：`, ...fields.map((field) => `  ${changeWords(field, names)}`)];
}

function partsOf({ added, removed, changed, reordered }: ListDifference): string[] {
  const part = (what: string, names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    return [`${what}${names.length}（${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? '等' : ''}）`];
  };
  return [
    ...part('新增', added),
    ...part('删除', removed),
    ...part(
      '修改',
      changed.map(({ name }) => name),
    ),
    ...(reordered ? ['顺序有变'] : []),
  ];
}

function changeWords({ path, before, after }: FieldChange, names: Names): string {
  const say = (value: unknown) => valueWords(value, { names, field: path.at(-1) ?? '' });
  const label = labelOf(path);
  if (!Array.isArray(before) || !Array.isArray(after)) return `${label}：${say(before)} → ${say(after)}`;
  const [old, fresh] = [new Set(before.map(fingerprint)), new Set(after.map(fingerprint))];
  const added = after.filter((item) => !old.has(fingerprint(item)));
  const gone = before.filter((item) => !fresh.has(fingerprint(item)));
  if (added.length + gone.length === 0) return `${label}：顺序有变`;
  const parts = [...(added.length > 0 ? [`加 ${say(added)}`] : []), ...(gone.length > 0 ? [`去 ${say(gone)}`] : [])];
  return `${label}：${parts.join('，')}`;
}

/** Fields that hold ids. */
const OF_IDS = ['unit', 'area', 'manager', 'order', 'resultsTo'];

interface Around {
  readonly names: Names;
  readonly field: string;
}

/** A value as a clerk would say it; what is not there is 无. */
function valueWords(value: unknown, around: Around): string {
  if (value === undefined || value === null || value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return wordOf(value, around);
  if (Array.isArray(value)) return listWords(value, around);
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value);
  if (keys.some((key) => LIMIT_FIELDS.includes(key))) return limitWords(value as Limit);
  if (keys.some((key) => MOMENT_FIELDS.includes(key))) return whenWords(value as RungMoment);
  return Object.entries(value)
    .map(([key, inner]) => `${labelOf([key])} ${valueWords(inner, { ...around, field: key })}`)
    .join(' ');
}

function wordOf(word: string, { names, field }: Around): string {
  const name = OF_IDS.includes(field) ? names.get(word) : undefined;
  return name ?? chineseOf(word) ?? word;
}

function listWords(items: readonly unknown[], around: Around): string {
  if (items.length === 0) return '无';
  if (items.every(isDay)) return ranges(items).join('、');
  const apart = items.some((item) => typeof item === 'object') ? '；' : '、';
  return items.map((item) => valueWords(item, around)).join(apart);
}

const isDay = (item: unknown): item is string => typeof item === 'string' && /^\d{4}-\d\d-\d\d$/u.test(item);

/** A sentence for each thing to think over before the import. */
export function dangerSentence(danger: OfficeDanger): string {
  switch (danger.danger) {
    case 'unitLost':
      return `${danger.name}${danger.removed ? '被删除' : '被停用'}，手上还有${danger.open}件没办结，导入后要逐件转办`;
    case 'groupLost':
      return `群“${danger.name}”被删除，以后不再登记也不再发消息${danger.open > 0 ? `，其中${danger.open}件没办结，结果没有地方发` : ''}`;
    case 'dutyLost':
      return `${danger.name}被删除，现在正替${danger.units.join('、')}值班，导入后改为提醒名单里的下一位`;
    case 'limitShorter':
      return `时限变短：${changeWords(danger, new Map())}。已经登记的件仍按原来的时限，新登记的按新时限`;
  }
}

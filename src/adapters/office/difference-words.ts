import type { Limit } from '../../domain/deadline/deadline.ts';
import { type FieldChange, fingerprint } from '../../domain/policy/field-changes.ts';
import type { OfficeDanger } from '../../domain/policy/office-dangers.ts';
import type {
  ListDifference,
  OfficeDifference,
  OfficeList,
  OfficeTable,
  TableDifference,
} from '../../domain/policy/office-difference.ts';
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

/** The same with every changed field: `  区统计局（tongji） 简称：加 统计局`. */
export function differenceLines({ lists, tables }: OfficeDifference): string[] {
  return [
    ...lists.flatMap((list) => [
      `${LISTS[list.list]}：${partsOf(list).join('，')}`,
      ...list.changed.flatMap(({ id, name, fields }) =>
        fields.map((field) => `  ${name === id ? id : `${name}（${id}）`} ${changeWords(field)}`),
      ),
    ]),
    ...tables.flatMap(tableLines),
  ];
}

function tableLines({ table, fields }: TableDifference): string[] {
  const [only] = fields;
  if (only?.path.length === 0) return [`${TABLES[table]}${changeWords(only)}`];
  return [`${TABLES[table]}：`, ...fields.map((field) => `  ${changeWords(field)}`)];
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

function changeWords({ path, before, after }: FieldChange): string {
  const label = labelOf(path);
  if (Array.isArray(before) && Array.isArray(after)) return `${label}：${listChange(before, after)}`;
  return `${label}：${valueWords(before)} → ${valueWords(after)}`;
}

function listChange(before: readonly unknown[], after: readonly unknown[]): string {
  const [old, fresh] = [new Set(before.map(fingerprint)), new Set(after.map(fingerprint))];
  const added = after.filter((item) => !old.has(fingerprint(item)));
  const gone = before.filter((item) => !fresh.has(fingerprint(item)));
  if (added.length + gone.length === 0) return '顺序有变';
  return [
    ...(added.length > 0 ? [`加 ${listWords(added)}`] : []),
    ...(gone.length > 0 ? [`去 ${listWords(gone)}`] : []),
  ].join('，');
}

const listWords = (items: readonly unknown[]): string => {
  if (items.every(isDay)) return ranges(items).join('、');
  const apart = items.some((item) => typeof item === 'object') ? '；' : '、';
  return items.map(valueWords).join(apart);
};

const isDay = (item: unknown): item is string => typeof item === 'string' && /^\d{4}-\d\d-\d\d$/u.test(item);

const LIMIT_FIELDS = ['workingDays', 'workingMinutes', 'clockDays', 'clockMinutes'];
const MOMENT_FIELDS = ['fraction', 'beforeDue', 'afterDue', 'atDue', 'workingDaysAfterDueAt'];

/** A value as a clerk would say it; what is not there is 无. */
function valueWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return chineseOf(value) ?? value;
  if (Array.isArray(value)) return value.length === 0 ? '无' : listWords(value);
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value);
  if (keys.some((key) => LIMIT_FIELDS.includes(key))) return limitWords(value as Limit);
  if (keys.some((key) => MOMENT_FIELDS.includes(key))) return whenWords(value as RungMoment);
  return Object.entries(value)
    .map(([key, inner]) => `${labelOf([key])} ${valueWords(inner)}`)
    .join(' ');
}

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
      return `时限变短：${changeWords(danger)}。已经登记的件仍按原来的时限，新登记的按新时限`;
  }
}

import type { UnitId } from '../domain/base/ids.ts';
import { type Directory, unitLabel } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import { type Day, dayOf, endOfDay, type Moment, startOfDay } from '../domain/time/moment.ts';
import { dateAndWeekday, daysOf } from './days.ts';
import { dayWord } from './times.ts';

interface Range {
  readonly from: Day;
  readonly to: Day;
}

/** `今天`, `明天`, `5月1日至5日` */
const daysSaid = (ranges: readonly Range[], now: Moment): string =>
  ranges.map(({ from, to }) => daysOf({ from: startOfDay(from), to: endOfDay(to) }, now)).join('、');

interface Duty {
  readonly unit: UnitId;
  readonly person: Person | undefined;
}

/** 值班: who is on duty, for one unit or for those named. */
export function dutyAnswer(
  duties: readonly Duty[],
  { directory, now, day }: { readonly directory: Directory; readonly now: Moment; readonly day: Day },
): string {
  const [only] = duties;
  if (!only) return '贵单位没有登记。派单员可回“值班 姓名”代为换班。';
  const when = day === dayOf(now) ? '现在' : dayWord(day, now);
  const line = (one: Duty): string => `${unitLabel(directory, one.unit)}：${one.person?.name ?? '没有值班人员'}`;
  return duties.length === 1
    ? `${when}值班的是${line(only)}。换班回“值班 姓名”。`
    : [`${when}值班：`, ...duties.map(line)].join('\n');
}

/** 值班表: one line a day. */
export function rosterAnswer(
  unit: string,
  days: readonly { readonly day: Day; readonly person: Person | undefined; readonly off: boolean }[],
  now: Moment,
): string {
  const lines = days.map(
    ({ day, person, off }) => `${dateAndWeekday(day, now)}${off ? '休' : ''} ${person?.name ?? '没有值班人员'}`,
  );
  return [`${unit}值班表：`, ...lines, '换班请回“值班 姓名 日期”，要取消换班就回“取消值班 日期”。'].join('\n');
}

export const dutyChanged = (name: string, unit: string, days: readonly Range[], now: Moment): string =>
  `${daysSaid(days, now)}${unit}由${name}值班，提醒会发给新的值班人。`;

export const dutyCancelled = (unit: string, usual: Person | undefined, days: readonly Range[], now: Moment): string =>
  `${daysSaid(days, now)}${unit}的换班已收回，${usual ? `由${usual.name}值班` : '现在没有值班人员'}。`;

/** Nothing to take back. */
export const nothingChanged = (unit: string, usual: Person | undefined, days: readonly Range[], now: Moment): string =>
  `${daysSaid(days, now)}${unit}没有换班，${usual ? `就是${usual.name}值班` : '现在没有值班人员'}。`;

/** Why a change of duty is not made. */
export const DUTY_REFUSALS = {
  unknown: '没有找到这个人，请只写登记的姓名和日期，例如“值班 姓名 明天”。',
  several: '有几位同名的人，请联系管理员处理。',
  otherUnit: '只能换本单位的值班，其他单位由派单员换。',
  unitNeeded: '请写上单位，例如“值班表 区住建局”“取消值班 区住建局 明天”。',
  days: '日期没看懂，或者已经过去了。可以写今天、明天、周六、本周末、3月5日、5月1日至5月5日。',
} as const;

import type { Person } from '../domain/office/person.ts';
import { type Holiday, holidayName } from '../domain/time/holidays.ts';
import { endOfDay, type Moment, startOfDay } from '../domain/time/moment.ts';
import { daysOf } from './days.ts';
import { at } from './ticket-title.ts';
import { date } from './times.ts';

const nameOf = (holiday: Holiday): string => `${holidayName(holiday) ?? ''}假期`;
const spanOf = ({ from, to }: Holiday, now: Moment): string =>
  daysOf({ from: startOfDay(from), to: endOfDay(to) }, now);

/** `区住建局 @张三`; a name that already says the unit stands alone. */
function lineOf({ unit, person }: { readonly unit: string; readonly person: Person | undefined }): string {
  if (!person) return unit;
  return person.name.includes(unit) ? `@${person.name}` : `${unit} @${person.name}`;
}

/** To the units of a staff group: who is on duty over the holiday? */
export function rosterDemand(
  holiday: Holiday,
  about: {
    readonly named: readonly { readonly unit: string; readonly person: Person | undefined }[];
    readonly count: number;
    readonly again: boolean;
  },
  now: Moment,
): string {
  const more = about.count > about.named.length ? `等${about.count}个单位` : '';
  const still = about.again ? '还没有报值班' : '请报值班';
  const [from, to] = [date(holiday.from, now), date(holiday.to, now)];
  return [
    `【值班报送】${nameOf(holiday)}（${spanOf(holiday, now)}）${still}：${about.named.map(lineOf).join('、')}${more}。`,
    `回“值班 姓名 ${from}至${to}”，几个人轮值就分几条报。`,
  ].join('\n');
}

/** To the supervisor on the first day of a holiday. */
export const rosterMissing = (
  holiday: Holiday,
  about: { readonly units: readonly string[]; readonly count: number; readonly people: readonly Person[] },
): string =>
  `【提请过问】${at(about.people)}${nameOf(holiday)}已经开始，${about.units.join('、')}${about.count > about.units.length ? '等' : ''}${about.count}个单位没有报全值班。没报的按平常的值班人员提醒。`;

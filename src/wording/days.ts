import {
  addDays,
  type Day,
  dayOf,
  type Moment,
  type MomentSpan,
  startOfDay,
  type Weekday,
  weekdayOf,
} from '../domain/time/moment.ts';
import { clock, date, dayWord } from './times.ts';

export const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
};

/** `3月12日（周四）` */
export const dateAndWeekday = (day: Day, now: Moment): string =>
  `${date(day, now)}（${WEEKDAY_NAMES[weekdayOf(day)]}）`;

/** `17:30`, as the end of what is counted on a day; midnight is `24:00`. */
export const cutOffClock = (cutOff: Moment): string => (cutOff === startOfDay(dayOf(cutOff)) ? '24:00' : clock(cutOff));

/** The day a cut-off closes: 24:00 belongs to the day it ends. */
export const dayClosed = (cutOff: Moment): Day => dayOf(cutOff - 1);

/** `昨天`, `今天`, `3月6日至8日`, `2月27日至3月1日`: the days a span covers, as said at `now`. */
export function daysOf({ from, to }: MomentSpan, now: Moment): string {
  const [first, last] = [dayOf(from), dayClosed(to)];
  if (first >= last) return dayWord(last, now);
  const end = first.slice(0, 7) === last.slice(0, 7) ? `${Number(last.slice(8))}日` : date(last, now);
  return `${date(first, now)}至${end}`;
}

/** `前天`, else the date: the day before a span, for comparisons. */
export function dayBefore({ from }: Pick<MomentSpan, 'from'>, now: Moment): string {
  const day = dayClosed(from);
  return day === addDays(dayOf(now), -2) ? '前天' : dayWord(day, now);
}

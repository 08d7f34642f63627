import { addDays, clockTime, type Day, dayOf, type Moment, startOfDay } from '../domain/time/moment.ts';

/** `9:12`, `18:00`: hours without a leading zero, as people write them. */
export function clock(moment: Moment): string {
  const minutes = clockTime(moment);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `3月19日`, with the year only where it is another one than `now`'s. */
export function date(day: Day, now: Moment): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  const written = `${month}月${dayOfMonth}日`;
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? written : `${year}年${written}`;
}

/** `今天`, `明天`, `昨天`, else the date. */
export function dayWord(day: Day, now: Moment): string {
  const today = dayOf(now);
  if (day === today) return '今天';
  if (day === addDays(today, 1)) return '明天';
  if (day === addDays(today, -1)) return '昨天';
  return date(day, now);
}

/** `今天18:00`, `明天9:12`, `3月19日18:00`: a moment as it is said at `now`. Midnight belongs to the day it ends: `今天24:00`. */
export function when(moment: Moment, now: Moment): string {
  const day = dayOf(moment);
  if (moment === startOfDay(day)) return `${dayWord(addDays(day, -1), now)}24:00`;
  return `${dayWord(day, now)}${clock(moment)}`;
}

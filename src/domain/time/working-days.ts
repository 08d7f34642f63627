import { type Day, type DayNumber, dayNumber, dayNumberOf, type Moment, startOfDayNumber } from './moment.ts';
import { isPausedUpTo, mergePauses, type Pause } from './pause.ts';
import { closeOf, hoursOn, type WorkingCalendar, workingDayFrom } from './working-calendar.ts';

/**
 * `count` working days after `start`: they count from the day after the start and end at the close of the last one.
 *
 * Pauses. The clock of such a limit ticks once a working day, at its close; a close that falls into a pause is no tick (a pause that
 * ends exactly at the close swallows it, one that begins there comes too late). So the limit is extended by as many working days as
 * closes were paused, the rest of the starting day's included; a pause inside one day costs nothing; and whoever resumes has as many
 * closes before him as he had when he paused. Design §4: a pause is 待补充, "the clock stops".
 *
 * `count` 0 ends at today's close if that is still ahead (and not paused), else at `start`.
 * Throws UnknownYearError, ReversedPauseError, RangeError when `count` is no whole number from 0.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  start: Moment,
  count: number,
  pauses: readonly Pause[] = [],
): Moment {
  requireCount(count);
  const merged = mergePauses(pauses).filter(([, to]) => to > start);
  const today = dayNumberOf(start);
  let left = count;
  if (left === 0 || merged.length > 0) {
    const close = closeOf(calendar, today);
    const ahead = close !== undefined && close > start;
    if (ahead && isPausedUpTo(merged, close)) left += 1;
    else if (left === 0) return ahead ? close : start;
  }
  for (let day = today + 1; ; day += 1) {
    const close = closeOf(calendar, day);
    if (close === undefined || isPausedUpTo(merged, close)) continue;
    left -= 1;
    if (left === 0) return close;
  }
}

/**
 * For reminders ("one working day before it is due"): the same time of day on the `count`-th working day before, held inside that
 * day's opening and closing time. A moment at 00:00 counts as 24:00 of the day before, because that is how a due moment means it.
 * Throws UnknownYearError, RangeError.
 */
export function subtractWorkingDays(calendar: WorkingCalendar, moment: Moment, count: number): Moment {
  requireCount(count);
  if (count === 0) return moment;
  const from = dayNumberOf(moment - 1);
  const clock = moment - startOfDayNumber(from);
  let day = from;
  for (let left = count; left > 0; left -= 1) day = workingDayFrom(calendar, day, -1);
  const hours = hoursOn(calendar, day);
  const [opens, closes] = [hours[0]?.from ?? 0, hours.at(-1)?.to ?? 0];
  return startOfDayNumber(day) + Math.min(Math.max(clock, opens), closes);
}

/**
 * Whole working days that have run out from `a` to `b`: the greatest n for which `addWorkingDays(a, n)` is not after `b`, never under 0;
 * negative when `b` is the earlier. "Three working days late" is 3 here. Throws UnknownYearError.
 */
export function workingDaysBetween(calendar: WorkingCalendar, a: Moment, b: Moment): number {
  if (b < a) return -workingDaysBetween(calendar, b, a);
  const last = dayNumberOf(b);
  let count = 0;
  for (let day = dayNumberOf(a) + 1; day <= last && startOfDayNumber(day) < b; day += 1) {
    const close = closeOf(calendar, day);
    if (close !== undefined && close <= b) count += 1;
  }
  return count;
}

/** How many days from `from` up to but without `to` are working days. Throws UnknownYearError. */
export function countWorkingDays(calendar: WorkingCalendar, from: Day, to: Day): number {
  const end: DayNumber = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from); day < end; day += 1) if (hoursOn(calendar, day).length > 0) count += 1;
  return count;
}

function requireCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
}

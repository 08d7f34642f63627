import { DAY, MINUTE, type Moment } from '../../../src/domain/time/moment.ts';
import type { Pause } from '../../../src/domain/time/pause.ts';
import type { CalendarSpec } from '../../../src/domain/time/working-calendar.ts';

/** A second, slow and plain reading of contract §6, minute by minute: what the fast one is measured against. Minute-aligned input only. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const shanghai = (moment: Moment): string => new Date(moment + 8 * 60 * MINUTE).toISOString();
const weekdayOf = (day: string): (typeof WEEKDAYS)[number] =>
  WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] as 'sun';

function hoursOf(spec: CalendarSpec, day: string): readonly (readonly [string, string])[] {
  if (spec.holidays?.includes(day)) return [];
  const { hours } = spec.seasons?.find(({ from, to }) => daysOfSeason(from, to).has(day)) ?? spec;
  const own = hours[weekdayOf(day)];
  if (own !== undefined) return own;
  return spec.workdays?.includes(day) ? (Object.values(hours)[0] ?? []) : [];
}

const seasonDays = new Map<string, ReadonlySet<string>>();

/** Every single day of a season, written out: of the years 2025 to 2027 where it comes back each year. */
function daysOfSeason(from: string, to: string): ReadonlySet<string> {
  const known = seasonDays.get(`${from} ${to}`);
  if (known) return known;
  const days = new Set<string>();
  const starts = from.length === 10 ? [from] : [2025, 2026, 2027].map((year) => `${year}-${from}`);
  for (const start of starts) {
    for (let time = Date.parse(`${start}T00:00:00Z`); ; time += DAY) {
      const day = new Date(time).toISOString().slice(0, 10);
      days.add(day);
      if (day.endsWith(to)) break;
    }
  }
  seasonDays.set(`${from} ${to}`, days);
  return days;
}

/** Is the minute that begins here worked? */
function isWorked(spec: CalendarSpec, moment: Moment): boolean {
  const [day, clock] = [shanghai(moment).slice(0, 10), shanghai(moment).slice(11, 16)];
  return hoursOf(spec, day).some(([from, to]) => from <= clock && clock < to);
}

function isPaused(pauses: readonly Pause[], moment: Moment): boolean {
  return pauses.some(([from, to]) => from <= moment && moment < to);
}

export function naiveAddMinutes(spec: CalendarSpec, start: Moment, minutes: number, pauses: readonly Pause[]): Moment {
  let [moment, left] = [start, minutes];
  while (left > 0) {
    if (isWorked(spec, moment) && !isPaused(pauses, moment)) left -= 1;
    moment += MINUTE;
  }
  return moment;
}

/** Waits until as many closes have gone by unpaused as the limit has without pauses. */
export function naiveAddDays(spec: CalendarSpec, start: Moment, count: number, pauses: readonly Pause[]): Moment {
  let moment = start;
  let left = count;
  const today = shanghai(start).slice(0, 10);
  for (; ; moment += MINUTE) {
    if (!isLastMinute(spec, moment)) continue;
    const isToday = shanghai(moment).slice(0, 10) === today;
    if (isPaused(pauses, moment)) {
      if (isToday) left += 1;
      continue;
    }
    if (!isToday) left -= 1;
    if (left === 0) return moment + MINUTE;
  }
}

function isLastMinute(spec: CalendarSpec, moment: Moment): boolean {
  if (!isWorked(spec, moment)) return false;
  const day = shanghai(moment).slice(0, 10);
  for (let later = moment + MINUTE; shanghai(later).slice(0, 10) === day; later += MINUTE)
    if (isWorked(spec, later)) return false;
  return true;
}

export function naiveAddClock(start: Moment, days: number, pauses: readonly Pause[]): Moment {
  let [moment, left] = [start, (days * DAY) / MINUTE];
  while (left > 0) {
    if (!isPaused(pauses, moment)) left -= 1;
    moment += MINUTE;
  }
  return moment;
}

export function naiveMinutesBetween(spec: CalendarSpec, a: Moment, b: Moment): number {
  let total = 0;
  for (let moment = a; moment < b; moment += MINUTE) if (isWorked(spec, moment)) total += 1;
  return total;
}

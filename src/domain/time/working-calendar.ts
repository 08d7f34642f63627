import {
  type Day,
  type DayNumber,
  dayFromNumber,
  dayNumber,
  MINUTE,
  type Moment,
  type MomentSpan,
  parseClock,
  parseDay,
  startOfDayNumber,
  WEEKDAYS,
  type Weekday,
  weekdayOfNumber,
  yearOfNumber,
} from './moment.ts';
import { inSeason, isSeasonRange, parseSeasonDay, type SeasonRange } from './season.ts';

type WrittenHours = Readonly<Partial<Record<Weekday, readonly (readonly [from: string, to: string])[]>>>;

/**
 * Working hours as people write them. `hours`: per weekday a list of `[from, to]` clock times, `24:00` = end of the day; a weekday left
 * out is off. `holidays` are off whatever the weekday or `workdays` say. `workdays` are worked: by their weekday's own hours, or, where
 * it has none, by those of the first weekday given. `seasons` replace `hours` on their days; the first that covers a day counts.
 * `knownYears`: the only years the lists speak of; left out = every year.
 */
export interface CalendarSpec {
  readonly hours: WrittenHours;
  readonly seasons?: readonly (SeasonRange & { readonly hours: WrittenHours })[] | undefined;
  readonly holidays?: readonly Day[] | undefined;
  readonly workdays?: readonly Day[] | undefined;
  readonly knownYears?: readonly number[] | undefined;
}

/** Milliseconds since 00:00 of a day; `to` exclusive, at most 24 h. */
export interface ClockSpan {
  readonly from: number;
  readonly to: number;
}

interface WeekHours {
  /** Sorted and disjoint, empty for a weekday that is off. At least one weekday is worked, so every search ends. */
  readonly hours: Readonly<Record<Weekday, readonly ClockSpan[]>>;
  /** The hours of a make-up workday on a weekday that is otherwise off. */
  readonly workdayHours: readonly ClockSpan[];
}

/** A compiled calendar: a value without behaviour. Make one with `compileCalendar`. */
export interface WorkingCalendar extends WeekHours {
  readonly seasons: readonly (SeasonRange & WeekHours)[];
  readonly holidays: ReadonlySet<DayNumber>;
  readonly workdays: ReadonlySet<DayNumber>;
  readonly knownYears?: ReadonlySet<number>;
}

export type CalendarFault = 'noHours' | 'badWeekday' | 'badTime' | 'emptySpan' | 'badDay' | 'offAndWorked';

/** The calendar as written makes no sense; `detail` quotes the words at fault. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code: CalendarFault;
  readonly detail: string;
  constructor(code: CalendarFault, detail: string) {
    super(`calendar: ${code} ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** A computation needs a year whose holidays the calendar does not know. */
export class UnknownYearError extends Error {
  override readonly name = 'UnknownYearError';
  readonly year: number;
  constructor(year: number) {
    super(`the working calendar does not know the year ${year}`);
    this.year = year;
  }
}

/** Checks and compiles a calendar. Overlapping or touching hours become one span. Throws CalendarError. */
export function compileCalendar(spec: CalendarSpec): WorkingCalendar {
  return {
    ...compileWeek(spec.hours),
    seasons: (spec.seasons ?? []).map((season) => ({ ...compileRange(season), ...compileWeek(season.hours) })),
    holidays: new Set((spec.holidays ?? []).map(compileDay)),
    workdays: new Set((spec.workdays ?? []).map(compileDay)),
    ...(spec.knownYears === undefined ? {} : { knownYears: new Set(spec.knownYears) }),
  };
}

function compileWeek(written: WrittenHours): WeekHours {
  const given = Object.entries(written);
  for (const [weekday] of given) {
    if (!(WEEKDAYS as readonly string[]).includes(weekday)) throw new CalendarError('badWeekday', weekday);
  }
  const hours = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, compileHours(written[weekday] ?? [])]));
  const first = given.find(([, spans]) => spans.length > 0)?.[0];
  if (first === undefined) throw new CalendarError('noHours', '');
  return { hours: hours as Record<Weekday, readonly ClockSpan[]>, workdayHours: hours[first] ?? [] };
}

function compileRange({ from, to }: SeasonRange): SeasonRange {
  const range = { from: parseSeasonDay(from) ?? '', to: parseSeasonDay(to) ?? '' };
  if (range.from === '' || range.to === '' || !isSeasonRange(range))
    throw new CalendarError('badDay', `${from}..${to}`);
  return range;
}

/** Whether the lists speak of a year: ask before relying on a computation far ahead. */
export function knowsYear(calendar: WorkingCalendar, year: number): boolean {
  return calendar.knownYears === undefined || calendar.knownYears.has(year);
}

/** Throws UnknownYearError. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  return hoursOn(calendar, dayNumber(day)).length > 0;
}

/** The day's working time, in order; empty when the day is off. Throws UnknownYearError. */
export function workingSpans(calendar: WorkingCalendar, day: Day): MomentSpan[] {
  const number = dayNumber(day);
  const midnight = startOfDayNumber(number);
  return hoursOn(calendar, number).map((span) => ({ from: midnight + span.from, to: midnight + span.to }));
}

/** The first working day after `day`. Throws UnknownYearError. */
export function nextWorkingDay(calendar: WorkingCalendar, day: Day): Day {
  return dayFromNumber(workingDayFrom(calendar, dayNumber(day), 1));
}

/** The last working day before `day`. Throws UnknownYearError. */
export function previousWorkingDay(calendar: WorkingCalendar, day: Day): Day {
  return dayFromNumber(workingDayFrom(calendar, dayNumber(day), -1));
}

/** The hours of a day, empty when it is off: what every other function asks. Throws UnknownYearError. */
export function hoursOn(calendar: WorkingCalendar, day: DayNumber): readonly ClockSpan[] {
  requireKnown(calendar, day);
  if (calendar.holidays.has(day)) return [];
  const week = weekOn(calendar, day);
  const own = week.hours[weekdayOfNumber(day)];
  return own.length === 0 && calendar.workdays.has(day) ? week.workdayHours : own;
}

function weekOn(calendar: WorkingCalendar, day: DayNumber): WeekHours {
  if (calendar.seasons.length === 0) return calendar;
  const date = dayFromNumber(day);
  return calendar.seasons.find((season) => inSeason(season, date)) ?? calendar;
}

/** When the day's work ends; `undefined` when it is off. Throws UnknownYearError. */
export function closeOf(calendar: WorkingCalendar, day: DayNumber): Moment | undefined {
  const last = hoursOn(calendar, day).at(-1);
  return last === undefined ? undefined : startOfDayNumber(day) + last.to;
}

/** The nearest working day strictly after (`step` 1) or before (-1). */
export function workingDayFrom(calendar: WorkingCalendar, day: DayNumber, step: 1 | -1): DayNumber {
  let candidate = day + step;
  while (hoursOn(calendar, candidate).length === 0) candidate += step;
  return candidate;
}

/** Days that can be written with a four-digit year: a search past them is a bug or a joke, and must end. */
const FIRST_DAY = dayNumber('1000-01-01');
const LAST_DAY = dayNumber('9999-12-31');

function requireKnown(calendar: WorkingCalendar, day: DayNumber): void {
  if (day < FIRST_DAY || day > LAST_DAY) throw new UnknownYearError(day < FIRST_DAY ? 999 : 10_000);
  if (calendar.knownYears === undefined) return;
  const year = yearOfNumber(day);
  if (!calendar.knownYears.has(year)) throw new UnknownYearError(year);
}

function compileDay(text: string): DayNumber {
  const day = parseDay(text);
  if (day === undefined) throw new CalendarError('badDay', text);
  return dayNumber(day);
}

function compileHours(written: readonly (readonly [string, string])[]): readonly ClockSpan[] {
  const spans = written.map(([from, to]) => compileSpan(from, to)).sort((a, b) => a.from - b.from);
  const merged: ClockSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else merged.push(span);
  }
  return merged;
}

function compileSpan(from: string, to: string): ClockSpan {
  const [opens, closes] = [parseClock(from), parseClock(to)];
  if (opens === undefined) throw new CalendarError('badTime', from);
  if (closes === undefined) throw new CalendarError('badTime', to);
  if (closes <= opens) throw new CalendarError('emptySpan', `${from}-${to}`);
  return { from: opens * MINUTE, to: closes * MINUTE };
}

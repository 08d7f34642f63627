import { type Day, type DayNumber, dayFromNumber, dayNumber } from './moment.ts';
import { hoursOn, UnknownYearError, type WorkingCalendar } from './working-calendar.ts';

/** Days off in a row with a public holiday, or one of the office's own, among them. Both ends belong to it. */
export interface Holiday {
  readonly from: Day;
  readonly to: Day;
}

/** A weekend is no holiday: so many days in a row at least. */
const SHORTEST = 3;
/** How far ahead is looked, in days: past that year's notice nothing is known. */
const AHEAD = 400;

/** The first holiday that ends on `day` or later; undefined where the calendar knows of none. */
export function nextHoliday(calendar: WorkingCalendar, day: Day): Holiday | undefined {
  const start = dayNumber(day);
  try {
    for (let at = startOfRun(calendar, start); at < start + AHEAD; at += 1) {
      const length = runFrom(calendar, at);
      if (length >= SHORTEST && holds(calendar, at, length))
        return { from: dayFromNumber(at), to: dayFromNumber(at + length - 1) };
      at += length;
    }
  } catch (error) {
    if (!(error instanceof UnknownYearError)) throw error;
  }
  return undefined;
}

const isOff = (calendar: WorkingCalendar, day: DayNumber): boolean => hoursOn(calendar, day).length === 0;

function startOfRun(calendar: WorkingCalendar, day: DayNumber): DayNumber {
  let first = day;
  while (isOff(calendar, first) && isOff(calendar, first - 1)) first -= 1;
  return first;
}

function runFrom(calendar: WorkingCalendar, day: DayNumber): number {
  let length = 0;
  while (isOff(calendar, day + length)) length += 1;
  return length;
}

const holds = (calendar: WorkingCalendar, from: DayNumber, length: number): boolean =>
  Array.from({ length }, (_, step) => from + step).some((day) => calendar.holidays.has(day));

type Is = (holiday: Holiday) => boolean;
const contains =
  (...days: readonly string[]): Is =>
  ({ from, to }) =>
    [from.slice(0, 4), to.slice(0, 4)].some((year) =>
      days.some((day) => from <= `${year}-${day}` && `${year}-${day}` <= to),
    );
const begins =
  (first: string, last: string): Is =>
  ({ from }) =>
    first <= from.slice(5) && from.slice(5) <= last;

/** Where one falls into another, the longer one gives the name. */
const NAMES: readonly (readonly [string, RegExp, Is])[] = [
  ['国庆', /国庆/u, contains('10-01')],
  ['五一', /五一|劳动/u, contains('05-01')],
  ['元旦', /元旦/u, contains('01-01')],
  ['春节', /春节/u, begins('01-15', '02-25')],
  ['清明', /清明/u, contains('04-04', '04-05')],
  ['端午', /端午/u, begins('05-25', '06-28')],
  ['中秋', /中秋/u, begins('09-05', '09-30')],
];

/** `国庆`, `春节` …; undefined for one of the office's own. */
export const holidayName = (holiday: Holiday): string | undefined => NAMES.find(([, , is]) => is(holiday))?.[0];

/** The next holiday that somebody means: by name, or simply 假期. */
export function holidayMeant(calendar: WorkingCalendar, words: string, today: Day): Holiday | undefined {
  const named = NAMES.find(([, pattern]) => pattern.test(words));
  for (let day = today, tries = 0; tries < NAMES.length * 2; tries += 1) {
    const holiday = nextHoliday(calendar, day);
    if (!holiday || !named || named[2](holiday)) return holiday;
    day = dayFromNumber(dayNumber(holiday.to) + 1);
  }
  return undefined;
}

/** A point in time: epoch milliseconds, UTC. Where a calendar is needed it is read in Asia/Shanghai (+08:00, no summer time since 1991). */
export type Moment = number;
/** A Shanghai calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** Whole days since 1970-01-01 in Shanghai: what loops count with, because adding to it is cheap. */
export type DayNumber = number;
/** From `from` up to but without `to`. */
export interface MomentSpan {
  readonly from: Moment;
  readonly to: Moment;
}
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Monday first, as in ISO 8601. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const SHANGHAI_OFFSET = 8 * HOUR;
const WIDEST_OFFSET = 14 * HOUR;
/** 1970-01-01 was a Thursday, the fourth of WEEKDAYS. */
const EPOCH_WEEKDAY = 3;

const DATE = String.raw`(\d{4})([-/])(\d{1,2})\2(\d{1,2})`;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?`;
const OFFSET = String.raw`(Z|[+-]\d{2}(?::?\d{2})?)`;
const DATE_ONLY = new RegExp(`^${DATE}$`);
const DATE_AND_TIME = new RegExp(`^${DATE}(?:T| +)${TIME}(?: *${OFFSET})?$`, 'i');

/**
 * Writes a moment the one way the contract allows: `2026-03-02T08:01:00+08:00`. Milliseconds are cut off, never rounded up.
 */
export function formatMoment(moment: Moment): string {
  return `${new Date(moment + SHANGHAI_OFFSET).toISOString().slice(0, -5)}+08:00`;
}

/**
 * Reads ISO 8601 with offset or Z, ISO without offset, `2019/6/13 12:20:43`, `2023-07-06 15:37` or a date alone (its 00:00).
 * Without an offset the text is Shanghai time; `24:00` is the end of the day. Anything else, and every impossible date, is `undefined`.
 */
export function parseMoment(text: string): Moment | undefined {
  const trimmed = text.trim();
  const match = DATE_AND_TIME.exec(trimmed);
  if (match === null) {
    const day = parseDay(trimmed);
    return day === undefined ? undefined : startOfDay(day);
  }
  const midnight = utcMidnight(match[1], match[3], match[4]);
  const time = millisecondsOfDay({ hour: match[5], minute: match[6], second: match[7], fraction: match[8] });
  const offset = match[9] === undefined ? SHANGHAI_OFFSET : offsetOf(match[9]);
  if (midnight === undefined || time === undefined || offset === undefined) return undefined;
  return midnight + time - offset;
}

/** Reads `2026-03-02`, `2026/3/2` or `2026-3-2`; an impossible date is `undefined`. */
export function parseDay(text: string): Day | undefined {
  const match = DATE_ONLY.exec(text.trim());
  const midnight = match === null ? undefined : utcMidnight(match[1], match[3], match[4]);
  return midnight === undefined ? undefined : dayFromNumber(midnight / DAY);
}

/** The Shanghai day a moment lies in; 24:00 of a day already lies in the next. */
export function dayOf(moment: Moment): Day {
  return dayFromNumber(dayNumberOf(moment));
}

export function startOfDay(day: Day): Moment {
  return startOfDayNumber(dayNumber(day));
}

/** 24:00 of the day, which is the start of the next one. */
export function endOfDay(day: Day): Moment {
  return startOfDay(day) + DAY;
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

export function weekdayOf(day: Day): Weekday {
  return weekdayOfNumber(dayNumber(day));
}

/** Whole minutes since 00:00 Shanghai, 0 to 1439. */
export function clockTime(moment: Moment): number {
  return Math.floor((moment - startOfDayNumber(dayNumberOf(moment))) / MINUTE);
}

/** The moment of `HH:MM` on a day; `24:00` is its end. Throws RangeError on a text that is no clock time. */
export function atClock(day: Day, clock: string): Moment {
  const minutes = parseClock(clock);
  if (minutes === undefined) throw new RangeError(`not a clock time: ${clock}`);
  return startOfDay(day) + minutes * MINUTE;
}

/** Minutes since 00:00 of `H:MM` or `HH:MM`, up to and including `24:00` = 1440; `undefined` when it is none. */
export function parseClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const milliseconds = millisecondsOfDay({ hour: match[1], minute: match[2] });
  return milliseconds === undefined ? undefined : milliseconds / MINUTE;
}

/** Throws RangeError on a text that is not a day: days come from `dayOf` and `parseDay`, so that would be a bug. */
export function dayNumber(day: Day): DayNumber {
  const midnight = utcMidnight(day.slice(0, 4), day.slice(5, 7), day.slice(8));
  if (midnight === undefined) throw new RangeError(`not a day: ${day}`);
  return midnight / DAY;
}

export function dayNumberOf(moment: Moment): DayNumber {
  return Math.floor((moment + SHANGHAI_OFFSET) / DAY);
}

export function dayFromNumber(number: DayNumber): Day {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function yearOfNumber(number: DayNumber): number {
  return new Date(number * DAY).getUTCFullYear();
}

export function startOfDayNumber(number: DayNumber): Moment {
  return number * DAY - SHANGHAI_OFFSET;
}

export function weekdayOfNumber(number: DayNumber): Weekday {
  return WEEKDAYS[(((number + EPOCH_WEEKDAY) % 7) + 7) % 7] as Weekday;
}

type Digits = string | undefined;

function utcMidnight(year: Digits, month: Digits, date: Digits): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const midnight = new Date(Date.UTC(y, m - 1, d));
  const exists = midnight.getUTCFullYear() === y && midnight.getUTCMonth() === m - 1 && midnight.getUTCDate() === d;
  return exists ? midnight.getTime() : undefined;
}

function millisecondsOfDay(time: {
  hour: Digits;
  minute: Digits;
  second?: Digits;
  fraction?: Digits;
}): number | undefined {
  const [hour, minute, second] = [Number(time.hour), Number(time.minute), Number(time.second ?? 0)];
  if (minute > 59 || second > 59) return undefined;
  const fraction = Number((time.fraction ?? '').padEnd(3, '0').slice(0, 3));
  const total = hour * HOUR + minute * MINUTE + second * 1000 + fraction;
  return total > DAY ? undefined : total;
}

function offsetOf(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(3).replace(':', '') || 0);
  const size = Number(text.slice(1, 3)) * HOUR + minutes * MINUTE;
  if (minutes > 59 || size > WIDEST_OFFSET) return undefined;
  return text.startsWith('-') ? -size : size;
}

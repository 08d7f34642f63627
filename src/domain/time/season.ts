import { addDays, type Day, parseDay } from './moment.ts';

/**
 * Part of a year with hours of its own, both ends included: `05-01` to `09-30` comes back every year (and may run over New Year,
 * `10-01` to `04-30`), `2026-05-01` to `2026-09-30` comes once. Zero-padded, so that dates compare as text.
 */
export interface SeasonRange {
  readonly from: string;
  readonly to: string;
}

const MONTH_DAY = /^(\d{1,2})[-/](\d{1,2})$/u;
/** A year that has every day a year may have. */
const LEAP_YEAR = '2024';

/** Reads `05-01`, `5/1` or a whole day; an impossible one is `undefined`. */
export function parseSeasonDay(text: string): string | undefined {
  const match = MONTH_DAY.exec(text.trim());
  return match ? parseDay(`${LEAP_YEAR}-${match[1]}-${match[2]}`)?.slice(5) : parseDay(text);
}

const comesEveryYear = ({ from }: SeasonRange): boolean => from.length === 5;

/** Both ends of one kind, and a range that comes once does not end before it begins. */
export const isSeasonRange = (range: SeasonRange): boolean =>
  range.from.length === range.to.length && (comesEveryYear(range) || range.from <= range.to);

export function inSeason(range: SeasonRange, day: Day): boolean {
  const date = comesEveryYear(range) ? day.slice(5) : day;
  if (range.from <= range.to) return range.from <= date && date <= range.to;
  return date >= range.from || date <= range.to;
}

/** The first day that lies in both, as far as anybody can tell them apart; `undefined` when there is none. */
export function firstSharedDay(a: SeasonRange, b: SeasonRange): Day | undefined {
  const once = [a, b].find((range) => !comesEveryYear(range));
  const first = once?.from ?? `${LEAP_YEAR}-01-01`;
  const last = once?.to ?? `${LEAP_YEAR}-12-31`;
  for (let day = first; day <= last; day = addDays(day, 1)) if (inSeason(a, day) && inSeason(b, day)) return day;
  return undefined;
}

/** The first day of a year that none of the ranges covers, `MM-DD`; those that come once do not count. */
export function firstGap(ranges: readonly SeasonRange[]): string | undefined {
  const yearly = ranges.filter(comesEveryYear);
  for (let day = `${LEAP_YEAR}-01-01`; day.startsWith(LEAP_YEAR); day = addDays(day, 1))
    if (!yearly.some((range) => inSeason(range, day))) return day.slice(5);
  return undefined;
}

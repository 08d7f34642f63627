import { addDays, type Day, dayNumber, dayNumberOf, type Moment, parseDay } from './moment.ts';
import type { SeasonRange } from './season.ts';
import { CalendarError, type CalendarSpec, compileCalendar, type WorkingCalendar } from './working-calendar.ts';

/**
 * The State Council's holidays (`off`, ranges as announced, weekends inside them included) and make-up workdays (`work`, 调休上班), MMDD.
 * Sources, each year compared between at least two: the General Office's notices of 2018-12-06 with the change of 2019-03-22 (May Day
 * four days), 2019-11-21 with that of 2020-01-27 (Spring Festival prolonged to 2 February; the make-up day of 1 February fell away),
 * 2020-11-25, 2021-10-25, 2022-12-08, 2023-10-25, 2024-11-12 (国办发明电〔2024〕12号), 2025-11-04; as kept by NateScarlet/holiday-cn,
 * LKI/chinese-calendar and vsme/chinese-days. Next year's notice appears each November: add its line here; it may also touch the last
 * days of the year before, as those for 2019 and 2023 did.
 */
const NOTICES: Readonly<Record<number, { readonly off: string; readonly work: string }>> = {
  2019: {
    off: '0101 0204-0210 0405-0407 0501-0504 0607-0609 0913-0915 1001-1007',
    work: '0202 0203 0428 0505 0929 1012',
  },
  2020: { off: '0101 0124-0202 0404-0406 0501-0505 0625-0627 1001-1008', work: '0119 0426 0509 0628 0927 1010' },
  2021: {
    off: '0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007',
    work: '0207 0220 0425 0508 0918 0926 1009',
  },
  2022: {
    off: '0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007 1231',
    work: '0129 0130 0402 0424 0507 1008 1009',
  },
  2023: { off: '0101-0102 0121-0127 0405 0429-0503 0622-0624 0929-1006', work: '0128 0129 0423 0506 0625 1007 1008' },
  2024: {
    off: '0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007',
    work: '0204 0218 0407 0428 0511 0914 0929 1012',
  },
  2025: { off: '0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008', work: '0126 0208 0427 0928 1011' },
  2026: {
    off: '0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007',
    work: '0104 0214 0228 0509 0920 1010',
  },
};

const OFFICE_HOURS: readonly string[] = ['09:00-12:00', '14:00-18:00'];

/** The years the built-in notices cover. */
export const CN_YEARS: readonly number[] = Object.keys(NOTICES).map(Number);
export const CN_HOLIDAYS: readonly Day[] = CN_YEARS.flatMap((year) => daysOf(year, NOTICES[year]?.off ?? ''));
export const CN_WORKDAYS: readonly Day[] = CN_YEARS.flatMap((year) => daysOf(year, NOTICES[year]?.work ?? ''));

/** Contract §6 `"cn"`: Monday to Friday 09:00–12:00 and 14:00–18:00, holidays and make-up days above; other years are refused. */
export const cnCalendar: WorkingCalendar = compileCalendar({
  hours: mondayToFriday(OFFICE_HOURS),
  holidays: CN_HOLIDAYS,
  workdays: CN_WORKDAYS,
  knownYears: CN_YEARS,
});

/** Summer and winter time: hours for part of the year, or, without `from` and `to`, for every day no other row covers. */
export interface SeasonHours extends Partial<SeasonRange> {
  readonly hours: readonly string[];
}

/**
 * Contract §3 `calendar` of the office file. `hours`: `HH:MM-HH:MM` of every weekday (default 09:00–12:00, 14:00–18:00), or one row for
 * each season. `off` and `work` are the office's own days and win over the State Council's; a year they speak of is known. `unknownYears`, with base `cn`: what a year without a notice is.
 * `plainWeeks` (default) takes Monday to Friday and the office's own lists, so that a ticket due next year can still be opened before the
 * notice is out (warn with `knowsYear(cnCalendar, year)`); `refuse` throws UnknownYearError.
 */
export interface OfficeCalendarSpec {
  readonly base?: 'cn' | 'none' | undefined;
  readonly hours?: readonly string[] | readonly SeasonHours[] | undefined;
  readonly off?: readonly Day[] | undefined;
  readonly work?: readonly Day[] | undefined;
  readonly unknownYears?: 'plainWeeks' | 'refuse' | undefined;
}

/** Throws CalendarError, with code `offAndWorked` when a day stands in both lists of the office. */
export function officeCalendar(spec: OfficeCalendarSpec = {}): WorkingCalendar {
  const cn = (spec.base ?? 'cn') === 'cn';
  const off = new Set((spec.off ?? []).map(requireDay));
  const work = new Set((spec.work ?? []).map(requireDay));
  for (const day of off) if (work.has(day)) throw new CalendarError('offAndWorked', day);
  return compileCalendar({
    ...officeHours(spec.hours ?? OFFICE_HOURS),
    holidays: [...(cn ? CN_HOLIDAYS : []).filter((day) => !work.has(day)), ...off],
    workdays: [...(cn ? CN_WORKDAYS : []), ...work],
    knownYears: cn && spec.unknownYears === 'refuse' ? [...CN_YEARS, ...yearsOf([...off, ...work])] : undefined,
  });
}

function officeHours(written: readonly string[] | readonly SeasonHours[]): Pick<CalendarSpec, 'hours' | 'seasons'> {
  const rows = written.flatMap((row): SeasonHours[] => (typeof row === 'string' ? [] : [row]));
  if (rows.length === 0) return { hours: mondayToFriday(written as readonly string[]) };
  return {
    hours: mondayToFriday(rows.find(({ from }) => from === undefined)?.hours ?? OFFICE_HOURS),
    seasons: rows.flatMap(({ from, to, hours }) =>
      from === undefined || to === undefined ? [] : [{ from, to, hours: mondayToFriday(hours) }],
    ),
  };
}

const yearsOf = (days: readonly Day[]): number[] => days.map((day) => Number(day.slice(0, 4)));

/** The last year whose days off are known without a gap from the built-in notices on; `undefined`: this calendar needs no notices. */
export function lastKnownYear(spec: OfficeCalendarSpec): number | undefined {
  if (spec.base === 'none') return undefined;
  const own = new Set(yearsOf([...(spec.off ?? []), ...(spec.work ?? [])]));
  let year = Math.max(...CN_YEARS);
  while (own.has(year + 1)) year += 1;
  return year;
}

/** Days from today to the first day nobody has announced anything for; not above 0 when it has passed. Infinity: never ends. */
export function calendarDaysLeft(spec: OfficeCalendarSpec, now: Moment): number {
  const year = lastKnownYear(spec);
  return year === undefined ? Number.POSITIVE_INFINITY : dayNumber(`${year + 1}-01-01`) - dayNumberOf(now);
}

/** So many days before it ends a calendar is asked to be mended. */
export const CALENDAR_WARNING_DAYS = 60;

function mondayToFriday(hours: readonly string[]): CalendarSpec['hours'] {
  const spans = hours.map(splitSpan);
  return { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans };
}

function splitSpan(text: string): readonly [string, string] {
  const [from, to, ...more] = text.split('-').map((part) => part.trim());
  if (from === undefined || to === undefined || more.length > 0) throw new CalendarError('badTime', text);
  return [from, to];
}

function requireDay(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new CalendarError('badDay', text);
  return day;
}

/** `0204-0210 0405` of a year → every single day. */
function daysOf(year: number, list: string): Day[] {
  return list.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-').map((text) => `${year}-${text.slice(0, 2)}-${text.slice(2)}`);
    const days = [first];
    for (let day = first; day !== last; days.push(day)) day = addDays(day, 1);
    return days;
  });
}

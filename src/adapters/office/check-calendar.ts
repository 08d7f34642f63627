import type { z } from 'zod';
import {
  CALENDAR_WARNING_DAYS,
  calendarDaysLeft,
  lastKnownYear,
  type SeasonHours,
} from '../../domain/time/cn-calendar.ts';
import type { Day, Moment } from '../../domain/time/moment.ts';
import { firstGap, firstSharedDay, type SeasonRange } from '../../domain/time/season.ts';
import { calendarEndsIn } from '../../wording/calendar-end.ts';
import { days, workingTime } from './calendar-fields.ts';
import type { OfficeRows } from './office-rows.ts';
import { isListWritten, isMapWritten, type Path } from './office-tree.ts';
import type { Reader } from './read-fields.ts';

/** What has to fit together inside the calendar. */
export function checkCalendar(reader: Reader, { calendar }: OfficeRows): void {
  if (calendar.hours?.length === 0)
    reader.fault(['calendar', 'hours'], 'hours 没有给出任何工作时间，应当写作 ["09:00-12:00", "14:00-18:00"]');
  checkDays(reader);
  checkSeasons(reader);
}

/** The days off of the years to come must be stated by somebody: by the product's next version, or here. */
export function warnOfCalendarEnd(reader: Reader, { calendar }: OfficeRows, now: Moment): void {
  const spec = { base: calendar.base, off: calendar.off?.flat(), work: calendar.work?.flat() };
  const [year, left] = [lastKnownYear(spec), calendarDaysLeft(spec, now)];
  if (year === undefined || left > CALENDAR_WARNING_DAYS) return;
  const how = `${year + 1}年的放假和上班公布后，写进 calendar 的 off 和 work，或更新程序`;
  reader.warn(['calendar'], `${calendarEndsIn(year, left)}；${how}`);
}

interface Item<T> {
  readonly path: Path;
  readonly value: T;
}

/** What can be read of a list of the calendar, each item with its own place: faulty ones beside it must not shift the lines. */
function itemsOf<S extends z.ZodType>(reader: Reader, key: string, schema: S): Item<z.output<S>>[] {
  const { root } = reader.tree;
  const section = isMapWritten(root) ? root['calendar'] : undefined;
  const given = isMapWritten(section) ? section[key] : undefined;
  const items = isListWritten(given)
    ? given.map((item, index) => [index, item] as const)
    : [[undefined, given] as const];
  return items.flatMap(([index, item]) => {
    const read = schema.safeParse(item);
    const path = ['calendar', key, ...(index === undefined ? [] : [index])];
    return read.success ? [{ path, value: read.data }] : [];
  });
}

function checkDays(reader: Reader): void {
  const lines = new Map<Day, number>();
  for (const { path, value } of itemsOf(reader, 'off', days))
    for (const day of value) lines.set(day, reader.tree.lineOf(path));
  for (const { path, value } of itemsOf(reader, 'work', days)) {
    for (const day of value) {
      const line = lines.get(day);
      if (line === undefined) continue;
      const where = line === reader.tree.lineOf(path) ? '' : `，在第${line}行`;
      reader.fault(path, `${day} 既写了放假（off${where}）又写了上班（work），请删掉一处`);
    }
  }
}

type Season = Item<string | SeasonHours>;

const rangeOf = ({ value }: Season): SeasonRange | undefined =>
  typeof value === 'object' && value.from !== undefined && value.to !== undefined
    ? { from: value.from, to: value.to }
    : undefined;

/** Each day has one time of work: seasons may not share a day, and only one row is for the rest of the year. */
function checkSeasons(reader: Reader): void {
  const rows = itemsOf(reader, 'hours', workingTime);
  const seasons = rows.flatMap((row) => {
    const range = rangeOf(row);
    return range ? [{ ...row, range }] : [];
  });
  for (const [index, { path, range }] of seasons.entries()) {
    for (const above of seasons.slice(0, index)) {
      const day = firstSharedDay(above.range, range);
      if (day !== undefined) reader.fault(path, overlap(range, above.range, reader.tree.lineOf(above.path), day));
    }
  }
  const [rest, ...more] = rows.filter(({ value }) => typeof value === 'object' && value.from === undefined);
  if (rest) {
    const line = reader.tree.lineOf(rest.path);
    for (const { path } of more)
      reader.fault(path, `没有写日期（from、to）的一行只能有一个，第${line}行已经有了；请写上日期，或者删掉一行`);
  }
  const plain = rest !== undefined || rows.some(({ value }) => typeof value === 'string');
  if (seasons.length === 0 || plain) return;
  const gap = firstGap(seasons.map(({ range }) => range));
  if (gap !== undefined)
    reader.warn(
      ['calendar', 'hours'],
      `${gap} 等日子哪一段都不包括，按 09:00-12:00、14:00-18:00 计算；要改就加一行不写日期的 { hours: [...] }`,
    );
}

function overlap(mine: SeasonRange, other: SeasonRange, line: number, day: Day): string {
  const shared = mine.from.length === 5 && other.from.length === 5 ? day.slice(5) : day;
  return `${mine.from} 到 ${mine.to} 与第${line}行的 ${other.from} 到 ${other.to} 重叠（${shared} 两段都有），一天只能有一种作息`;
}

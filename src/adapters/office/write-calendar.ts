import { DEFAULT_CALENDAR } from '../../domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import { addDays, type Day } from '../../domain/time/moment.ts';
import { without } from './same-value.ts';

/** Fewer days in a row are easier to read one by one. */
const SHORTEST_RANGE = 3;

/** The calendar as calendar-fields.ts reads it; days in a row stand as a range. */
export function writeCalendar(calendar: OfficePolicy['calendar']): Record<string, unknown> {
  const { off, work, ...rest } = without(calendar, DEFAULT_CALENDAR);
  return { ...rest, ...(off ? { off: ranges(off) } : {}), ...(work ? { work: ranges(work) } : {}) };
}

/** In the order given, so that the file says exactly the same days again. */
export function ranges(days: readonly Day[]): string[] {
  const written: string[] = [];
  for (let start = 0; start < days.length; ) {
    let end = start;
    while (days[end + 1] === addDays(days[end] ?? '', 1)) end += 1;
    const run = days.slice(start, end + 1);
    written.push(...(run.length < SHORTEST_RANGE ? run : [`${run[0]}..${run.at(-1)}`]));
    start = end + 1;
  }
  return written;
}

import { DAY, MINUTE, type Moment } from '../time/moment.ts';
import { addRunningTime, type Pause } from '../time/pause.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { addWorkingDays } from '../time/working-days.ts';
import { addWorkingMinutes } from '../time/working-minutes.ts';

/**
 * How long something may take, and in which time it runs (design §4): working minutes, whole working days, or clock time, where a
 * day is 24 hours. None is negative; working days are whole. Contract §6: `minutes` are workingMinutes, `days` clockDays.
 */
export type Limit =
  | { readonly workingMinutes: number }
  | { readonly workingDays: number }
  | { readonly clockMinutes: number }
  | { readonly clockDays: number };

/**
 * When a limit that began at `start` runs out. A pause stops every limit: working and clock time inside it does not count, of working
 * days those whose close it covers (see addWorkingDays). Pauses after the due moment change nothing. A limit that must not be paused
 * (urgent, critical) is asked for without pauses. Clock limits never need the calendar, so no unknown year can stop them.
 * Throws UnknownYearError, ReversedPauseError, RangeError on an impossible number.
 */
export function dueAt(calendar: WorkingCalendar, start: Moment, limit: Limit, pauses: readonly Pause[] = []): Moment {
  if ('workingMinutes' in limit) return addWorkingMinutes(calendar, start, limit.workingMinutes, pauses);
  if ('workingDays' in limit) return addWorkingDays(calendar, start, limit.workingDays, pauses);
  const milliseconds = 'clockMinutes' in limit ? limit.clockMinutes * MINUTE : limit.clockDays * DAY;
  if (!Number.isFinite(milliseconds) || milliseconds < 0)
    throw new RangeError(`not a length of time: ${milliseconds} ms`);
  return addRunningTime(start, Math.round(milliseconds), pauses);
}

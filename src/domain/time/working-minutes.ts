import { dayNumberOf, MINUTE, type Moment, type MomentSpan, startOfDayNumber } from './moment.ts';
import { mergePauses, type Pause, runningParts } from './pause.ts';
import { hoursOn, type WorkingCalendar } from './working-calendar.ts';

/**
 * The moment `minutes` of working time after `start`; they run inside working hours and outside pauses only. What runs out exactly
 * at closing time (or when a pause begins) ends there, not at the next opening. No minutes: `start` itself.
 * Throws UnknownYearError, ReversedPauseError, RangeError on a negative or infinite number.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  start: Moment,
  minutes: number,
  pauses: readonly Pause[] = [],
): Moment {
  let left = millisecondsOf(minutes);
  const merged = mergePauses(pauses);
  if (left === 0) return start;
  for (const part of workingParts(calendar, start, Number.POSITIVE_INFINITY, merged)) {
    const length = part.to - part.from;
    if (left <= length) return part.from + left;
    left -= length;
  }
  throw new Error('unreachable: a calendar without an end ran out of working time');
}

/**
 * The mirror image, for reminders: the moment with `minutes` of working time between it and `end`. What runs out exactly at an opening
 * ends there. No minutes: `end` itself. Throws UnknownYearError, RangeError.
 */
export function subtractWorkingMinutes(calendar: WorkingCalendar, end: Moment, minutes: number): Moment {
  let left = millisecondsOf(minutes);
  if (left === 0) return end;
  for (let day = dayNumberOf(end - 1); ; day -= 1) {
    const midnight = startOfDayNumber(day);
    for (const span of hoursOn(calendar, day).toReversed()) {
      const to = Math.min(midnight + span.to, end);
      const length = Math.max(0, to - midnight - span.from);
      if (left <= length) return to - left;
      left -= length;
    }
  }
}

/**
 * Working minutes from `a` to `b` outside pauses, with fractions; negative when `b` is the earlier.
 * Throws UnknownYearError, ReversedPauseError.
 */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  a: Moment,
  b: Moment,
  pauses: readonly Pause[] = [],
): number {
  if (b < a) return -workingMinutesBetween(calendar, b, a, pauses);
  let total = 0;
  for (const part of workingParts(calendar, a, b, mergePauses(pauses))) total += part.to - part.from;
  return total / MINUTE;
}

export function isWorkingMoment(calendar: WorkingCalendar, moment: Moment): boolean {
  const day = dayNumberOf(moment);
  const clock = moment - startOfDayNumber(day);
  return hoursOn(calendar, day).some((span) => span.from <= clock && clock < span.to);
}

/** `moment` itself when it lies inside working hours, else the next opening; closing time is already outside. Throws UnknownYearError. */
export function nextWorkingMoment(calendar: WorkingCalendar, moment: Moment): Moment {
  for (const part of workingParts(calendar, moment, Number.POSITIVE_INFINITY, [])) return part.from;
  throw new Error('unreachable: a calendar without an end ran out of working time');
}

/** Working time from `from` to `to` in order, pauses cut out. Looks at no day it need not, so that an unknown year is not asked for in vain. */
function* workingParts(
  calendar: WorkingCalendar,
  from: Moment,
  to: Moment,
  merged: readonly Pause[],
): Generator<MomentSpan> {
  for (let day = dayNumberOf(from); startOfDayNumber(day) < to; day += 1) {
    const midnight = startOfDayNumber(day);
    for (const hours of hoursOn(calendar, day)) {
      const span = { from: Math.max(midnight + hours.from, from), to: Math.min(midnight + hours.to, to) };
      if (span.from < span.to) yield* runningParts(span, merged);
    }
  }
}

function millisecondsOf(minutes: number): number {
  if (!Number.isFinite(minutes) || minutes < 0)
    throw new RangeError(`not a length of working time: ${minutes} minutes`);
  return Math.round(minutes * MINUTE);
}

/** Replies given when the last reminder has been said (办结最后期限草草回复). */
import type { Urgency } from '../complaint/verdict.ts';
import { MINUTE, type Moment } from '../time/moment.ts';
import { UnknownYearError, type WorkingCalendar } from '../time/working-calendar.ts';
import { subtractWorkingMinutes, workingMinutesBetween } from '../time/working-minutes.ts';

/** As the ladder calls for the last time: two working hours before the due moment, of a short window its last eighth. */
const LAST_MINUTES = 120;
const LAST_PART = 1 / 8;

export interface ReplyInTime {
  readonly repliedAt: Moment;
  /** What the due moment was counted from. */
  readonly from: Moment;
  readonly due: Moment;
  /** Where it is urgent an hour is an hour, also at night. */
  readonly urgency: Urgency;
}

/** Given in time, but not before the last minute. A late reply is late and nothing else; in a year the calendar does not know, null. */
export function isLastMinute(reply: ReplyInTime, calendar: WorkingCalendar): boolean | null {
  const { repliedAt, due } = reply;
  if (repliedAt > due) return false;
  try {
    return repliedAt >= lastMinuteFrom(reply, calendar);
  } catch (error) {
    if (error instanceof UnknownYearError) return null;
    throw error;
  }
}

function lastMinuteFrom({ from, due, urgency }: ReplyInTime, calendar: WorkingCalendar): Moment {
  const lastOf = (minutes: number): number => Math.min(LAST_MINUTES, minutes * LAST_PART);
  if (urgency !== 'normal') return due - lastOf((due - from) / MINUTE) * MINUTE;
  return subtractWorkingMinutes(calendar, due, lastOf(workingMinutesBetween(calendar, from, due)));
}

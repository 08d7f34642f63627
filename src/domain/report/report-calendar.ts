import { CIRCULAR_PERIODS, type CircularPeriod, type Schedule } from '../policy/office-policy.ts';
import { orUnknown } from '../reminder/rung-items.ts';
import { addDays, atClock, DAY, type Day, dayOf, HOUR, type Moment, startOfDay, weekdayOf } from '../time/moment.ts';
import { dayPeriod, type Period, periodOf, periodOfKey, previous, weekOfKey } from '../time/period.ts';
import { isWorkingDay, nextWorkingDay, previousWorkingDay, type WorkingCalendar } from '../time/working-calendar.ts';

/** The draft of a circular, by the period it is about. */
export type CircularReport = `${CircularPeriod}Circular`;

/**
 * Reports that fall due by themselves: the ranking every calendar day, the digest on working days, the weekly report once a week, the draft
 * of a circular on the first working day after its period.
 */
export type ReportName = 'dailyRanking' | 'leaderDigest' | 'weeklyReport' | CircularReport;

/** A report later than this is marked 补发. */
const LATE = HOUR;

type ReportSchedule = Pick<Schedule, 'dailyRanking' | 'leaderDigest' | 'weeklyReport' | 'circular'>;

export interface ReportClock {
  readonly now: Moment;
  readonly schedule: ReportSchedule;
  readonly calendar: WorkingCalendar;
}

/** What is owed: the newest period is issued, older ones that were missed are passed over. */
export interface Owed {
  readonly issue: Period | undefined;
  readonly passedOver: readonly Period[];
}

type OwedAbout = ReportClock & { readonly since: Moment; readonly last: string | undefined };

/** When a report comes, and what it is about. Each day has at most one, and later days have later periods. */
interface ReportRow {
  /** Left out: always. Of a report that is off nothing is owed. */
  readonly isOn?: (schedule: ReportSchedule) => boolean;
  readonly isDay: (day: Day, about: Pick<ReportClock, 'schedule' | 'calendar'>) => boolean;
  readonly clock: (schedule: ReportSchedule) => string;
  readonly periodOn: (day: Day, about: OwedAbout) => Period;
  /** The day on which the report of the period with this key is due. */
  readonly dayOf: (key: string, about: Pick<ReportClock, 'schedule' | 'calendar'>) => Day;
  /** The first day on which the one after it may be due. */
  readonly next: (key: string) => Day;
}

const circularRow = (kind: CircularPeriod): ReportRow => ({
  isOn: ({ circular }) => circular.periods.includes(kind),
  isDay: (day, { calendar }) => {
    const first = dayOf(periodOf(kind, startOfDay(day)).from);
    return isWorkingDay(calendar, day) && (day === first || previousWorkingDay(calendar, day) < first);
  },
  clock: ({ circular }) => circular.at,
  periodOn: (day) => previous(periodOf(kind, startOfDay(day))),
  dayOf: (key, { calendar }) => {
    const first = dayOf(periodOfKey(kind, key).to);
    return isWorkingDay(calendar, first) ? first : nextWorkingDay(calendar, first);
  },
  next: (key) => dayOf(periodOfKey(kind, key).to),
});

const REPORTS: Readonly<Record<ReportName, ReportRow>> = {
  dailyRanking: {
    isDay: () => true,
    clock: (schedule) => schedule.dailyRanking,
    periodOn: (day) => dayPeriod(startOfDay(day)),
    dayOf: (key) => key,
    next: (key) => addDays(key, 1),
  },
  // Its key is the day it is sent; it covers every day since the last one, up to that day's start.
  leaderDigest: {
    isDay: (day, { calendar }) => isWorkingDay(calendar, day),
    clock: (schedule) => schedule.leaderDigest,
    periodOn: (day, about) => ({
      kind: 'day',
      key: day,
      from: startOfDay(about.last ?? firstCovered(day, about)),
      to: startOfDay(day),
    }),
    dayOf: (key) => key,
    next: (key) => addDays(key, 1),
  },
  // The calendar week before the day it is sent, Monday to Sunday.
  weeklyReport: {
    isDay: (day, { schedule }) => weekdayOf(day) === schedule.weeklyReport.weekday,
    clock: (schedule) => schedule.weeklyReport.at,
    periodOn: (day) => previous(periodOf('week', startOfDay(day))),
    dayOf: (key, { schedule: { weeklyReport } }) => {
      let day = dayOf(weekOfKey(key).to);
      while (weekdayOf(day) !== weeklyReport.weekday) day = addDays(day, 1);
      return day;
    },
    // One day later in the week was the day it came; the weekday may have been changed since.
    next: (key) => dayOf(weekOfKey(key).to),
  },
  monthCircular: circularRow('month'),
  quarterCircular: circularRow('quarter'),
  halfYearCircular: circularRow('halfYear'),
  yearCircular: circularRow('year'),
};

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];
export const CIRCULAR_REPORTS: readonly CircularReport[] = CIRCULAR_PERIODS.map((kind) => `${kind}Circular` as const);

/**
 * Which periods of a report are owed at `now`. `since`: when the office came into being; nothing is owed for moments before it.
 * `last`: key of the newest period already issued.
 */
export function owed(report: ReportName, about: OwedAbout): Owed {
  const { since, now, schedule, last } = about;
  const { isOn, isDay, clock, periodOn, next } = REPORTS[report];
  if (isOn?.(schedule) === false) return { issue: undefined, passedOver: [] };
  const periods: Period[] = [];
  for (let day = last === undefined ? dayOf(since) : next(last); day <= dayOf(now); day = addDays(day, 1)) {
    const moment = atClock(day, clock(schedule));
    if (moment < since || moment > now || !isDay(day, about)) continue;
    const period = periodOn(day, about);
    if (last === undefined || period.key > last) periods.push(period);
  }
  return { issue: periods.at(-1), passedOver: periods.slice(0, -1) };
}

/** The first moment after `now` at which the report falls due; infinity where it is off. */
export function nextReportAt(report: ReportName, about: ReportClock): Moment {
  const { isOn, isDay, clock } = REPORTS[report];
  if (isOn?.(about.schedule) === false) return Number.POSITIVE_INFINITY;
  const momentOn = (day: Day): Moment => atClock(day, clock(about.schedule));
  let day = dayOf(about.now);
  for (; ; day = addDays(day, 1)) {
    const isIt = orUnknown(() => isDay(day, about));
    // Asked again when that year is there: one report must not stop the clock of all.
    if (isIt === undefined) return Math.max(startOfDay(day), about.now + DAY);
    if (isIt && momentOn(day) > about.now) break;
  }
  return momentOn(day);
}

/** When the report of the period with this key is due: the cut-off of the ranking. */
export function momentOf(report: ReportName, key: string, about: Pick<ReportClock, 'schedule' | 'calendar'>): Moment {
  const row = REPORTS[report];
  return atClock(row.dayOf(key, about), row.clock(about.schedule));
}

/** True for a report issued so late that it says so (补发). */
export const isLate = (report: ReportName, key: string, about: ReportClock): boolean =>
  about.now - momentOf(report, key, about) > LATE;

/** The first digest goes back to the working day before, but not beyond the office's first day; at least it covers yesterday. */
function firstCovered(day: Day, { since, calendar }: Pick<OwedAbout, 'since' | 'calendar'>): Day {
  const [yesterday, workingDay, founded] = [addDays(day, -1), previousWorkingDay(calendar, day), dayOf(since)];
  if (founded > yesterday) return yesterday;
  return founded > workingDay ? founded : workingDay;
}

import type { Schedule } from '../policy/office-policy.ts';
import { addDays, atClock, type Day, dayOf, HOUR, type Moment, startOfDay } from '../time/moment.ts';
import { dayPeriod, type Period } from '../time/period.ts';
import { isWorkingDay, previousWorkingDay, type WorkingCalendar } from '../time/working-calendar.ts';

/** Reports that fall due by themselves, each once a day: the ranking every calendar day, the digest on working days. */
export type ReportName = 'dailyRanking' | 'leaderDigest';

/** A report later than this is marked 补发. */
const LATE = HOUR;

export interface ReportClock {
  readonly now: Moment;
  readonly schedule: Pick<Schedule, ReportName>;
  readonly calendar: WorkingCalendar;
}

/** What is owed: the newest period is issued, older ones that were missed are passed over. */
export interface Owed {
  readonly issue: Period | undefined;
  readonly passedOver: readonly Period[];
}

/**
 * Which periods of a report are owed at `now`. `since`: when the office came into being; nothing is owed for moments before it.
 * `last`: key of the newest period already issued. The ranking's period is its day; the digest's has the day it is sent as key and
 * covers every day since the last one, up to that day's start.
 */
export function owed(
  report: ReportName,
  about: ReportClock & { readonly since: Moment; readonly last: Day | undefined },
): Owed {
  const { since, now, schedule, last } = about;
  const periods: Period[] = [];
  const first = last === undefined ? dayOf(since) : addDays(last, 1);
  for (let day = first; day <= dayOf(now); day = addDays(day, 1)) {
    const moment = momentOf(report, day, schedule);
    if (moment >= since && moment <= now && isReportDay(report, day, about)) periods.push(periodOn(report, day, about));
  }
  return { issue: periods.at(-1), passedOver: periods.slice(0, -1) };
}

/** The first moment after `now` at which the report falls due. */
export function nextReportAt(report: ReportName, about: ReportClock): Moment {
  let day = dayOf(about.now);
  while (!isReportDay(report, day, about) || momentOf(report, day, about.schedule) <= about.now) day = addDays(day, 1);
  return momentOf(report, day, about.schedule);
}

/** When a day's report is due: the cut-off of the ranking. */
export const momentOf = (report: ReportName, day: Day, schedule: Pick<Schedule, ReportName>): Moment =>
  atClock(day, schedule[report]);

/** True for a report issued so late that it says so (补发). */
export const isLate = (
  report: ReportName,
  day: Day,
  { now, schedule }: Pick<ReportClock, 'now' | 'schedule'>,
): boolean => now - momentOf(report, day, schedule) > LATE;

const isReportDay = (report: ReportName, day: Day, { calendar }: Pick<ReportClock, 'calendar'>): boolean =>
  report === 'dailyRanking' || isWorkingDay(calendar, day);

function periodOn(report: ReportName, day: Day, about: Parameters<typeof owed>[1]): Period {
  if (report === 'dailyRanking') return dayPeriod(startOfDay(day));
  return { kind: 'day', key: day, from: startOfDay(about.last ?? firstCovered(day, about)), to: startOfDay(day) };
}

/** The first digest goes back to the working day before, but not beyond the office's first day; at least it covers yesterday. */
function firstCovered(day: Day, { since, calendar }: Pick<Parameters<typeof owed>[1], 'since' | 'calendar'>): Day {
  const [yesterday, workingDay, founded] = [addDays(day, -1), previousWorkingDay(calendar, day), dayOf(since)];
  if (founded > yesterday) return yesterday;
  return founded > workingDay ? founded : workingDay;
}

import { staffOf } from '../../domain/post/audience.ts';
import { CALENDAR_WARNING_DAYS, calendarDaysLeft, lastKnownYear } from '../../domain/time/cn-calendar.ts';
import { addDays, atClock, type Day, dayOf, type Moment, weekdayOf } from '../../domain/time/moment.ts';
import { isWorkingDay, knowsYear, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { calendarEnds } from '../../wording/calendar-end.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

const REPORT = 'calendarEnd';
const LOOK_AT = '09:00';
/** An imported office may end sooner than the one that was looked at. Days. */
const LONGEST_WAIT = 30;

/**
 * Asks the administrators and dispatchers, once a week in the staff group, to state next year's days off while nobody has. The claim makes
 * sure that of many processes one asks. Returns how many posts were queued.
 */
export async function warnOfCalendarEnd(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  const { directory, policy } = office;
  const [year, left] = [lastKnownYear(policy.calendar), calendarDaysLeft(policy.calendar, now)];
  if (year === undefined || left > CALENDAR_WARNING_DAYS) return 0;
  const people = [...new Set([...directory.withRole('administrator'), ...directory.withRole('dispatcher')])];
  const addressees = staffOf(people, directory);
  if (!addressees) return 0;
  const period = `${year + 1}-${Math.floor((CALENDAR_WARNING_DAYS - left) / 7)}`;
  return service.work.run(async (stores) => {
    if (!(await stores.reports.claim(REPORT, period, 'staff', now))) return 0;
    const { to, channel, mentions } = addressees;
    const text = calendarEnds(year, left, people);
    const draft = { kind: 'review', to, channel, mentions, tickets: [], text, prompt: false } as const;
    await speak(stores, service, office, [{ ...draft, dedupeKey: `${REPORT}:${period}` }], now);
    return 1;
  });
}

/** When to look next: on working days at 09:00, from sixty days before the calendar ends. */
export function nextCalendarLook({ policy, calendar }: OfficeVersion, now: Moment): Moment {
  const wait = calendarDaysLeft(policy.calendar, now) - CALENDAR_WARNING_DAYS;
  let day = addDays(dayOf(now), Math.min(Math.max(wait, 0), LONGEST_WAIT));
  while (!isWorked(calendar, day) || atClock(day, LOOK_AT) <= now) day = addDays(day, 1);
  return atClock(day, LOOK_AT);
}

/** Past the end of a calendar that refuses years it does not know, Monday to Friday. */
const isWorked = (calendar: WorkingCalendar, day: Day): boolean =>
  knowsYear(calendar, Number(day.slice(0, 4))) ? isWorkingDay(calendar, day) : !['sat', 'sun'].includes(weekdayOf(day));

import { dueAt } from '../deadline/deadline.ts';
import { type Day, dayOf, startOfDay } from '../time/moment.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

const WORKING_DAYS = 5;

/** By when a circular written on a day asks for what was put right. Throws UnknownYearError. */
export const rectifyBy = (calendar: WorkingCalendar, day: Day): Day =>
  dayOf(dueAt(calendar, startOfDay(day), { workingDays: WORKING_DAYS }) - 1);

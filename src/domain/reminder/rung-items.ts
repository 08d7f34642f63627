import { dueAt, type Limit } from '../deadline/deadline.ts';
import { rungsOfSource } from '../source/source-named.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { addDays, atClock, DAY, type Day, dayOf, formatMoment, MINUTE, type Moment } from '../time/moment.ts';
import { isWorkingDay, nextWorkingDay, UnknownYearError, type WorkingCalendar } from '../time/working-calendar.ts';
import { subtractWorkingDays } from '../time/working-days.ts';
import { addWorkingMinutes, subtractWorkingMinutes, workingMinutesBetween } from '../time/working-minutes.ts';
import { criticalCalls } from './critical-calls.ts';
import { problemItems } from './problem-items.ts';
import { type Rung, SLOT_MINUTES } from './reminder-ladder.ts';
import type { ReminderRules, RungItem } from './rung-item.ts';
import { isShort, type RunningWindow, runningWindows, runsInWorkingTime } from './windows.ts';

/** The grid of a ticket's moments, in milliseconds. */
const gridOf = ({ urgency }: Ticket): number => (urgency === 'normal' ? SLOT_MINUTES : 1) * MINUTE;
const slotBefore = (moment: Moment, grid: number): Moment => Math.floor(moment / grid) * grid;
const slotAfter = (moment: Moment, grid: number): Moment => Math.ceil(moment / grid) * grid;

/** A reminder this soon after the dispatch would only repeat it. */
const LEAST_LEAD = 10 * MINUTE;

/** Where the calendar does not know the year, there is no answer yet. */
export function orUnknown<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UnknownYearError) return undefined;
    throw error;
  }
}

/** Rungs of the ladder the ticket has not reached: of each the coming one, of a daily one also the last that has come. */
export function rungItems(ticket: Ticket, rules: ReminderRules, now: Moment): readonly RungItem[] {
  const reached = new Set(ticket.rungs);
  const ladder = [...rules.policy.reminders.rungs, ...rungsOfSource(ticket.source)];
  const items = runningWindows(ticket, rules.policy).flatMap((window) =>
    ladder.filter((rung) => applies(rung, window, ticket)).flatMap((rung) => itemsOf(rung, window, ticket, rules, now)),
  );
  return [...criticalCalls(ticket), ...problemItems(ticket, rules.policy.limits.problemAfter), ...items].filter(
    (item) => !reached.has(item.key),
  );
}

/**
 * Before there is a unit there is no head to ask; everything else then goes to the dispatcher. While a reply waits the unit has done
 * its part: what is late is only listed.
 */
const applies = (rung: Rung, window: RunningWindow, ticket: Ticket): boolean =>
  rung.window === window.window &&
  (rung.size === 'any' || rung.size === (isShort(window.limit) ? 'short' : 'long')) &&
  (ticket.unit !== null || rung.whom !== 'head') &&
  (rung.post !== 'review' || rung.window === 'review') &&
  (ticket.state !== 'replied' || rung.window === 'review' || rung.post === 'overdueList');

function itemsOf(
  rung: Rung,
  window: RunningWindow,
  ticket: Ticket,
  rules: ReminderRules,
  now: Moment,
): readonly RungItem[] {
  if ('workingDaysAfterDueAt' in rung.when)
    return dailyItems(rung, rung.when.workingDaysAfterDueAt, window, rules.calendar, now);
  const at = orUnknown(() => momentOf(rung, window, ticket, rules.calendar));
  return at === undefined ? [] : [{ kind: 'rung', rung, key: `${rung.id}#${formatMoment(window.due)}`, at }];
}

/** Before the due moment down to the slot, from it on up to the next: what is early may be earlier, what is late never too soon. */
function momentOf(
  { when }: Rung,
  window: RunningWindow,
  ticket: Ticket,
  calendar: WorkingCalendar,
): Moment | undefined {
  const { due, begun } = window;
  const grid = gridOf(ticket);
  if ('afterDue' in when)
    return slotAfter(Math.max(dueAt(calendar, due, pressed(when.afterDue, ticket)), begun + LEAST_LEAD), grid);
  if ('beforeDue' in when) return ahead(before(calendar, due, pressed(when.beforeDue, ticket)), window, grid);
  if ('fraction' in when && when.fraction < 1) return ahead(partOf(window, when.fraction, calendar), window, grid);
  return slotAfter(due > begun ? due : begun + LEAST_LEAD, grid);
}

/** Nobody waits for office hours where it is urgent: minutes are minutes there. */
const pressed = (limit: Limit, { urgency }: Ticket): Limit =>
  urgency !== 'normal' && 'workingMinutes' in limit ? { clockMinutes: limit.workingMinutes } : limit;

const ahead = (moment: Moment, { begun }: RunningWindow, grid: number): Moment | undefined => {
  const slot = slotBefore(moment, grid);
  return slot < begun + LEAST_LEAD ? undefined : slot;
};

function before(calendar: WorkingCalendar, due: Moment, limit: Limit): Moment {
  if ('workingDays' in limit) return subtractWorkingDays(calendar, due, limit.workingDays);
  if ('workingMinutes' in limit) return subtractWorkingMinutes(calendar, due, limit.workingMinutes);
  return due - ('clockMinutes' in limit ? limit.clockMinutes * MINUTE : limit.clockDays * DAY);
}

/** A part of the window, in the time the window runs in. */
function partOf({ from, due, limit, pauses }: RunningWindow, fraction: number, calendar: WorkingCalendar): Moment {
  if (!runsInWorkingTime(limit)) return from + (due - from) * fraction;
  const minutes = workingMinutesBetween(calendar, from, due, pauses);
  return minutes <= 0 ? due : addWorkingMinutes(calendar, from, minutes * fraction, pauses);
}

function dailyItems(
  rung: Rung,
  clock: string,
  { due }: RunningWindow,
  calendar: WorkingCalendar,
  now: Moment,
): readonly RungItem[] {
  const item = (at: Moment): RungItem => ({
    kind: 'rung',
    rung,
    key: `${rung.id}@${dayOf(at)}#${formatMoment(due)}`,
    at,
  });
  const today = atClock(dayOf(now), clock);
  const lastDay = today <= now ? dayOf(now) : addDays(dayOf(now), -1);
  const last = orUnknown(() => lastDaily(lastDay, clock, due, calendar));
  const next = orUnknown(() => nextDaily(Math.max(now, due), clock, calendar));
  return [last, next].filter((at) => at !== undefined).map(item);
}

/** The last working day's call up to a day, if it came after the due moment. */
function lastDaily(day: Day, clock: string, due: Moment, calendar: WorkingCalendar): Moment | undefined {
  for (let one = day; atClock(one, clock) > due; one = addDays(one, -1)) {
    if (isWorkingDay(calendar, one)) return atClock(one, clock);
  }
  return undefined;
}

function nextDaily(after: Moment, clock: string, calendar: WorkingCalendar): Moment {
  const day = dayOf(after);
  const same = atClock(day, clock);
  return same > after && isWorkingDay(calendar, day) ? same : atClock(nextWorkingDay(calendar, day), clock);
}

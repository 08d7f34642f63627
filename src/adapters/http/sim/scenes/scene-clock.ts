import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import { addDays, atClock, DAY, dayOf, MINUTE, type Moment, weekdayOf } from '../../../../domain/time/moment.ts';
import { isWorkingDay, nextWorkingDay } from '../../../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../../../ports/office-store.ts';
import { InputError } from '../../input-error.ts';
import type { SimTime } from '../sim-time.ts';
import type { Awaited, Move } from './scene.ts';

interface Around {
  readonly time: SimTime;
  readonly office: OfficeVersion;
  /** The ticket that is waited for. */
  readonly ticket?: () => Promise<Ticket | undefined>;
}

/** What was waited for has happened: `before` is the ticket as it was when the waiting began. */
const HAPPENED: Readonly<Record<Awaited, (now: Ticket, before: Ticket) => boolean>> = {
  reminded: (now, before) => now.reminders > before.reminders,
  overdue: (now) => now.escalation >= 1 && now.rungs.length > 0,
  toHead: (now) => now.escalation >= 2,
  toSupervisor: (now) => now.escalation >= 3,
  toLeader: (now) => now.escalation >= 4,
  followUpAsked: (now, before) => now.followUp?.askedAt != null && now.followUp.askedAt !== before.followUp?.askedAt,
  closed: (now) => now.state === 'closed',
};

/** Nothing of a scene takes longer; an office whose tables never do it is told so. */
const LONGEST = 45 * DAY;
/** Working days that are tried for a Monday; an office that never works on one begins on the last of them. */
const MOST_DAYS = 12;
/** Posts at a fixed time are out a little after it. */
const LITTLE = 2 * MINUTE;

/** Moves the clock as a scene wants it, never back. Throws InputError when what it waits for does not come. */
export async function moveClock(move: Move, around: Around): Promise<void> {
  if ('until' in move) return waitFor(move.until, around);
  await around.time.moveTo(momentOf(move, around));
}

function momentOf(move: Exclude<Move, { until: Awaited }>, { time, office }: Around): Moment {
  const now = time.now();
  if ('minutes' in move) return now + move.minutes * MINUTE;
  if ('to' in move) return nextAt(move.to, now);
  if ('nextMonday' in move) return nextMondayAt(move.nextMonday, now, office);
  if ('workday' in move) return workdayAt(move.workday, now, office);
  if ('nextWorkday' in move) return atClock(nextWorkingDay(office.calendar, dayOf(now)), move.nextWorkday);
  const clock = office.policy.schedule[move.report];
  return (move.report === 'leaderDigest' ? workdayAt(clock, now, office) : nextAt(clock, now)) + LITTLE;
}

const nextAt = (clock: string, now: Moment): Moment => {
  const today = atClock(dayOf(now), clock);
  return today > now ? today : atClock(addDays(dayOf(now), 1), clock);
};

function workdayAt(clock: string, now: Moment, { calendar }: OfficeVersion): Moment {
  const today = atClock(dayOf(now), clock);
  return today > now && isWorkingDay(calendar, dayOf(now))
    ? today
    : atClock(nextWorkingDay(calendar, dayOf(now)), clock);
}

/** A Monday that is off is passed over, as after a long holiday. */
function nextMondayAt(clock: string, now: Moment, office: OfficeVersion): Moment {
  let at = workdayAt(clock, now, office);
  for (let tries = 0; weekdayOf(dayOf(at)) !== 'mon' && tries < MOST_DAYS; tries += 1)
    at = workdayAt(clock, at, office);
  return at;
}

/** From one moment at which the service does something to the next, as long as it takes. */
async function waitFor(awaited: Awaited, { time, ticket }: Around): Promise<void> {
  const before = await ticket?.();
  if (!before) throw new InputError('这一步要等的工单还没有，剧本停在这里。');
  const last = time.now() + LONGEST;
  for (let now: Ticket | undefined = before; now; now = await ticket?.()) {
    if (HAPPENED[awaited](now, before)) return time.settle();
    const next = await time.next();
    if (!next || next.at > last) break;
    await time.moveTo(next.at);
  }
  throw new InputError('这间办公室的提醒设置里没有这一步，剧本停在这里。');
}

import { SYSTEM } from '../../domain/office/actor.ts';
import { releaseFrom } from '../../domain/post/quiet-hours.ts';
import { type AgendaItem, agenda, highestRung, isEscalation, nextEscalation } from '../../domain/reminder/agenda.ts';
import { isCriticalCall } from '../../domain/reminder/critical-calls.ts';
import { problemOf } from '../../domain/reminder/problem-items.ts';
import type { Rung } from '../../domain/reminder/reminder-ladder.ts';
import type { RungItem } from '../../domain/reminder/rung-item.ts';
import type { Command } from '../../domain/ticket/command.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { dayOf, HOUR, MINUTE, type Moment } from '../../domain/time/moment.ts';
import { isWorkingDay } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { StoreConflict } from '../../ports/ticket-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import type { Reached } from './reminder-bundle.ts';
import { reminderPosts } from './reminder-posts.ts';

/** Tickets of one unit of work: short transactions, few posts. */
const CHUNK = 200;
/** Somebody else changed a ticket meanwhile: so often a chunk is tried again. */
const TRIES = 3;
/** A ticket that could not be worked on is looked at again after this; the operator has been told. */
const LATER = HOUR;
/** A reminder this late was held back, by the quiet hours or an outage. */
const HELD = 15 * MINUTE;

/**
 * What time does to tickets by itself, for all whose moment has come: reminders and escalations, bundled to one post per unit or
 * addressee and kind; the ends of pauses and shelvings; follow-ups and closings. Returns how many tickets were worked on. It ends:
 * every ticket found leaves with its next moment ahead of `now`.
 */
export async function sendReminders(service: Service, now: Moment): Promise<number> {
  let worked = 0;
  for (;;) {
    const found = await workChunk(service, now);
    worked += found;
    if (found < CHUNK) return worked;
  }
}

async function workChunk(service: Service, now: Moment): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await service.work.run(async (stores) => {
        const sweep: Sweep = { stores, service, office: await currentOffice(service), now };
        const tickets = await stores.tickets.due(now, CHUNK);
        const reached: Reached[] = [];
        for (const ticket of tickets) reached.push(...(await workOn(sweep, ticket)));
        await speak(stores, service, sweep.office, reminderPosts(reached, sweep.office, now), now);
        return tickets.length;
      });
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt >= TRIES) throw error;
    }
  }
}

interface Sweep {
  readonly stores: Stores;
  readonly service: Service;
  /** The office as it is today: its people are the ones to be told. */
  readonly office: OfficeVersion;
  readonly now: Moment;
}

/** A fault of one ticket must not hold up all others. */
async function workOn(sweep: Sweep, ticket: Ticket): Promise<readonly Reached[]> {
  try {
    return await act(sweep, ticket);
  } catch (error) {
    if (error instanceof StoreConflict) throw error;
    await later(sweep, ticket, error);
    return [];
  }
}

async function later({ stores, service, now }: Sweep, ticket: Ticket, fault: unknown): Promise<void> {
  service.report({ fault, where: 'sending reminders', ticket: ticket.number });
  await stores.tickets.schedule(ticket.number, now + LATER);
}

async function act(sweep: Sweep, ticket: Ticket): Promise<readonly Reached[]> {
  const { stores, office, now } = sweep;
  const rules = ticket.policyVersion === office.version ? office : await stores.offices.version(ticket.policyVersion);
  const alive = await live(sweep, ticket, agenda(ticket, rules, now).due);
  const rungs = rungsNow(alive, rules, now);
  const heldUntil = rungs.length === 0 ? null : quietUntil(sweep, alive);
  const climbed = rungs.length > 0 && heldUntil === null ? await climb(sweep, alive, rungs) : alive;
  const { nextAt } = agenda(climbed, rules, now);
  if (heldUntil !== null) await stores.tickets.schedule(ticket.number, heldUntil);
  else if (nextAt !== null && nextAt <= now) await later(sweep, ticket, new Error('what was due could not be done'));
  else if (climbed === ticket) await stores.tickets.schedule(ticket.number, nextAt);
  return climbed === alive ? [] : [reachedBy(climbed, rungs, rules, sweep)];
}

/**
 * The rungs whose moment has come. A reminder that the quiet hours held back until now stands for the next one too, if that would
 * follow within the hour: nobody needs to read the same twice before breakfast.
 */
function rungsNow(ticket: Ticket, rules: OfficeVersion, now: Moment): readonly RungItem[] {
  const due = agenda(ticket, rules, now).due.filter((item) => item.kind === 'rung');
  const held = due.filter(({ at, rung }) => rung.post === 'reminder' && now - at >= HELD);
  if (held.length === 0) return due;
  const soon = agenda(ticket, rules, now + HOUR).due.filter((item) => item.kind === 'rung');
  const repeated = soon
    .filter(({ at }) => at > now)
    .filter(({ rung }) => rung.post === 'reminder' && held.some((one) => one.rung.window === rung.window));
  return [...due, ...repeated];
}

/** The ends of pauses, shelvings, follow-ups: announced like anybody's command. */
async function live(sweep: Sweep, ticket: Ticket, due: readonly AgendaItem[]): Promise<Ticket> {
  let current = ticket;
  for (const item of due) {
    if (item.kind !== 'rung') current = await command(sweep, current, LIFE_COMMANDS[item.kind], false);
  }
  return current;
}

const LIFE_COMMANDS: Readonly<Record<Exclude<AgendaItem['kind'], 'rung'>, Command>> = {
  resume: { name: 'resume' },
  askFollowUp: { name: 'askFollowUp' },
  close: { name: 'close' },
  unshelve: { name: 'unshelve' },
};

/** Marks every rung that was reached: the highest escalation as such, all others as reminded. */
async function climb(sweep: Sweep, ticket: Ticket, rungs: readonly RungItem[]): Promise<Ticket> {
  const top = highestRung(rungs.filter((item) => isEscalation(item.rung)));
  const others = rungs.filter((item) => item !== top);
  const reminded = others.length === 0 ? ticket : await command(sweep, ticket, remindOf(ticket, others), true);
  const level = top?.rung.level ?? 0;
  if (!top || level === 0) return reminded;
  return command(sweep, reminded, { name: 'escalate', rung: top.key, level }, true);
}

/** While its reply waits a ticket rises no higher: the unit has done its part. */
const remindOf = ({ state }: Ticket, items: readonly RungItem[]): Command => ({
  name: 'remind',
  rungs: items.map((item) => item.key),
  level:
    state === 'replied'
      ? 0
      : items.reduce<Rung['level']>((level, { rung }) => (rung.level > level ? rung.level : level), 0),
});

/** The ticket after the command, or as it was when the table refuses it. */
async function command(
  { stores, service, office, now }: Sweep,
  ticket: Ticket,
  wanted: Command,
  quietly: boolean,
): Promise<Ticket> {
  const changed = await changeTicket(stores, service, office, { ticket, command: wanted, actor: SYSTEM, now, quietly });
  return changed.done ? changed.value.ticket : ticket;
}

/** What nobody asked for waits for the end of the quiet hours; life in danger does not. */
function quietUntil({ service, office, now }: Sweep, ticket: Ticket): Moment | null {
  if (service.pace === 'fast' || ticket.urgency === 'critical') return null;
  const release = releaseFrom(office.policy.schedule.quietHours, now);
  return release > now ? release : null;
}

/**
 * What is said of a ticket: its highest escalation; the daily list, on working days only, speaks for everything on the duty person's
 * own level; else the highest of what is left. Calls, problems and replies that wait are said for themselves.
 */
function reachedBy(ticket: Ticket, rungs: readonly RungItem[], rules: OfficeVersion, { office, now }: Sweep): Reached {
  const listing = isWorkingDay(office.calendar, dayOf(now));
  const waits = listing && rungs.some(({ rung }) => isWaiting(rung));
  const listed = listing && rungs.some(({ rung }) => rung.post === 'overdueList' && !isWaiting(rung));
  const ladder = rungs.filter(({ rung }) => rung.post !== 'overdueList' && !saidApart(rung));
  const rung = (
    highestRung(ladder.filter((item) => isEscalation(item.rung))) ?? (listed ? undefined : highestRung(ladder))
  )?.rung;
  const next = rung && nextEscalation(ticket, rules, rung.window, now);
  return {
    ticket,
    rung,
    listed,
    waits,
    called: rungs.some(({ rung }) => isCriticalCall(rung)),
    problems: rungs.map(({ rung }) => problemOf(rung)).filter((problem) => problem !== undefined),
    next: next && { at: next.at, whom: next.rung.whom },
  };
}

/** In the reviewer's window all but an escalation is one word to him: it waits. */
const isWaiting = (rung: Rung): boolean => rung.window === 'review' && rung.post !== 'escalation';

const saidApart = (rung: Rung): boolean => isCriticalCall(rung) || isWaiting(rung) || problemOf(rung) !== undefined;

import { unitLabel } from '../domain/office/directory.ts';
import type { Person, StaffRole } from '../domain/office/person.ts';
import { type Addressees, firstWith, personOf, staffOf, targetKey, unitOf } from '../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../domain/post/post.ts';
import { type Rung, type RungAddressee, SLOT_MINUTES } from '../domain/reminder/reminder-ladder.ts';
import { orUnknown } from '../domain/reminder/rung-items.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { addDays, atClock, dayOf, formatMoment, MINUTE, type Moment } from '../domain/time/moment.ts';
import { nextWorkingDay } from '../domain/time/working-calendar.ts';
import { workingDaysBetween } from '../domain/time/working-days.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import { criticalCall } from '../wording/emergency.ts';
import { escalation } from '../wording/escalation.ts';
import { type NextStep, overdue } from '../wording/overdue.ts';
import { type ListedTicket, overdueList } from '../wording/overdue-list.ts';
import { reminder } from '../wording/reminder.ts';
import { at, title } from '../wording/ticket-title.ts';

/** A ticket whose rungs were reached in this sweep, and what is to be said of it. */
export interface Reached {
  /** As the commands left it. */
  readonly ticket: Ticket;
  /** The one rung that is said; undefined where the list or a call says it all. */
  readonly rung: Rung | undefined;
  readonly listed: boolean;
  /** A life may be in danger, and nobody has answered yet. */
  readonly called: boolean;
  readonly next: NextStep | undefined;
}

type Spoken = Reached & { readonly rung: Rung };

/** One post per unit (or addressee) and kind, for all tickets of the slot. */
export function reminderPosts(reached: readonly Reached[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const spoken = reached.filter((one): one is Spoken => one.rung !== undefined);
  const of = (kind: Rung['post']): readonly Spoken[] => spoken.filter((one) => one.rung.post === kind);
  return [
    ...reached.filter((one) => one.called).flatMap((one) => calls(one.ticket, office, now)),
    ...byUnit('reminder', of('reminder'), office, now),
    ...byUnit('overdue', of('overdue'), office, now),
    ...lists(
      reached.filter((one) => one.listed),
      office,
      now,
    ),
    ...escalations(of('escalation'), office, now),
  ];
}

function bundle(
  kind: PostKind,
  to: Addressees | undefined,
  about: { tickets: readonly Ticket[]; who: string; text: string },
  now: Moment,
): readonly PostDraft[] {
  const [first] = about.tickets;
  if (!to || !first) return [];
  const slot = formatMoment(now - (now % (SLOT_MINUTES * MINUTE)));
  return [
    {
      kind,
      to: to.to,
      channel: to.channel,
      tickets: about.tickets.map((ticket) => ticket.number),
      mentions: to.mentions,
      text: about.text,
      // The first ticket and its version keep apart what a second chunk of the same slot has to say to the same unit.
      dedupeKey: `${kind}:${about.who}:${slot}:${first.number}.${first.version}:${targetKey(to.to)}`,
      prompt: about.tickets.some((ticket) => ticket.urgency === 'critical'),
    },
  ];
}

const dispatchers = ({ directory }: OfficeVersion): readonly Person[] =>
  firstWith(directory, ['dispatcher', 'administrator']);

/** The unit's group and duty person; the dispatcher while there is no unit. */
const holderOf = (ticket: Ticket, office: OfficeVersion, now: Moment): Addressees | undefined =>
  ticket.unit === null ? staffOf(dispatchers(office), office.directory) : unitOf(ticket.unit, office.directory, now);

function byUnit(
  kind: 'reminder' | 'overdue',
  spoken: readonly Spoken[],
  office: OfficeVersion,
  now: Moment,
): readonly PostDraft[] {
  return [...Map.groupBy(spoken, (one) => one.ticket.unit)].flatMap(([unit, all]) => {
    const [first] = all;
    const to = first && holderOf(first.ticket, office, now);
    if (!to) return [];
    const lines = all.map((one) => ({
      ticket: one.ticket,
      window: one.rung.window,
      next: stepAsItWillBe(one, office, now),
    }));
    const text = kind === 'reminder' ? reminder(lines, to.people, now) : overdue(lines, to.people, now);
    return bundle(kind, to, { tickets: all.map((one) => one.ticket), who: unit ?? 'pending', text }, now);
  });
}

/** One list per staff group, the latest ticket first, each line with @ of who is on duty. */
function lists(listed: readonly Reached[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const { schedule } = office.policy;
  const until = atClock(dayOf(now), schedule.dailyRanking);
  const lines = listed.map(({ ticket }) => ({ ticket, to: holderOf(ticket, office, now) }));
  return [...Map.groupBy(lines, ({ to }) => to && targetKey(to.to))].flatMap(([group, all]) => {
    const sorted = all.toSorted(
      (a, b) => a.ticket.completeBy - b.ticket.completeBy || (a.ticket.number < b.ticket.number ? -1 : 1),
    );
    const to = sorted[0]?.to;
    if (!to || !group) return [];
    const rows: ListedTicket[] = sorted.map((one) => ({
      ticket: one.ticket,
      people: one.to?.people ?? [],
      workingDays: workingDaysBetween(office.calendar, one.ticket.completeBy, now) + 1,
    }));
    const mentions = [...new Set(sorted.flatMap((one) => one.to?.mentions ?? []))];
    const text = overdueList(rows, until > now ? until : atClock(dayOf(now), '24:00'), now);
    return bundle(
      'overdueList',
      { ...to, mentions },
      { tickets: sorted.map((one) => one.ticket), who: group, text },
      now,
    );
  });
}

/** Who stands on a rung, and where nobody does, above it. */
const RUNG_ROLES: Readonly<Record<RungAddressee, readonly StaffRole[]>> = {
  duty: ['supervisor', 'leader'],
  head: ['supervisor', 'leader'],
  dispatcher: ['dispatcher', 'supervisor', 'leader'],
  supervisor: ['supervisor', 'leader'],
  leader: ['leader', 'supervisor'],
};

function standingOn(
  whom: RungAddressee,
  ticket: Ticket,
  { directory }: OfficeVersion,
  now: Moment,
): { readonly person: Person | undefined; readonly climbed: boolean } {
  const own =
    ticket.unit === null
      ? undefined
      : whom === 'head'
        ? directory.headOf(ticket.unit)
        : whom === 'duty'
          ? directory.dutyOf(ticket.unit, now)
          : undefined;
  if (own) return { person: own, climbed: false };
  const [person] = firstWith(directory, [...RUNG_ROLES[whom], 'dispatcher', 'administrator']);
  return { person, climbed: whom === 'duty' || whom === 'head' || !person?.roles.includes(whom) };
}

function escalations(spoken: readonly Spoken[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const addressed = spoken.map((one) => ({ one, ...standingOn(one.rung.whom, one.ticket, office, now) }));
  const groups = Map.groupBy(
    addressed,
    ({ one, person, climbed }) => `${one.rung.whom}:${person?.id ?? ''}:${climbed}`,
  );
  return [...groups].flatMap(([who, all]) => {
    const [first] = all;
    if (!first?.person) return [];
    const lines = all.map(({ one, climbed }) => ({
      ticket: one.ticket,
      window: one.rung.window,
      next: climbed ? undefined : stepAsItWillBe(one, office, now),
      unit: one.ticket.unit === null ? null : unitLabel(office.directory, one.ticket.unit),
    }));
    const to = {
      whom: first.one.rung.whom,
      person: first.person,
      climbed: first.climbed,
      answerBy: nextNoon(office, now),
    };
    const text = escalation(lines, to, now);
    return bundle(
      'escalation',
      personOf(first.person, office.directory),
      { tickets: lines.map((one) => one.ticket), who, text },
      now,
    );
  });
}

/** Noon of the next working day; of the next day while the calendar does not know the coming year. */
const nextNoon = ({ calendar }: OfficeVersion, now: Moment): Moment =>
  orUnknown(() => atClock(nextWorkingDay(calendar, dayOf(now)), '12:00')) ?? atClock(addDays(dayOf(now), 1), '12:00');

/** The next step as it will be: where nobody stands on the rung, somebody higher is told. */
function stepAsItWillBe({ ticket, next }: Reached, office: OfficeVersion, now: Moment): NextStep | undefined {
  if (!next) return undefined;
  const { person, climbed } = standingOn(next.whom, ticket, office, now);
  if (!climbed) return next;
  return { at: next.at, whom: person?.roles.includes('leader') ? 'leader' : 'supervisor' };
}

/** Again to everybody who can act: duty and dispatcher in the staff group, the leader himself. */
function calls(ticket: Ticket, office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const { directory } = office;
  const holder = holderOf(ticket, office, now);
  const people = [...new Set([...(holder?.people ?? []), ...dispatchers(office)])];
  const group = holder && { ...holder, people, mentions: people.map((person) => person.id) };
  const [leader] = firstWith(directory, ['leader', 'supervisor']);
  return [group, leader && personOf(leader, directory)].flatMap((to) => {
    if (!to) return [];
    const place = ticket.sensitive ? '' : ticket.place;
    const text = criticalCall({
      at: at(to.people),
      title: title(ticket),
      number: shortNumber(ticket.number),
      again: true,
      inHand: ticket.unit !== null,
      place,
    });
    return bundle('escalation', to, { tickets: [ticket], who: 'call', text }, now);
  });
}

import { unitLabel } from '../../domain/office/directory.ts';
import type { Person, StaffRole } from '../../domain/office/person.ts';
import { firstWith, personOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { RungAddressee } from '../../domain/reminder/reminder-ladder.ts';
import { orUnknown } from '../../domain/reminder/rung-items.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { addDays, atClock, dayOf, type Moment } from '../../domain/time/moment.ts';
import { nextWorkingDay } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { escalation, problemTickets } from '../../wording/escalation.ts';
import type { NextStep } from '../../wording/overdue.ts';
import { bundle, type Reached, type Spoken } from './reminder-bundle.ts';

/** Who stands on a rung, and where nobody does, above it. */
const RUNG_ROLES: Readonly<Record<RungAddressee, readonly StaffRole[]>> = {
  duty: ['supervisor', 'leader'],
  head: ['supervisor', 'leader'],
  dispatcher: ['dispatcher', 'supervisor', 'leader'],
  supervisor: ['supervisor', 'leader'],
  leader: ['leader', 'supervisor'],
  reviewer: ['reviewer'],
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

export function escalations(spoken: readonly Spoken[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
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

/** Problem tickets (问题件), to the supervisor at once, beside whatever the ladder says. */
export function problems(reached: readonly Reached[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const all = reached.flatMap(({ ticket, problems }) =>
    problems.map((problem) => ({
      ticket,
      problem,
      unit: ticket.unit === null ? null : unitLabel(office.directory, ticket.unit),
    })),
  );
  const [first] = all;
  if (!first) return [];
  const { person, climbed } = standingOn('supervisor', first.ticket, office, now);
  if (!person) return [];
  const tickets = [...new Set(all.map(({ ticket }) => ticket))];
  const text = problemTickets(all, { person, climbed });
  return bundle('escalation', personOf(person, office.directory), { tickets, who: `problem:${person.id}`, text }, now);
}

/** Noon of the next working day; of the next day while the calendar does not know the coming year. */
const nextNoon = ({ calendar }: OfficeVersion, now: Moment): Moment =>
  orUnknown(() => atClock(nextWorkingDay(calendar, dayOf(now)), '12:00')) ?? atClock(addDays(dayOf(now), 1), '12:00');

/** The next step as it will be: where nobody stands on the rung, somebody higher is told. */
export function stepAsItWillBe({ ticket, next }: Reached, office: OfficeVersion, now: Moment): NextStep | undefined {
  if (!next) return undefined;
  const { person, climbed } = standingOn(next.whom, ticket, office, now);
  if (!climbed) return next;
  return { at: next.at, whom: person?.roles.includes('leader') ? 'leader' : 'supervisor' };
}

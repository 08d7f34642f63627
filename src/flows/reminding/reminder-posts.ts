import { unitLabel } from '../../domain/office/directory.ts';
import { firstWith, personOf, staffOf, targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Rung } from '../../domain/reminder/reminder-ladder.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { shortNumber } from '../../domain/ticket/ticket-number.ts';
import { atClock, dayOf, type Moment } from '../../domain/time/moment.ts';
import { workingDaysBetween } from '../../domain/time/working-days.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { criticalCall } from '../../wording/emergency.ts';
import { overdue } from '../../wording/overdue.ts';
import { type ListedTicket, overdueList } from '../../wording/overdue-list.ts';
import { reminder } from '../../wording/reminder.ts';
import { repliesWaiting } from '../../wording/review-request.ts';
import { at, title } from '../../wording/ticket-title.ts';
import { bundle, dispatchers, holderOf, type Reached, reviewers, type Spoken } from './reminder-bundle.ts';
import { escalations, problems, stepAsItWillBe } from './reminder-escalations.ts';

/** One post per unit (or addressee) and kind, for all tickets of the slot. */
export function reminderPosts(reached: readonly Reached[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const spoken = reached.filter((one): one is Spoken => one.rung !== undefined);
  const of = (kind: Rung['post']): readonly Spoken[] => spoken.filter((one) => one.rung.post === kind);
  const ticketsOf = (said: (one: Reached) => boolean): readonly Ticket[] =>
    reached.filter(said).map((one) => one.ticket);
  return [
    ...ticketsOf((one) => one.called).flatMap((ticket) => calls(ticket, office, now)),
    ...byUnit('reminder', of('reminder'), office, now),
    ...byUnit('overdue', of('overdue'), office, now),
    ...lists(
      ticketsOf((one) => one.listed),
      office,
      now,
    ),
    ...reviews(
      ticketsOf((one) => one.waits),
      office,
      now,
    ),
    ...escalations(of('escalation'), office, now),
    ...problems(reached, office, now),
  ];
}

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
function lists(listed: readonly Ticket[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const { schedule } = office.policy;
  const until = atClock(dayOf(now), schedule.dailyRanking);
  const lines = listed.map((ticket) => ({ ticket, to: holderOf(ticket, office, now) }));
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

/** All replies that wait, in one post to the reviewers; the oldest first. */
function reviews(waiting: readonly Ticket[], office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const to = staffOf(reviewers(office), office.directory);
  const tickets = waiting.toSorted((a, b) => (a.repliedAt ?? 0) - (b.repliedAt ?? 0));
  const replies = tickets.map((ticket) => ({
    ticket,
    unit: ticket.unit === null ? '' : unitLabel(office.directory, ticket.unit),
  }));
  return bundle('review', to, { tickets, who: 'waiting', text: repliesWaiting(replies, to?.people ?? [], now) }, now);
}

/** Again to everybody who can act, each with what he can do: duty and dispatcher in the staff group, the leader himself. */
function calls(ticket: Ticket, office: OfficeVersion, now: Moment): readonly PostDraft[] {
  const { directory } = office;
  const holder = holderOf(ticket, office, now);
  const people = [...new Set([...(holder?.people ?? []), ...dispatchers(office)])];
  const group = holder && { ...holder, people, mentions: people.map((person) => person.id) };
  const [leader] = firstWith(directory, ['leader', 'supervisor']);
  const duty = ticket.unit === null ? undefined : directory.dutyOf(ticket.unit, now)?.name;
  const readers = [
    ['unit', group],
    ['leader', leader && personOf(leader, directory)],
  ] as const;
  return readers.flatMap(([reader, to]) => {
    if (!to) return [];
    const place = ticket.sensitive ? '' : ticket.place;
    const text = criticalCall({
      at: at(to.people),
      title: title(ticket),
      number: shortNumber(ticket.number),
      again: true,
      reader,
      duty,
      signed: ticket.acceptedAt !== null,
      standing: ticket.unit === null ? 'nowhere' : { unit: unitLabel(directory, ticket.unit) },
      place,
    });
    return bundle('escalation', to, { tickets: [ticket], who: 'call', text }, now);
  });
}

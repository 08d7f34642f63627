import type { TicketNumber } from '../../src/domain/base/ids.ts';
import { householdsOf } from '../../src/domain/complaint/gathering.ts';
import type { TicketEvent } from '../../src/domain/ticket/event.ts';
import { isOpen } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { StoreConflict, type TicketChange, type TicketStore } from '../../src/ports/ticket-store.ts';
import { byText, type Rollback, storedCopy, storedText } from './rollback.ts';

interface Row {
  readonly ticket: Ticket;
  readonly nextAt: Moment | null;
}

export interface FakeTicketStore extends TicketStore, Rollback {
  /** Every ticket, in the order of opening. */
  all(): readonly Ticket[];
  /** The earliest moment at which time does something. */
  earliestNext(): Moment | null;
}

const storedBody = (ticket: Ticket): Ticket =>
  JSON.parse(
    JSON.stringify(ticket, (_key, value: unknown) => (typeof value === 'string' ? storedText(value) : value)),
  ) as Ticket;

const oldestFirst = (a: Ticket, b: Ticket): number => a.openedAt - b.openedAt || byText(a.number, b.number);
const newestFirst = (a: Ticket, b: Ticket): number => oldestFirst(b, a);
const dueFirst = (a: Ticket, b: Ticket): number => a.completeBy - b.completeBy || byText(a.number, b.number);

/** Tickets and events in memory. */
export function fakeTicketStore(): FakeTicketStore {
  let rows = new Map<TicketNumber, Row>();
  let events = new Map<TicketNumber, readonly TicketEvent[]>();
  let counters = new Map<string, number>();
  const tickets = (is: (ticket: Ticket) => boolean): Ticket[] =>
    storedCopy([...rows.values()].map((row) => row.ticket).filter(is));
  const takePlaces = (day: string, count: number): number => {
    const first = (counters.get(day) ?? 0) + 1;
    counters.set(day, first + count - 1);
    return first;
  };
  const keep = ({ ticket, events: added, decidedOn, nextAt }: TicketChange): void => {
    const { number } = ticket;
    if ((rows.get(number)?.ticket.version ?? 0) !== decidedOn) throw new StoreConflict(number);
    rows.set(number, { ticket: storedBody(ticket), nextAt });
    events.set(number, [...(events.get(number) ?? []), ...storedCopy(added)]);
  };

  return {
    nextPlace: async (day) => takePlaces(day, 1),
    nextPlaces: async (day, count) => takePlaces(day, count),
    async saveNew(changes) {
      for (const change of changes) keep(change);
    },
    save: async (change) => keep(change),
    async schedule(number, nextAt) {
      const row = rows.get(number);
      if (row) rows.set(number, { ...row, nextAt });
    },
    async find(number) {
      const row = rows.get(number);
      return row && storedCopy(row.ticket);
    },
    async endingIn(shortNumber, limit) {
      const ending = shortNumber.replaceAll(/[\\%_]/g, '');
      return tickets((ticket) => ticket.number.endsWith(ending))
        .sort(newestFirst)
        .slice(0, limit);
    },
    async due(now, limit) {
      const due = [...rows.values()].filter((row) => row.nextAt !== null && row.nextAt <= now);
      due.sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0) || byText(a.ticket.number, b.ticket.number));
      return storedCopy(due.slice(0, limit).map((row) => row.ticket));
    },
    async openedIn(group, since) {
      const fits = (one: Ticket): boolean => one.group === group && one.openedAt >= since && one.state !== 'cancelled';
      return tickets(fits).sort(newestFirst);
    },
    async households({ category, groups, from, to }) {
      const fits = (one: Ticket): boolean =>
        groups.includes(one.group) && one.category === category && one.openedAt >= from && one.openedAt < to;
      return householdsOf(tickets((one) => fits(one) && one.state !== 'cancelled' && !one.sensitive));
    },
    async ofResident(channel, account, limit) {
      const speaks = (one: Ticket): boolean =>
        one.reporter === account || one.supporters.some((supporter) => supporter.account === account);
      return tickets((one) => one.channel === channel && speaks(one))
        .sort(newestFirst)
        .slice(0, limit);
    },
    async openOf(unit) {
      return tickets((one) => isOpen(one.state) && (unit === null || one.unit === unit)).sort(dueFirst);
    },
    async openElsewhere({ except, area, from, to }, limit) {
      const fits = (one: Ticket): boolean =>
        one.openedAt >= from && one.openedAt < to && one.source !== except && (area === null || one.area === area);
      return tickets((one) => fits(one) && isOpen(one.state) && !one.sensitive)
        .sort(newestFirst)
        .slice(0, limit);
    },
    async events(number) {
      return storedCopy(events.get(number) ?? []);
    },
    async numbers() {
      return tickets(() => true)
        .sort(oldestFirst)
        .map((ticket) => ticket.number);
    },
    all: () => tickets(() => true).sort(oldestFirst),
    earliestNext() {
      const moments = [...rows.values()].map((row) => row.nextAt).filter((moment) => moment !== null);
      return moments.length === 0 ? null : Math.min(...moments);
    },
    snapshot() {
      const kept = { rows: new Map(rows), events: new Map(events), counters: new Map(counters) };
      return () => {
        ({ rows, events, counters } = kept);
      };
    },
  };
}

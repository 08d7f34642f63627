import type { ImportRules } from '../../domain/ledger/import-rules.ts';
import { importedEvent, passedRungs } from '../../domain/ledger/imported-event.ts';
import { inOrderOfOpening, type LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import { agenda } from '../../domain/reminder/agenda.ts';
import { append, type Digest } from '../../domain/ticket/event-chain.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { ticketNumber } from '../../domain/ticket/ticket-number.ts';
import { type Day, dayOf } from '../../domain/time/moment.ts';
import type { TicketChange } from '../../ports/ticket-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { digestOf } from './compare-ledger.ts';

/** Tickets that stand in memory at once: few enough to be gone before the collector takes them for old. */
const BATCH = 250;

/**
 * Every row as a new ticket, numbered in the order of opening whatever the order of the file. `seen` is given the open ones; closed ones
 * concern nobody any more. The counter of the latest day, which chats wait for, is taken last.
 */
export async function openRows(
  stores: Stores,
  digest: Digest,
  rows: readonly LedgerEntry[],
  rules: ImportRules,
  seen: (ticket: Ticket) => void,
): Promise<void> {
  const sorted = rows.toSorted(inOrderOfOpening);
  const perDay = new Map<Day, number>();
  for (const { openedAt } of sorted) perDay.set(dayOf(openedAt), (perDay.get(dayOf(openedAt)) ?? 0) + 1);
  const next = new Map<Day, number>();
  // Asked for beforehand: a question between two batches would wait for the one that is being written.
  for (const [day, count] of [...perDay].slice(0, -1)) next.set(day, await stores.tickets.nextPlaces(day, count));
  // One batch is written while the next is made. Whatever happens, nothing is still on its way when the unit of work ends.
  let writing: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < sorted.length; from += BATCH) {
      const some = sorted.slice(from, from + BATCH);
      const places = await placesOf(some, next, (day) => stores.tickets.nextPlaces(day, perDay.get(day) ?? 1));
      const changes = some.map((row, index) => openingOf(row, places[index] ?? '', rules, digest));
      await writing;
      writing = keep(stores, digest, some, changes);
      // Awaited with the next batch; until then nobody must take its failure for an unhandled one.
      writing.catch(() => {});
      for (const { ticket } of changes) if (isOpen(ticket.state)) seen(ticket);
    }
  } finally {
    await writing;
  }
}

/** The number of each row; the latest day's counter is asked for its places when the first of them is needed. */
async function placesOf(
  rows: readonly LedgerEntry[],
  next: Map<Day, number>,
  first: (day: Day) => Promise<number>,
): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (const { openedAt } of rows) {
    const day = dayOf(openedAt);
    const place = next.get(day) ?? (await first(day));
    next.set(day, place + 1);
    numbers.push(ticketNumber(day, place));
  }
  return numbers;
}

async function keep(
  stores: Stores,
  digest: Digest,
  rows: readonly LedgerEntry[],
  changes: readonly TicketChange[],
): Promise<void> {
  await stores.tickets.saveNew(changes);
  await stores.ledgers.add(
    rows.map((row, index) => ({
      source: row.source,
      number: row.number,
      ticket: changes[index]?.ticket.number ?? '',
      openedAt: row.openedAt,
      digest: digestOf(digest, row),
    })),
  );
}

function openingOf(row: LedgerEntry, number: string, rules: ImportRules, digest: Digest): TicketChange {
  const place = { number, at: rules.now, actor: SYSTEM, digest };
  const body = importedEvent(row, rules);
  const bare = append(undefined, [body], place);
  const rungs = passedRungs(bare.ticket, rules);
  const { ticket, events } =
    rungs.length === 0 ? bare : append(undefined, [{ ...body, data: { ...body.data, rungs } }], place);
  return { ticket, events, decidedOn: 0, nextAt: agenda(ticket, rules, rules.now).nextAt };
}

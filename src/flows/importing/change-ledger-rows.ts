import type { TicketNumber } from '../../domain/base/ids.ts';
import type { ImportRules } from '../../domain/ledger/import-rules.ts';
import { passedRungs } from '../../domain/ledger/imported-event.ts';
import { changedFields, type LedgerChange, lastTold, ledgerChange } from '../../domain/ledger/ledger-change.ts';
import type { LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import { followedLedger } from '../../domain/ticket/ledger-events.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { keepFact } from '../tickets/change-ticket.ts';
import { digestOf, type OtherRow } from './compare-ledger.ts';

/** A row that says something new of its ticket. */
export interface ChangedRow {
  readonly ticket: TicketNumber;
  readonly number: string;
  readonly after: Partial<LedgerEntry>;
}

interface Difference extends ChangedRow {
  readonly before: Ticket;
  readonly told: LedgerEntry;
  readonly body: LedgerChange;
}

/** What a row says now that it did not say before; undefined where it only lacks columns. */
export async function differenceOf(
  stores: Stores,
  { row, known, columns }: OtherRow,
  rules: ImportRules,
): Promise<Difference | undefined> {
  const before = await stores.tickets.find(known.ticket);
  const told = before && lastTold(await stores.tickets.events(known.ticket));
  if (!before || !told) throw new Error(`the row ${known.number} of ${known.source} has lost its ticket`);
  const changes = changedFields(told, row, columns);
  if (!changes) return undefined;
  const body = ledgerChange(before, told, changes, rules);
  return { ticket: known.ticket, number: known.number, after: changes.after, before, told, body };
}

/** Gives the changed row, and `seen` the ticket where a unit now has it in hand that did not before. */
export async function changeRow(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { other, rules, seen }: { readonly other: OtherRow; readonly rules: ImportRules; seen(ticket: Ticket): void },
): Promise<ChangedRow | undefined> {
  const difference = await differenceOf(stores, other, rules);
  if (!difference) return undefined;
  const { before, told, body, ...changed } = difference;
  const bare = { ...before, ...followedLedger(before, body.data) };
  const whole = { ...body, data: { ...body.data, rungs: passedRungs(bare, rules) } };
  const { ticket } = await keepFact(stores, service, office, { ticket: before, body: whole, now: rules.now });
  const { source, number } = other.known;
  const entry = { ...told, ...changed.after };
  await stores.ledgers.renew({ source, number, digest: digestOf(service.digest, entry), openedAt: entry.openedAt });
  const again = !isOpen(before.state) || before.unit !== ticket.unit;
  if (isOpen(ticket.state) && again) seen(ticket);
  return changed;
}

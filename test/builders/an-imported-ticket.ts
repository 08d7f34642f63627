import { sha256 } from '../../src/adapters/digest.ts';
import { importedEvent } from '../../src/domain/ledger/imported-event.ts';
import { ledgerChange } from '../../src/domain/ledger/ledger-change.ts';
import type { LedgerEntry } from '../../src/domain/ledger/ledger-entry.ts';
import { SYSTEM } from '../../src/domain/office/actor.ts';
import type { EventBody } from '../../src/domain/ticket/event.ts';
import { append } from '../../src/domain/ticket/event-chain.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { aLedgerRow, IMPORT_RULES } from './a-ledger-row.ts';

/** A ticket out of a ledger, and what the ledger last said of it. */
export interface Imported {
  readonly ticket: Ticket;
  readonly told: LedgerEntry;
}

function grown(ticket: Ticket | undefined, bodies: readonly EventBody[], at: Moment): Ticket {
  return append(ticket, bodies, { number: '20260227-001', at, actor: SYSTEM, digest: sha256 }).ticket;
}

export function anImportedTicket(given: Parameters<typeof aLedgerRow>[0] = {}): Imported {
  const told = aLedgerRow(given);
  return { told, ticket: grown(undefined, [importedEvent(told, IMPORT_RULES)], IMPORT_RULES.now) };
}

/** After what happened here. */
export const onceHere = ({ ticket, told }: Imported, at: Moment, ...bodies: readonly EventBody[]): Imported => ({
  told,
  ticket: grown(ticket, bodies, at),
});

/** After the ledger said this of it. */
export function afterLedger({ ticket, told }: Imported, said: Partial<LedgerEntry>): Imported {
  const fields = Object.keys(said) as (keyof LedgerEntry)[];
  const before = Object.fromEntries(fields.map((field) => [field, told[field]]));
  const change = ledgerChange(ticket, told, { before, after: said }, IMPORT_RULES);
  return { told: { ...told, ...said }, ticket: grown(ticket, [change], IMPORT_RULES.now) };
}

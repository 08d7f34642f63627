import type { Ticket } from '../../domain/ticket/ticket.ts';
import { storable } from './rows.ts';

/** The value as jsonb takes it. Events are json, which keeps every character: their hashes depend on it. */
export const asBody = (ticket: Ticket): string =>
  JSON.stringify(ticket, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));

/** A ticket out of a ledger has nobody's account. */
export const residentsOf = (ticket: Ticket): string[] => [
  ...new Set([ticket.reporter, ...ticket.supporters.map((one) => one.account)].filter((account) => account !== '')),
];

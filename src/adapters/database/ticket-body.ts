import type { Ticket } from '../../domain/ticket/ticket.ts';
import { storable } from './rows.ts';

/** How JSON writes what PostgreSQL does not hold: a NUL, half of a surrogate pair. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** The value as jsonb takes it. Events are json, which keeps every character: their hashes depend on it. */
export function asBody(ticket: Ticket): string {
  const written = JSON.stringify(ticket);
  if (!UNSTORABLE.test(written)) return written;
  return JSON.stringify(ticket, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}

/** A ticket out of a ledger has nobody's account. */
export const residentsOf = (ticket: Ticket): string[] => [
  ...new Set([ticket.reporter, ...ticket.supporters.map((one) => one.account)].filter((account) => account !== '')),
];

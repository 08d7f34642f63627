import type { LedgerRow } from './ledger-row.ts';

/** Whether two rows say the same of a ticket, wherever they stand. */
export const sameTicket = ({ line: _one, ...a }: LedgerRow, { line: _other, ...b }: LedgerRow): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

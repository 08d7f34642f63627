import { entryText } from './ledger-entry.ts';
import type { LedgerRow } from './ledger-row.ts';

/** Whether two rows say the same of a ticket, wherever they stand and however they call its source. */
export const sameTicket = (a: LedgerRow, b: LedgerRow): boolean => entryText(a) === entryText(b);

import type { LedgerRow } from './ledger-row.ts';

/** What a ledger says of a ticket, wherever the row stands and however it calls the source. */
export type LedgerEntry = Omit<LedgerRow, 'line' | 'sourceWritten'>;

/** What no database takes: a NUL, half of a surrogate pair. */
const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

/** Always with its keys in one order: two entries of one text say the same. */
export const entryOf = (row: LedgerEntry): LedgerEntry => ({
  number: clean(row.number),
  source: row.source,
  unit: row.unit,
  text: clean(row.text),
  kind: row.kind,
  category: clean(row.category),
  openedAt: row.openedAt,
  dispatchedAt: row.dispatchedAt,
  acceptedAt: row.acceptedAt,
  contactedAt: row.contactedAt,
  completeBy: row.completeBy,
  completedAt: row.completedAt,
  extensions: row.extensions,
  reworks: row.reworks,
  returns: row.returns,
  transfers: row.transfers,
  asked: row.asked,
  resolved: row.resolved,
  satisfaction: row.satisfaction,
  excluded: row.excluded,
});

/** The words whose digest tells whether a row has changed. */
export const entryText = (row: LedgerEntry): string => JSON.stringify(Object.values(entryOf(row)));

/** The order in which rows become tickets, whatever the order of the file. */
export const inOrderOfOpening = (a: LedgerEntry, b: LedgerEntry): number =>
  a.openedAt - b.openedAt || byText(a.source, b.source) || byText(a.number, b.number);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { LEDGER_COLUMNS } from '../domain/ledger/ledger-columns.ts';
import type { LedgerEntry } from '../domain/ledger/ledger-entry.ts';

/** Fields of an entry that no column bears the name of: both stand under 回访结果. */
const COLUMN_OF: Partial<Readonly<Record<keyof LedgerEntry, string>>> = { asked: 'result', resolved: 'result' };

/** What has changed, by the names of the columns: `办结时间`, `满意度`. */
export function changedColumns(changes: Partial<LedgerEntry>): readonly string[] {
  const codes = (Object.keys(changes) as (keyof LedgerEntry)[]).map((field) => COLUMN_OF[field] ?? field);
  return [...new Set(codes)].map((code) => LEDGER_COLUMNS.find((column) => column.code === code)?.names[0] ?? code);
}

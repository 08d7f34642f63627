import type { SheetRow } from '../domain/ledger/sheet-row.ts';

/** A table has a line a unit; what is larger was not meant. */
export const LARGEST_TABLE = 2 * 1024 * 1024;

/** What a file somebody brought is read as: the rows of its first sheet, or a sentence why not and what to do. */
export type TableRows = { readonly rows: readonly SheetRow[] } | { readonly why: string };

/** Reads tables (.xlsx, .csv), known by their content. */
export interface TableReader {
  /** `xlsx` for a workbook, `csv` for anything else. */
  typeOf(bytes: Uint8Array): 'xlsx' | 'csv';
  read(bytes: Uint8Array): Promise<TableRows>;
}

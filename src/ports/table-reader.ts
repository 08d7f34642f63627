import type { SheetRow } from '../domain/ledger/sheet-row.ts';

/** What a file somebody brought is read as: the rows of its first sheet, or a sentence why not and what to do. */
export type TableRows = { readonly rows: readonly SheetRow[] } | { readonly why: string };

/** Reads tables (.xlsx, .csv), known by their content. */
export interface TableReader {
  /** `xlsx` for a workbook, `csv` for anything else. */
  typeOf(bytes: Uint8Array): 'xlsx' | 'csv';
  read(bytes: Uint8Array): Promise<TableRows>;
}

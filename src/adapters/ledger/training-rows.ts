/** What a ledger teaches: the text of each complaint, its category and the unit that dealt with it. */
import { findHeader, HEADER_WITHIN, type Header } from '../../domain/ledger/find-header.ts';
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';

export interface LedgerRow {
  readonly line: number;
  readonly text: string;
  /** Empty where the ledger says nothing. */
  readonly category: string;
  readonly unit: string;
}

export interface LedgerFault {
  readonly fault: string;
}

const NO_HEADER: LedgerFault = {
  fault: `台账前${HEADER_WITHIN}行里找不到表头：要有“诉求内容”，并有“诉求类别”或“承办单位”（或同义的列名）。`,
};

/** Knows the columns as the import of a ledger does; of these only three, and no unit need be one of the office. */
export function trainingRows(rows: readonly SheetRow[]): readonly LedgerRow[] | LedgerFault {
  const header = findHeader(rows);
  if (!header || !teaches(header)) return NO_HEADER;
  const below = Math.max(...header.lines);
  const places = new Map(header.columns.map(({ code, at }) => [code, at]));
  const cell = ({ cells }: SheetRow, column: 'text' | 'category' | 'unit'): string =>
    cells[places.get(column) ?? -1] ?? '';
  return rows
    .filter(({ line }) => line > below)
    .map((row) => ({
      line: row.line,
      text: cell(row, 'text'),
      category: cell(row, 'category'),
      unit: cell(row, 'unit'),
    }))
    .filter(({ text, category, unit }) => text !== '' && (category !== '' || unit !== ''));
}

function teaches({ columns }: Header): boolean {
  const codes = new Set(columns.map(({ code }) => code));
  return codes.has('text') && (codes.has('category') || codes.has('unit'));
}

import type { TicketNumber } from '../base/ids.ts';
import { columnLetters } from '../ledger/sheet-row.ts';

/** How a printed number was counted. */
export interface Proof {
  /** Code of the figure; empty for what is no figure of a ticket. */
  readonly figure: string;
  /** 口径 in words. */
  readonly how: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly tickets: readonly TicketNumber[];
  /** It is what stands above the line of its rate: only these of the tickets are behind it. */
  readonly part?: 'numerator';
  /** Where the number was read rather than counted: lines of this file. */
  readonly read?: { readonly file: string; readonly lines: readonly number[] };
}

export type CellStyle = 'title' | 'head' | 'text' | 'number' | 'total' | 'note';

export interface PrintedCell {
  /** A count as a number, anything else as it is to be read; null for an empty cell. */
  readonly value: string | number | null;
  readonly style: CellStyle;
  readonly proof?: Proof;
}

/** A table as it is printed: title, header, rows, and what is said below. */
export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly notes?: readonly string[];
  /** Its rows are units, one each, beside the total. */
  readonly lists?: 'units';
  /** Begins an attachment of the circular; tables without it follow in the attachment before them. */
  readonly leads?: true;
}

export interface PrintedSheet {
  readonly name: string;
  readonly tables: readonly PrintedTable[];
}

/** A cell at its place in the sheet. */
export interface PlacedCell extends PrintedCell {
  /** `B4` */
  readonly at: string;
  /** From 1. */
  readonly row: number;
  readonly column: number;
  readonly table: string;
  /** Name of the row and of the column it stands in. */
  readonly rowName: string;
  readonly columnName: string;
}

/** A row of a sheet; `wide`: its first cell runs over so many columns. */
export interface PlacedRow {
  readonly row: number;
  readonly cells: readonly PlacedCell[];
  readonly wide?: number;
}

export const text = (value: string, style: CellStyle = 'text'): PrintedCell => ({ value, style });

/** The tables one below the other, an empty row between them. */
export function placeTables({ tables }: PrintedSheet): readonly PlacedRow[] {
  const rows: PlacedRow[] = [];
  let next = 1;
  for (const table of tables) {
    const place = (cells: readonly PrintedCell[], wide?: number): void => {
      const first = cells[0]?.value;
      rows.push({
        row: next,
        ...(wide === undefined ? {} : { wide }),
        cells: cells.map((cell, index) => ({
          ...cell,
          at: `${columnLetters(index)}${next}`,
          row: next,
          column: index + 1,
          table: table.title,
          rowName: first === null || first === undefined ? '' : String(first),
          columnName: table.columns[index] ?? '',
        })),
      });
      next += 1;
    };
    const width = table.columns.length;
    place([text(table.title, 'title')], width);
    place(table.columns.map((column) => text(column, 'head')));
    for (const cells of table.rows) place(cells);
    for (const note of table.notes ?? []) place([text(note, 'note')], width);
    next += 1;
  }
  return rows;
}

const FORBIDDEN = /[[\]:*?/\\]/gu;
const LONGEST_NAME = 31;

/** Names a workbook takes: without forbidden signs, not too long, no two alike. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const bare = name.replace(FORBIDDEN, ' ').trim().slice(0, LONGEST_NAME) || '表';
    let unique = bare;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${bare.slice(0, LONGEST_NAME - 4)}(${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

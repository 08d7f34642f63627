/** A circular as it is read for checking: paragraphs and tables in their order, each with the place a clerk finds it by. */
export interface Paragraph {
  readonly kind: 'paragraph';
  /** As it stands in sentences: `第3段`, `第12行`. */
  readonly place: string;
  readonly text: string;
}

export interface CircularTable {
  readonly kind: 'table';
  /** From 1, in the order of the document. */
  readonly number: number;
  readonly title: string;
  readonly header: readonly string[];
  /** Below the header; each as wide as the header. */
  readonly rows: readonly (readonly string[])[];
}

export type CircularBlock = Paragraph | CircularTable;

/** What a file holds: lines of text, and tables the file itself marks as tables. */
export type RawBlock =
  | { readonly kind: 'line'; readonly place: string; readonly text: string }
  | { readonly kind: 'grid'; readonly rows: readonly (readonly string[])[] };

/** The place of a cell; rows are counted below the header. */
export const cellPlace = (table: CircularTable, row: number, column: number): string =>
  `表${table.number}第${row + 1}行“${table.header[column] ?? ''}”列`;

export const columnPlace = (table: CircularTable, column: number): string =>
  `表${table.number}“${table.header[column] ?? ''}”列`;

import type { FiledRow } from '../ledger/filed-row.ts';
import type { PlacedRow, Proof } from './printed-sheet.ts';

/** One printed number with its proof (proof.json): where it stands, how it was counted, from which tickets and rows. */
export interface ProofEntry {
  readonly place: {
    readonly sheet: string;
    readonly cell: string;
    readonly table: string;
    readonly row: string;
    readonly column: string;
  };
  readonly printed: string;
  readonly figure: string;
  readonly how: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly tickets: readonly string[];
  /** Rows of the files the number came from, by file. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

/** The proofs of a placed sheet, in the order of its cells, one after the other: of a large ledger they fill a hundred megabytes. */
export function* proofEntries(
  sheet: string,
  placed: readonly PlacedRow[],
  rowOf: (ticket: string) => FiledRow | undefined,
): Generator<ProofEntry> {
  for (const { cells } of placed)
    for (const { at, table, rowName, columnName, value, proof } of cells) {
      if (!proof) continue;
      const { figure, how, numerator, denominator, tickets } = proof;
      yield {
        place: { sheet, cell: at, table, row: rowName, column: columnName },
        printed: value === null ? '' : String(value),
        figure,
        how,
        numerator,
        denominator,
        tickets,
        rows: rowsBehind(proof, rowOf),
      };
    }
}

/** The row of a ticket in the files. */
export type ProofRows = (ticket: string) => FiledRow | undefined;

/** The rows of the files a number came from, by file. */
export function rowsBehind({ tickets, read }: Proof, rowOf: ProofRows): Readonly<Record<string, readonly number[]>> {
  const rows: Record<string, number[]> = read ? { [read.file]: [...read.lines] } : {};
  for (const ticket of tickets) {
    const filed = rowOf(ticket);
    if (!filed) continue;
    rows[filed.file] ??= [];
    rows[filed.file]?.push(filed.row.line);
  }
  return rows;
}

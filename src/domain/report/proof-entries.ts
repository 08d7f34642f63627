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

/** The proofs of a placed sheet, in the order of its cells. */
export function proofEntries(
  sheet: string,
  placed: readonly PlacedRow[],
  rowOf: (ticket: string) => FiledRow | undefined,
): readonly ProofEntry[] {
  return placed.flatMap(({ cells }) =>
    cells.flatMap(({ at, table, rowName, columnName, value, proof }) => {
      if (!proof) return [];
      const { figure, how, numerator, denominator, tickets } = proof;
      return [
        {
          place: { sheet, cell: at, table, row: rowName, column: columnName },
          printed: value === null ? '' : String(value),
          figure,
          how,
          numerator,
          denominator,
          tickets,
          rows: rowsBehind(proof, rowOf),
        },
      ];
    }),
  );
}

function rowsBehind(
  { tickets, read }: Proof,
  rowOf: (ticket: string) => FiledRow | undefined,
): Readonly<Record<string, readonly number[]>> {
  const rows: Record<string, number[]> = read ? { [read.file]: [...read.lines] } : {};
  for (const ticket of tickets) {
    const filed = rowOf(ticket);
    if (!filed) continue;
    rows[filed.file] ??= [];
    rows[filed.file]?.push(filed.row.line);
  }
  return rows;
}

import type { AboveLine } from '../figures/above-line.ts';
import type { FigureCode } from '../figures/figure-table.ts';
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
export function* proofEntries(sheet: string, placed: readonly PlacedRow[], source: ProofSource): Generator<ProofEntry> {
  for (const { cells } of placed)
    for (const { at, table, rowName, columnName, value, proof } of cells) {
      if (!proof) continue;
      const { figure, how, numerator, denominator } = proof;
      yield {
        place: { sheet, cell: at, table, row: rowName, column: columnName },
        printed: value === null ? '' : String(value),
        figure,
        how,
        numerator,
        denominator,
        ...behind(proof, source),
      };
    }
}

/** Where the tickets of a proof come from. */
export interface ProofSource {
  /** The row of a ticket in the files. */
  readonly rowOf: (ticket: string) => FiledRow | undefined;
  readonly above: AboveLine;
}

/** What was not counted from tickets. */
export const NO_SOURCE: ProofSource = { rowOf: () => undefined, above: (_code, tickets) => tickets };

/** The tickets behind a number, and the rows of the files it came from, by file. */
export function behind(proof: Proof, { rowOf, above }: ProofSource): Pick<ProofEntry, 'tickets' | 'rows'> {
  const { read, part, figure } = proof;
  const tickets = part === 'numerator' ? above(figure as FigureCode, proof.tickets) : proof.tickets;
  const rows: Record<string, number[]> = read ? { [read.file]: [...read.lines] } : {};
  for (const ticket of tickets) {
    const filed = rowOf(ticket);
    if (!filed) continue;
    rows[filed.file] ??= [];
    rows[filed.file]?.push(filed.row.line);
  }
  return { tickets, rows };
}

import { type Circular, textOf } from './circular.ts';
import type { Proof } from './printed-sheet.ts';
import { behind, type ProofSource } from './proof-entries.ts';

/** Where a number stands in `circular.docx`: in a paragraph of the text, or in a table of an attachment; both from 1. */
export type DocumentPlace =
  | { readonly document: string; readonly paragraph: number; readonly text: string }
  | {
      readonly document: string;
      readonly attachment: number;
      readonly table: string;
      readonly row: string;
      readonly column: string;
      /** The same cell in the workbook, where its tickets and rows are told; left out where it stands here alone. */
      readonly same?: { readonly sheet: string; readonly cell: string };
    };

/** A number of the circular with its proof. */
export interface DocumentProof {
  readonly place: DocumentPlace;
  readonly printed: string;
  readonly figure: string;
  readonly how: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly tickets: readonly string[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

export interface ProvenCircular {
  readonly document: string;
  readonly circular: Circular;
  /** Where a proof's tickets come from. */
  readonly sourceOf: (proof: Proof) => ProofSource;
  /** Where a proof's cell stands in the workbook. */
  readonly cellOf: (proof: Proof) => { readonly sheet: string; readonly cell: string } | undefined;
}

/** Every number of a circular: first those of the text, then those of the tables. */
export function* circularProofs(given: ProvenCircular): Generator<DocumentProof> {
  yield* proofsOfText(given);
  yield* proofsOfTables(given);
}

function* proofsOfText({ document, circular, sourceOf }: ProvenCircular): Generator<DocumentProof> {
  for (const [index, { runs }] of circular.paragraphs.entries())
    for (const run of runs) {
      if (run.kind !== 'number') continue;
      const place = { document, paragraph: index + 1, text: textOf(runs) };
      yield { place, printed: run.text, ...told(run.proof), ...behind(run.proof, sourceOf(run.proof)) };
    }
}

function* proofsOfTables({ document, circular, sourceOf, cellOf }: ProvenCircular): Generator<DocumentProof> {
  for (const [index, { tables }] of circular.attachments.entries())
    for (const { title, columns, rows } of tables)
      for (const row of rows)
        for (const [column, { value, proof }] of row.entries()) {
          if (!proof) continue;
          const same = cellOf(proof);
          const place = {
            ...{ document, attachment: index + 1, table: title },
            ...{ row: String(row[0]?.value ?? ''), column: columns[column] ?? '' },
            ...(same ? { same } : {}),
          };
          const from = same ? { tickets: [], rows: {} } : behind(proof, sourceOf(proof));
          yield { place, printed: String(value), ...told(proof), ...from };
        }
}

const told = ({ figure, how, numerator, denominator }: Proof) => ({ figure, how, numerator, denominator });

import { normalise } from '../complaint/normalise.ts';
import { sensitiveMatter } from '../complaint/sensitive.ts';
import { isSilent } from '../complaint/sensitive-matters.ts';
import { SOURCE_TABLE, type Source, type SourceCode } from '../source/source-table.ts';
import type { ColumnCode } from './ledger-columns.ts';
import type { LedgerFault, LedgerRemark, LedgerRow } from './ledger-row.ts';
import type { LedgerReading } from './read-ledger.ts';
import { sameTicket } from './same-ticket.ts';

/** A ledger that was read, and the name its file is called by. */
export interface FiledLedger {
  readonly file: string;
  /** Of a ledger said to be of one source, which is then printed even if nobody complained. */
  readonly source?: SourceCode | undefined;
  readonly reading: LedgerReading;
}

/** A row, and the file it stands in. */
export interface FiledRow {
  readonly file: string;
  readonly row: LedgerRow;
  /** Of a sensitive matter: it is counted, and never told as an example. */
  readonly withheld?: true;
}

/** Whether its words may stand in a document: those of sensitive matters never do, whoever recorded them. */
export const mayBeTold = ({ row, withheld }: FiledRow): boolean =>
  withheld !== true && !isSilent(sensitiveMatter(normalise(row.text), row.kind ?? 'grievance'));

/** All rows of one source, whatever files they come from. */
export interface SourceLedger {
  readonly source: Source;
  /** As it is printed: of a source that offices call differently, as all its rows write it. */
  readonly name: string;
  readonly rows: readonly FiledRow[];
  /** Columns that every file with rows of the source has: only of these anything is known. */
  readonly columns: ReadonlySet<ColumnCode>;
}

export interface CombinedLedgers {
  /** In the order of the table of sources. */
  readonly sources: readonly SourceLedger[];
  readonly faults: readonly (LedgerFault & { readonly file: string })[];
  readonly remarks: readonly (LedgerRemark & { readonly file: string })[];
}

/** Brings the rows of several files together by source; a ticket that two files tell of differently is a fault. */
export function combineLedgers(ledgers: readonly FiledLedger[]): CombinedLedgers {
  const faults: (LedgerFault & { file: string })[] = [];
  const remarks: (LedgerRemark & { file: string })[] = [];
  const bySource = new Map<SourceCode, Map<string, FiledRow>>();
  for (const { file, reading } of ledgers)
    for (const row of reading.rows) {
      const rows = bySource.get(row.source) ?? new Map<string, FiledRow>();
      bySource.set(row.source, rows);
      const known = rows.get(row.number);
      if (!known) rows.set(row.number, { file, row });
      else if (sameTicket(known.row, row))
        remarks.push({
          file,
          line: row.line,
          message: `与${placeOf(known)}是同一工单（${row.number}），内容相同，只计一次`,
        });
      else
        faults.push({
          file,
          line: row.line,
          column: '',
          message: `编号“${row.number}”与${placeOf(known)}重复，但内容不同，请改正其中一行`,
        });
    }
  const sources = SOURCE_TABLE.flatMap((source) => {
    const rows = [...(bySource.get(source.code)?.values() ?? [])];
    const said = ledgers.some((ledger) => ledger.source === source.code);
    return rows.length === 0 && !said
      ? []
      : [{ source, name: printedName(source, rows), rows, columns: columnsOf(source.code, rows, ledgers) }];
  });
  return { sources, faults, remarks };
}

const placeOf = ({ file, row }: FiledRow): string => `${file} 第${row.line}行`;

function printedName(source: Source, rows: readonly FiledRow[]): string {
  if (!source.printedAsWritten) return source.name;
  const written = new Set(rows.map(({ row }) => row.sourceWritten));
  const [only = ''] = written;
  return written.size === 1 && only !== '' && source.aliases.some((name) => name === only) ? only : source.name;
}

function columnsOf(
  code: SourceCode,
  rows: readonly FiledRow[],
  ledgers: readonly FiledLedger[],
): ReadonlySet<ColumnCode> {
  const files = new Set(rows.map(({ file }) => file));
  const each = ledgers
    .filter(({ file, source }) => files.has(file) || source === code)
    .map(({ reading }) => new Set(reading.mapping?.columns.map(({ code }) => code)));
  const [first = new Set<ColumnCode>()] = each;
  return new Set([...first].filter((code) => each.every((columns) => columns.has(code))));
}

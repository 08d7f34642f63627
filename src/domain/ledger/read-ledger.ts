import type { Unit } from '../office/unit.ts';
import { SOURCE_TABLE, type Source } from '../source/source-table.ts';
import { findHeader, HEADER_WITHIN, type Header, type MappedColumn } from './find-header.ts';
import { type ColumnCode, LEDGER_COLUMNS, type LedgerColumn } from './ledger-columns.ts';
import type { LedgerFault, LedgerRemark, LedgerRow } from './ledger-row.ts';
import { countedAs, unitNamer } from './name-unit.ts';
import { type RowContext, readRow } from './read-row.ts';
import { rowCells } from './row-cells.ts';
import { sameTicket } from './same-ticket.ts';
import type { SheetRow } from './sheet-row.ts';
import { whySkipped } from './skipped-row.ts';

export interface LedgerReading {
  /** Empty as soon as there is one fault: nothing is half taken. */
  readonly rows: readonly LedgerRow[];
  /** Undefined where no header was found. */
  readonly mapping: Header | undefined;
  readonly faults: readonly LedgerFault[];
  readonly remarks: readonly LedgerRemark[];
}

export interface LedgerOptions {
  readonly units: readonly Unit[];
  /** Decides instead of the 来源 column. */
  readonly source?: Source | undefined;
  /** The workbook counts its days from 1904. */
  readonly dated1904?: boolean;
}

/** Takes the rows of one table in their order, one by one, so that a large file never stands in memory as a whole. */
export interface LedgerReader {
  take(row: SheetRow): void;
  finish(): LedgerReading;
}

/** The whole of a table at once. */
export function readLedgerRows(rows: Iterable<SheetRow>, options: LedgerOptions): LedgerReading {
  const reader = ledgerReader(options);
  for (const row of rows) reader.take(row);
  return reader.finish();
}

export function ledgerReader(options: LedgerOptions): LedgerReader {
  const waiting: SheetRow[] = [];
  let body: Body | undefined;
  const begin = (): void => {
    const header = findHeader(waiting);
    body = header ? bodyBelow(header, options) : undefined;
    for (const row of waiting) body?.take(row);
    waiting.length = 0;
  };
  let begun = false;
  const beginOnce = (): void => {
    if (!begun) begin();
    begun = true;
  };
  return {
    take(row) {
      if (begun) return body?.take(row);
      // One row more, so that the last place a header may stand on still has the row below it.
      if (waiting.push(row) > HEADER_WITHIN) beginOnce();
    },
    finish() {
      beginOnce();
      return body?.finish() ?? { rows: [], mapping: undefined, faults: [NO_HEADER], remarks: [] };
    },
  };
}

const NO_HEADER: LedgerFault = {
  line: 0,
  column: '',
  message: `前${HEADER_WITHIN}行里找不到表头：要有“工单编号”“承办单位”“受理时间”“办结时间”（或同义的列名）`,
};

type Body = LedgerReader;

function bodyBelow(header: Header, options: LedgerOptions): Body {
  const columns = new Map<ColumnCode, MappedColumn>(header.columns.map((column) => [column.code, column]));
  const faults = headerFaults(header, columns, options);
  const remarks: LedgerRemark[] = [];
  const kept = new Map<string, LedgerRow>();
  const texts = new Map<string, string>();
  const renamed = new Set<string>();
  const last = Math.max(...header.lines);
  const countable = faults.length === 0;
  let at = last;
  const context: RowContext = {
    source: options.source,
    unitNamed: unitNamer(options.units),
    once(text) {
      const known = texts.get(text);
      if (known === undefined) texts.set(text, text);
      return known ?? text;
    },
    noteUnit(written, name) {
      if (renamed.has(written)) return;
      renamed.add(written);
      remarks.push({ line: at, message: countedAs(written, name) });
    },
  };
  const keep = (row: LedgerRow): void => {
    // Each source counts for itself: two may well give the same number.
    const key = `${row.source} ${row.number}`;
    const earlier = kept.get(key);
    if (!earlier) kept.set(key, row);
    else if (sameTicket(earlier, row))
      remarks.push({ line: row.line, message: `与第${earlier.line}行是同一工单（${row.number}），内容相同，只计一次` });
    else {
      const column = columns.get('number');
      faults.push({
        line: row.line,
        column: column ? `“${column.name}”` : '',
        message: `编号“${row.number}”与第${earlier.line}行重复，但内容不同，请改正其中一行`,
      });
    }
  };
  return {
    take(row) {
      if (row.line <= last || !countable) return;
      at = row.line;
      const why = whySkipped(row, header, columns);
      if (why !== undefined) {
        remarks.push({ line: row.line, message: why });
        return;
      }
      const cells = rowCells(row, columns, options.dated1904 ?? false);
      const read = readRow(cells, context);
      faults.push(...cells.faults);
      if (read) keep(read);
    },
    finish() {
      return { rows: faults.length > 0 ? [] : [...kept.values()], mapping: header, faults, remarks };
    },
  };
}

function headerFaults(
  { twice, lines }: Header,
  columns: ReadonlyMap<ColumnCode, MappedColumn>,
  { source }: LedgerOptions,
): LedgerFault[] {
  const line = lines[0] ?? 0;
  const missing = LEDGER_COLUMNS.filter(({ code, required }) => required && !columns.has(code)).map((column) => ({
    line,
    column: '',
    message: `表头里没有“${column.names[0]}”${otherNames(column)}`,
  }));
  const doubled = twice.map((name) => ({ line, column: `“${name}”`, message: '表头里有两列同名，请改掉一列的名字' }));
  const sourceless =
    source || columns.has('source')
      ? []
      : [
          {
            line,
            column: '',
            message: `表头里没有“来源”，请在命令里写明 文件=来源代码（${SOURCE_TABLE.map(({ code, name }) => `${code} ${name}`).join('、')}）`,
          },
        ];
  return [...missing, ...doubled, ...sourceless];
}

const otherNames = ({ names }: LedgerColumn): string =>
  names.length > 1
    ? `（也可以叫${names
        .slice(1, 6)
        .map((name) => `“${name}”`)
        .join('')}等）`
    : '';

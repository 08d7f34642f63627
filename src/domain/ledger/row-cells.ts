import { dayOf, endOfDay, formatMoment, type Moment, startOfDay } from '../time/moment.ts';
import type { MappedColumn } from './find-header.ts';
import type { ColumnCode } from './ledger-columns.ts';
import type { LedgerFault } from './ledger-row.ts';
import { isBlank, shown } from './plain-text.ts';
import { readMoment } from './read-moment.ts';
import { columnLetters, type SheetRow } from './sheet-row.ts';

/** The cells of one row by what they are, with the faults found in them. */
export interface RowCells {
  readonly line: number;
  readonly faults: readonly LedgerFault[];
  fault(code: ColumnCode, message: string): void;
  has(code: ColumnCode): boolean;
  /** Trimmed, as written; empty where the ledger has no such column. */
  text(code: ColumnCode): string;
  /** A word of a closed list; a fault, and `otherwise`, where it is none of them. */
  word<T>(code: ColumnCode, read: (text: string) => T | undefined, allowed: string, otherwise: T): T;
  /** Null where it is blank or a fault. */
  moment(code: ColumnCode, openedAt?: Moment): Moment | null;
}

const SPOILT = {
  error: '这一格是公式错误，请在表格里改正后再试',
  noValue: '这一格是公式，但文件里没有存下结果，请用 Excel 或 WPS 打开、保存一次再试',
} as const;

export function rowCells(row: SheetRow, columns: ReadonlyMap<ColumnCode, MappedColumn>, dated1904: boolean): RowCells {
  const faults: LedgerFault[] = [];
  const fault = (code: ColumnCode, message: string): void => {
    const column = columns.get(code);
    const name = column ? `“${column.name}”（${columnLetters(column.at)}列）` : '';
    // One sentence a cell: what is spoilt need not be called empty as well.
    if (!faults.some((known) => known.column === name)) faults.push({ line: row.line, column: name, message });
  };
  for (const { column, why } of row.spoilt ?? []) {
    const mapped = [...columns.values()].find(({ at }) => at === column);
    if (mapped) fault(mapped.code, SPOILT[why]);
  }
  const spoilt = new Set(row.spoilt?.map(({ column }) => column));
  const cell = (code: ColumnCode): string => {
    const at = columns.get(code)?.at;
    return at === undefined || spoilt.has(at) ? '' : (row.cells[at] ?? '');
  };
  return {
    line: row.line,
    faults,
    fault,
    has: (code) => columns.has(code),
    text: (code) => cell(code).trim(),
    word(code, read, allowed, otherwise) {
      const text = cell(code);
      const value = read(text);
      if (value !== undefined) return value;
      fault(code, `“${shown(text)}”读不懂，可以写：${allowed}`);
      return otherwise;
    },
    moment(code, openedAt) {
      const text = cell(code);
      if (isBlank(text)) return null;
      const read = readMoment(text, dated1904);
      if (read !== undefined) return read.dayOnly ? momentOfDay(code, read.at, openedAt) : read.at;
      fault(code, `“${shown(text)}”不是时间，请写成 ${EXAMPLE}`);
      return null;
    },
  };
}

const EXAMPLE = formatMoment(startOfDay('2023-10-01') + 510 * 60_000)
  .slice(0, 16)
  .replace('T', ' ');

/**
 * Where only the day is known: a limit ends with its day, anything done on the very day of opening was done after the opening,
 * else at the day's start.
 */
function momentOfDay(code: ColumnCode, day: Moment, openedAt: Moment | undefined): Moment {
  if (code === 'completeBy') return endOfDay(dayOf(day));
  return openedAt !== undefined && dayOf(openedAt) === dayOf(day) ? openedAt : day;
}

import { HEADER_WITHIN } from '../ledger/find-header.ts';
import { LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerFault, LedgerRemark } from '../ledger/ledger-row.ts';
import { countedAs, unitNamer, unknownUnit } from '../ledger/name-unit.ts';
import { isBlank, tight } from '../ledger/plain-text.ts';
import { columnLetters, type SheetRow } from '../ledger/sheet-row.ts';
import { isTotal, TOTAL_SKIPPED } from '../ledger/skipped-row.ts';
import type { Unit } from '../office/unit.ts';
import type { PublicityTable } from './publicity-table.ts';

export interface PublicityRow {
  readonly line: number;
  readonly unit: Unit;
  /** One for every column. */
  readonly counts: readonly number[];
}

export interface PublicityReading {
  readonly unitTitle: string;
  readonly columns: readonly string[];
  /** Empty as soon as there is one fault. */
  readonly rows: readonly PublicityRow[];
  readonly faults: readonly LedgerFault[];
  readonly remarks: readonly LedgerRemark[];
}

const UNIT_NAMES: readonly string[] = LEDGER_COLUMNS.find(({ code }) => code === 'unit')?.names ?? [];
const NOT_COUNTED = /^(?:序号|编号|备注|说明|排名)$/u;

interface Column {
  readonly title: string;
  readonly at: number;
}

interface Head {
  readonly line: number;
  readonly unit: Column;
  readonly counts: readonly Column[];
}

/** Reads a table of counts by unit: a column that names units, and named columns of whole numbers beside it. */
export function readPublicity(
  rows: readonly SheetRow[],
  table: PublicityTable,
  units: readonly Unit[],
): PublicityReading {
  const nothing = { unitTitle: '', columns: [], rows: [], remarks: [] };
  const head = headOf(rows, table);
  if (typeof head === 'string') return { ...nothing, faults: [{ line: 0, column: '', message: head }] };
  const faults: LedgerFault[] = [];
  const remarks: LedgerRemark[] = [];
  const read = new Map<Unit, PublicityRow>();
  const nameUnit = unitNamer(units);
  for (const row of rows.filter(({ line }) => line > head.line)) {
    const written = row.cells[head.unit.at] ?? '';
    const filled = row.cells.filter((cell) => cell !== '');
    if (isTotal(filled[0] ?? '') || isTotal(written)) {
      remarks.push({ line: row.line, message: TOTAL_SKIPPED });
      continue;
    }
    if (filled.length === 1 && /[:：]/u.test(filled[0] ?? '')) {
      remarks.push({ line: row.line, message: `不是单位，跳过：“${filled[0]?.slice(0, 20)}”` });
      continue;
    }
    const unit = unitOf(written, nameUnit, {
      fault: (message) => faults.push({ line: row.line, column: columnName(head.unit), message }),
      remark: (message) => remarks.push({ line: row.line, message }),
    });
    const counts = head.counts.map((column) => countOf(row, column, faults));
    const earlier = unit && read.get(unit);
    if (unit && earlier)
      faults.push({
        line: row.line,
        column: columnName(head.unit),
        message: `“${unit.name}”在第${earlier.line}行已有一行，请合成一行`,
      });
    else if (unit) read.set(unit, { line: row.line, unit, counts });
  }
  const columns = head.counts.map(({ title }) => title);
  faults.push(...tooMany([...read.values()], columns, table));
  return {
    unitTitle: head.unit.title,
    columns,
    rows: faults.length > 0 ? [] : [...read.values()],
    faults: [...faults].sort((a, b) => a.line - b.line),
    remarks,
  };
}

const columnName = ({ title, at }: Column): string => `“${title}”（${columnLetters(at)}列）`;

function headOf(rows: readonly SheetRow[], table: PublicityTable): Head | string {
  const derived = table.rates.map(({ title }) => title);
  for (const { line, cells } of rows.slice(0, HEADER_WITHIN)) {
    const named = cells.map((cell, at) => ({ title: tight(cell), at })).filter(({ title }) => title !== '');
    const unit = named.find(({ title }) => UNIT_NAMES.includes(title));
    if (!unit || named.length < 2) continue;
    const counts = named.filter(
      ({ title, at }) => at !== unit.at && !NOT_COUNTED.test(title) && !derived.includes(title),
    );
    const missing = table.rates
      .flatMap(({ above, below }) => [above, below])
      .filter((title) => !counts.some((column) => column.title === title));
    return missing.length === 0 ? { line, unit, counts } : `第${line}行的表头里没有“${missing.join('”“')}”`;
  }
  return `前${HEADER_WITHIN}行里找不到表头：要有“单位”和各项数目的列名`;
}

function unitOf(
  written: string,
  nameUnit: ReturnType<typeof unitNamer>,
  { fault, remark }: Readonly<Record<'fault' | 'remark', (message: string) => void>>,
): Unit | undefined {
  if (isBlank(written)) {
    fault('是空的，请补上单位');
    return undefined;
  }
  const named = nameUnit(written);
  if (named.known) {
    if (named.byRule) remark(countedAs(written, named.unit.name));
    return named.unit;
  }
  fault(unknownUnit(named, { written, paper: '表' }));
  return undefined;
}

function countOf(row: SheetRow, column: Column, faults: LedgerFault[]): number {
  const text = tight(row.cells[column.at] ?? '');
  const spoilt = row.spoilt?.some((cell) => cell.column === column.at);
  if (!spoilt && isBlank(text)) return 0;
  if (!spoilt && /^\d{1,9}(?:\.0+)?[条篇件次个]?$/u.test(text)) return Number.parseInt(text, 10);
  const message = spoilt ? '这一格是公式错误或没有存下结果，请改正后再试' : `“${text}”不是个数，请写成 12 这样的整数`;
  faults.push({ line: row.line, column: columnName(column), message });
  return 0;
}

/** No share over 100 %: more taken than handed in is a slip in one of the two. */
const tooMany = (rows: readonly PublicityRow[], columns: readonly string[], { rates }: PublicityTable): LedgerFault[] =>
  rates.flatMap(({ above, below }) => {
    const [a, b] = [columns.indexOf(above), columns.indexOf(below)];
    return rows
      .filter(({ counts }) => (counts[a] ?? 0) > (counts[b] ?? 0))
      .map(({ line, unit }) => ({
        line,
        column: `“${above}”`,
        message: `“${unit.name}”的${above}大于${below}，请核对`,
      }));
  });

import { HEADER_WITHIN } from '../ledger/find-header.ts';
import { LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerFault, LedgerRemark } from '../ledger/ledger-row.ts';
import { unitNamer } from '../ledger/name-unit.ts';
import { tight } from '../ledger/plain-text.ts';
import type { SheetRow } from '../ledger/sheet-row.ts';
import type { Unit } from '../office/unit.ts';
import { compareTotals } from './compare-totals.ts';
import { type Column, columnName, countOf, skippedRow, unitOf } from './publicity-cells.ts';
import type { PublicityTable } from './publicity-table.ts';

export interface PublicityRow {
  readonly line: number;
  readonly unit: Unit;
  /** The column or topic (栏目、专题) the unit answers for, where the table has a row for each; else empty. */
  readonly subject: string;
  /** One for every column. */
  readonly counts: readonly number[];
}

export interface PublicityReading {
  readonly unitTitle: string;
  /** What the column of 栏目 or 专题 is called; empty where a row is a unit. */
  readonly subjectTitle: string;
  readonly columns: readonly string[];
  /** Empty as soon as there is one fault. */
  readonly rows: readonly PublicityRow[];
  readonly faults: readonly LedgerFault[];
  readonly remarks: readonly LedgerRemark[];
}

const UNIT_NAMES: readonly string[] = LEDGER_COLUMNS.find(({ code }) => code === 'unit')?.names ?? [];
const OWNER_NAMES: readonly string[] = ['责任单位', '负责单位', '管理单位', '主办单位', ...UNIT_NAMES];
const SUBJECT = /^(?:(?:公开|政务|法定主动公开|重点领域)?(?:栏目|专栏|专题|专题专栏|事项|领域))(?:名称)?$/u;
const NOT_COUNTED = /^(?:序号|编号|备注|说明|排名)$/u;

interface Head {
  readonly line: number;
  readonly unit: Column;
  readonly subject: Column | undefined;
  readonly counts: readonly Column[];
}

/**
 * Reads a table of counts by unit: a column that names units, and named columns of whole numbers beside it. With a column of 栏目 or 专题
 * too, each of these has a row, and a unit as many as it answers for.
 */
export function readPublicity(
  rows: readonly SheetRow[],
  table: PublicityTable,
  units: readonly Unit[],
): PublicityReading {
  const nothing = { unitTitle: '', subjectTitle: '', columns: [], rows: [], remarks: [] };
  const head = headOf(rows, table);
  if (typeof head === 'string') return { ...nothing, faults: [{ line: 0, column: '', message: head }] };
  const faults: LedgerFault[] = [];
  const remarks: LedgerRemark[] = [];
  const left: SheetRow[] = [];
  const read = new Map<string, PublicityRow>();
  const nameUnit = unitNamer(units);
  for (const row of rows.filter(({ line }) => line > head.line)) {
    const written = row.cells[head.unit.at] ?? '';
    const skipped = skippedRow(row, head.unit);
    if (skipped) {
      remarks.push({ line: row.line, message: skipped });
      left.push(row);
      continue;
    }
    const unit = unitOf(written, nameUnit, {
      fault: (message) => faults.push({ line: row.line, column: columnName(head.unit), message }),
      remark: (message) => remarks.push({ line: row.line, message }),
    });
    const counts = head.counts.map((column) => countOf(row, column, faults));
    if (!unit) continue;
    const subject = head.subject ? tight(row.cells[head.subject.at] ?? '') : '';
    const named = head.subject ?? head.unit;
    const fault = (message: string) => faults.push({ line: row.line, column: columnName(named), message });
    const name = head.subject ? subject : unit.name;
    const earlier = read.get(name);
    if (name === '') fault(`是空的，请补上${named.title}`);
    else if (earlier) fault(`“${name}”在第${earlier.line}行已有一行，请合成一行`);
    else read.set(name, { line: row.line, unit, subject, counts });
  }
  const columns = head.counts.map(({ title }) => title);
  // A cell that could not be read counts as 0: nothing can be compared with it.
  const spoilt = new Set(faults.map(({ line }) => line));
  const whole = [...read.values()].filter(({ line }) => !spoilt.has(line));
  faults.push(...tooMany(whole, columns, table));
  if (faults.length === 0) remarks.push(...compareTotals(left, head.counts, [...read.values()]));
  return {
    unitTitle: head.unit.title,
    subjectTitle: head.subject?.title ?? '',
    columns,
    rows: faults.length > 0 ? [] : [...read.values()],
    faults: [...faults].sort((a, b) => a.line - b.line),
    remarks,
  };
}

function headOf(rows: readonly SheetRow[], table: PublicityTable): Head | string {
  const derived = table.rates.map(({ title }) => title);
  for (const { line, cells } of rows.slice(0, HEADER_WITHIN)) {
    const named = cells.map((cell, at) => ({ title: tight(cell), at })).filter(({ title }) => title !== '');
    const subject = named.find(({ title }) => SUBJECT.test(title));
    const unit = named.find(({ title }) => (subject ? OWNER_NAMES : UNIT_NAMES).includes(title));
    if (!unit || named.length < 2) continue;
    const counts = named.filter(
      ({ title, at }) => at !== unit.at && at !== subject?.at && !NOT_COUNTED.test(title) && !derived.includes(title),
    );
    const missing = table.rates
      .flatMap(({ above, below }) => [above, below])
      .filter((title) => !counts.some((column) => column.title === title));
    return missing.length === 0 ? { line, unit, subject, counts } : `第${line}行的表头里没有“${missing.join('”“')}”`;
  }
  return `前${HEADER_WITHIN}行里找不到表头：要有“单位”和各项数目的列名`;
}

/** No share over 100 %: more taken than handed in is a slip in one of the two. */
const tooMany = (rows: readonly PublicityRow[], columns: readonly string[], { rates }: PublicityTable): LedgerFault[] =>
  rates.flatMap(({ above, below }) => {
    const [a, b] = [columns.indexOf(above), columns.indexOf(below)];
    return rows
      .filter(({ counts }) => (counts[a] ?? 0) > (counts[b] ?? 0))
      .map(({ line, unit, subject }) => ({
        line,
        column: `“${above}”`,
        message: `“${subject || unit.name}”的${above}大于${below}，请核对`,
      }));
  });

import { HEADER_WITHIN } from '../ledger/find-header.ts';
import { LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerFault, LedgerRemark } from '../ledger/ledger-row.ts';
import { unitNamer } from '../ledger/name-unit.ts';
import { tight } from '../ledger/plain-text.ts';
import type { SheetRow } from '../ledger/sheet-row.ts';
import type { Unit } from '../office/unit.ts';
import { type Column, columnName, countOf, skippedRow, unitOf } from './publicity-cells.ts';
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
    const skipped = skippedRow(row, head.unit);
    if (skipped) {
      remarks.push({ line: row.line, message: skipped });
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
  // A cell that could not be read counts as 0: nothing can be compared with it.
  const spoilt = new Set(faults.map(({ line }) => line));
  const whole = [...read.values()].filter(({ line }) => !spoilt.has(line));
  faults.push(...tooMany(whole, columns, table));
  return {
    unitTitle: head.unit.title,
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

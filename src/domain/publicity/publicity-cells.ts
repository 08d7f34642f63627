/** What every table of units and counts has: a column that names units, whole numbers, lines that are no rows. */
import type { LedgerFault } from '../ledger/ledger-row.ts';
import { countedAs, type unitNamer, unknownUnit } from '../ledger/name-unit.ts';
import { isBlank, tight } from '../ledger/plain-text.ts';
import { columnLetters, type SheetRow } from '../ledger/sheet-row.ts';
import { isTotal, TOTAL_SKIPPED } from '../ledger/skipped-row.ts';
import type { Unit } from '../office/unit.ts';

export interface Column {
  readonly title: string;
  readonly at: number;
}

export const columnName = ({ title, at }: Column): string => `“${title}”（${columnLetters(at)}列）`;

/** Why a line is no row: one of sums, or a note. Undefined for a row. */
export function skippedRow(row: SheetRow, named: Column): string | undefined {
  const filled = row.cells.filter((cell) => cell !== '');
  if (isTotal(filled[0] ?? '') || isTotal(row.cells[named.at] ?? '')) return TOTAL_SKIPPED;
  return filled.length === 1 && /[:：]/u.test(filled[0] ?? '')
    ? `不是单位，跳过：“${filled[0]?.slice(0, 20)}”`
    : undefined;
}

/** The unit a cell names; undefined where nobody can be meant, which is told. */
export function unitOf(
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

/** A whole number, an empty cell for none; 0 with a fault for anything else. */
export function countOf(row: SheetRow, column: Column, faults: LedgerFault[]): number {
  const text = tight(row.cells[column.at] ?? '');
  const spoilt = row.spoilt?.some((cell) => cell.column === column.at);
  if (!spoilt && isBlank(text)) return 0;
  if (!spoilt && /^\d{1,9}(?:\.0+)?[条篇件次个]?$/u.test(text)) return Number.parseInt(text, 10);
  const message = spoilt ? '这一格是公式错误或没有存下结果，请改正后再试' : `“${text}”不是个数，请写成 12 这样的整数`;
  faults.push({ line: row.line, column: columnName(column), message });
  return 0;
}

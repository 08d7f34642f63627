/** A table in text whose rows are lines: cells parted by tabs, bars, wide gaps, or single spaces. */
import { cellNumber } from './cell-number.ts';
import { type ReadTable, SUBTOTAL, TOTAL } from './stacked-table.ts';

const RULE = /^[\s|:+\-—─━=]+$/u;

/** Undefined where no such table begins at the line. */
export function rowTable(lines: readonly string[], at: number): ReadTable | undefined {
  for (const split of [wideCells, spacedCells]) {
    const read = rowsBy(lines, at, split);
    if (read) return read;
  }
  return undefined;
}

function rowsBy(
  lines: readonly string[],
  at: number,
  split: (line: string) => readonly string[],
): ReadTable | undefined {
  const header = split(lines[at] ?? '');
  if (header.length < 2 || header.some((cell) => cellNumber(cell) !== undefined || /[。；]/u.test(cell)))
    return undefined;
  const rows: (readonly string[])[] = [header];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (RULE.test(line)) continue;
    const cells = split(line);
    if (cells.length < 2 || cells.length > header.length || !cells.slice(1).some(isNumber)) break;
    rows.push(widened(cells, header.length));
  }
  // Two words side by side are a header only where a mark parts them and what follows is such a table.
  const least = header.length > 2 ? 3 : /[\t|｜]/u.test(lines[at] ?? '') ? 4 : Number.POSITIVE_INFINITY;
  return rows.length < least ? undefined : { rows, taken: end - at };
}

const isNumber = (cell: string): boolean => cellNumber(cell) !== undefined;

/** A row of totals short of cells has its first ones merged; another one lost those at its end. */
function widened(cells: readonly string[], width: number): readonly string[] {
  const [first = '', ...rest] = cells;
  if (!TOTAL.test(first) && !SUBTOTAL.test(first)) return [...cells, ...Array<string>(width - cells.length).fill('')];
  return [first, ...Array<string>(width - cells.length).fill(''), ...rest];
}

function wideCells(line: string): readonly string[] {
  const bars = line.replace(/^\s*[|｜]|[|｜]\s*$/gu, '');
  const parted = /[|｜\t]/u.test(bars) ? bars.split(/[|｜\t]/u) : bars.split(/ {2,}|\u3000+/u);
  return parted.map((cell) => cell.trim());
}

const spacedCells = (line: string): readonly string[] => line.trim().split(/[ \u3000]+/u);

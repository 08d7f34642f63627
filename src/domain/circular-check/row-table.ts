/** A table in text whose rows are lines: cells parted by tabs, bars, wide gaps, or single spaces. */
import { cellNumber, isNone } from './cell-number.ts';
import { type ReadTable, SUBTOTAL, TOTAL } from './stacked-table.ts';

const RULE = /^[\s|:+\-—=\u2500-\u257f]+$/u;
const BAR = '[|｜│┃║]';
const BARS = new RegExp(`^\\s*${BAR}|${BAR}\\s*$`, 'gu');
const PARTED = new RegExp(`${BAR}|\\t`, 'u');

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
    if (/[^\t ]/u.test(line) && RULE.test(line)) continue;
    const cells = split(line);
    if (cells.length < 2 || cells.length > header.length || !isRow(cells, header.length)) break;
    rows.push(widened(cells, rows));
  }
  // Two words side by side are a header only where a mark parts them and what follows is such a table.
  const least = header.length > 2 ? 3 : PARTED.test(lines[at] ?? '') ? 4 : Number.POSITIVE_INFINITY;
  return rows.length < least ? undefined : { rows, taken: end - at };
}

/** Of a row without anything only its width tells that it belongs to the table. */
const isRow = (cells: readonly string[], width: number): boolean =>
  cells.slice(1).some(isNumber) ||
  (cells.length === width && width > 2 && cells.slice(isNumber(cells[0] ?? '') ? 2 : 1).every(isNone));

const isNumber = (cell: string): boolean => cellNumber(cell) !== undefined;

/** A row short of cells lost those at its end; one of totals has empty ones before its numbers, behind them, or both. */
function widened(cells: readonly string[], [header = [], ...above]: readonly (readonly string[])[]): readonly string[] {
  const [first = '', ...rest] = cells;
  const lost = header.length - cells.length;
  const blanks = (many: number): readonly string[] => Array<string>(many).fill('');
  if (!TOTAL.test(first) && !SUBTOTAL.test(first)) return [...cells, ...blanks(lost)];
  const ways = Array.from({ length: lost + 1 }, (_, behind) => [
    ...[first, ...blanks(lost - behind)],
    ...[...rest, ...blanks(behind)],
  ]);
  const fits = ways.map((way) => way.filter((cell, column) => column > 0 && isLike(cell, column, above)).length);
  return ways[fits.indexOf(Math.max(...fits))] ?? cells;
}

/** Whether most cells above are numbers of the same kind. */
function isLike(cell: string, column: number, above: readonly (readonly string[])[]): boolean {
  const number = cellNumber(cell);
  const numbers = above.map((row) => cellNumber(row[column] ?? '')).filter((one) => one !== undefined);
  if (!number) return false;
  const whole = number.decimals === 0;
  const alike = numbers.filter(({ rate, decimals }) => rate === number.rate && (rate || (decimals === 0) === whole));
  return alike.length * 2 > above.length;
}

function wideCells(line: string): readonly string[] {
  const bars = line.replace(BARS, '');
  const parted = PARTED.test(bars) ? bars.split(PARTED) : bars.split(/ {2,}|\u3000+/u);
  return parted.map((cell) => cell.trim());
}

const spacedCells = (line: string): readonly string[] => line.trim().split(/[ \u3000]+/u);

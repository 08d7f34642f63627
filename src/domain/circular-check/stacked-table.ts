/** A table that lost its lines when it was copied as text: a cell a line, empty cells gone. */
import { cellNumber } from './cell-number.ts';

export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** How many lines it took. */
  readonly taken: number;
}

const SERIAL = /^(?:序号|排名|名次|排序|编号)$/u;
const NAMES = /(?:单位|部门|名称|乡镇|街道|街镇|镇办|科室|平台|栏目|类型|类别|热点|来源|渠道|项目)$/u;
const SENTENCE = /[。；;！!？?，:：]/u;
export const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总数|全[区县市镇]?(?:合计|总计)?)[:：]?$/u;
/** 小计, 乡镇小计. */
export const SUBTOTAL = /^.{0,8}小\s*计$/u;
const LONGEST_CELL = 40;

const isNumber = (line: string | undefined): boolean => line !== undefined && cellNumber(line) !== undefined;
const isName = (line: string | undefined): line is string =>
  line !== undefined && !isNumber(line) && line.length <= LONGEST_CELL && !SENTENCE.test(line);

/** Undefined where no such table begins at the line. */
export function stackedTable(lines: readonly string[], at: number): ReadTable | undefined {
  const first = lines[at] ?? '';
  if (first.length > 12 || !(SERIAL.test(first) || NAMES.test(first))) return undefined;
  let end = at;
  while (end < lines.length && end - at < 30 && isName(lines[end])) end += 1;
  if (!isNumber(lines[end])) return undefined;
  const serial = SERIAL.test(first);
  const header = lines.slice(at, serial ? end : end - 1);
  if (header.length < 2) return undefined;
  const from = at + header.length;
  const read = serial ? numberedRows(lines, from, header.length) : namedRows(lines, from, header.length);
  if (read.rows.length < 2) return undefined;
  return { rows: [header, ...read.rows], taken: header.length + read.taken };
}

function numberedRows(lines: readonly string[], from: number, width: number): ReadTable {
  const rows: string[][] = [];
  let at = from;
  while (at < lines.length) {
    const total = totalRow(lines, at, width);
    const length = total ? total.length : rowLength(lines, at, { width, next: rows.length + 2 });
    if (length === 0) break;
    const cells = lines.slice(at, at + length);
    rows.push(total ? total.cells : [...cells, ...Array<string>(width - length).fill('')]);
    at += length;
  }
  return { rows, taken: at - from };
}

/** How many of the lines are the row that begins here: all its cells, or fewer where empty ones were lost. */
function rowLength(lines: readonly string[], at: number, { width, next }: { width: number; next: number }): number {
  if (!isNumber(lines[at]) || !isName(lines[at + 1])) return 0;
  for (let length = width; length >= 2; length -= 1) {
    const rest = lines.slice(at + 2, at + length);
    if (rest.length < length - 2 || !rest.every((cell) => cellLike(cell))) continue;
    if (length === width && rest.every(isNumber)) return length;
    const [after, behind] = [lines[at + length], lines[at + length + 1]];
    if (
      after === undefined ||
      TOTAL.test(after) ||
      (after !== undefined && cellNumber(after)?.value === next && isName(behind))
    )
      return length;
  }
  const numbers = lines.slice(at + 2, at + width).findIndex((cell) => !isNumber(cell));
  return numbers < 0 ? Math.min(width, lines.length - at) : 2 + numbers;
}

const cellLike = (line: string): boolean => isNumber(line) || (isName(line) && line.length <= LONGEST_CELL);

function namedRows(lines: readonly string[], from: number, width: number): ReadTable {
  const rows: string[][] = [];
  let at = from;
  while (isName(lines[at]) && lines.slice(at + 1, at + width).filter(isNumber).length === width - 1) {
    rows.push(lines.slice(at, at + width));
    at += width;
  }
  return { rows, taken: at - from };
}

/** 合计 may stand in the cell of the serial number, of the name, or of both merged. */
function totalRow(
  lines: readonly string[],
  at: number,
  width: number,
): { readonly cells: string[]; readonly length: number } | undefined {
  const numbered = isNumber(lines[at]) && TOTAL.test(lines[at + 1] ?? '');
  const start = numbered ? at + 1 : at;
  const label = lines[start] ?? '';
  if (!TOTAL.test(label)) return undefined;
  let end = start + 1;
  while (end < lines.length && end - start < width && /^[-—/]$/u.test(lines[end] ?? '')) end += 1;
  while (end < lines.length && end - start < width && isNumber(lines[end])) end += 1;
  const values = lines.slice(start + 1, end);
  const cells = [label, ...Array<string>(Math.max(0, width - 1 - values.length)).fill(''), ...values].slice(0, width);
  // Values lost at the end cannot be told from merged cells: those behind the name come first.
  if (values.length < width - 2)
    cells.splice(0, width, label, '', ...values, ...Array<string>(width - 2 - values.length).fill(''));
  return { cells, length: end - at };
}

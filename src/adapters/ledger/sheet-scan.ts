/** The rows of one worksheet out of its XML: values as text, formulas by their stored results; styles are not looked at. */
import type { SheetRow, SpoiltCell } from '../../domain/ledger/sheet-row.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { attribute, type XmlHandler } from './xml-scan.ts';

/** What stands in more columns is no ledger, and would fill the memory. */
export const MOST_COLUMNS = 2000;
const MOST_ROWS = 300_000;
/** Ten different texts a row, which no ledger has. */
const MOST_STRINGS = 3_000_000;

/** Cells of a column that are merged below their first one: lines `from` to `to`, from 1. */
export interface MergedDown {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

interface Cell {
  column: number;
  type: string;
  value: string;
  formula: boolean;
  stored: boolean;
}

/** `AB12` → 27; -1 where it is no place. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Calls `row` for every row that holds anything, in their order. */
export function sheetHandler(
  shared: readonly string[],
  merged: readonly MergedDown[],
  row: (row: SheetRow) => void,
): XmlHandler {
  const fill = filler(merged);
  let line = 0;
  let count = 0;
  let cells: string[] = [];
  let spoilt: SpoiltCell[] = [];
  let cell: Cell | undefined;
  let inValue = false;
  let inPhonetic = false;

  const endCell = ({ column, type, value, formula, stored }: Cell): void => {
    if (type === 'e') spoilt.push({ column, why: 'error' });
    else if (formula && !stored) spoilt.push({ column, why: 'noValue' });
    const text = cellText(type, value, shared);
    if (text === '' && cells[column] === undefined) return;
    if (column >= MOST_COLUMNS)
      throw new UnreadableFile(`第${line}行超过 ${MOST_COLUMNS} 列，不是台账；请删去多余的列再试`);
    cells[column] = text;
  };
  const endRow = (): void => {
    fill(line, cells);
    const filled = cells.some((one) => one !== undefined && one !== '');
    if (!filled && spoilt.length === 0) return;
    count += 1;
    if (count > MOST_ROWS) throw new UnreadableFile(`超过 ${MOST_ROWS} 行，请分成几个文件再试`);
    row({ line, cells: Array.from(cells, (one) => one ?? ''), ...(spoilt.length > 0 ? { spoilt } : {}) });
  };
  return {
    get wantsText() {
      return inValue && !inPhonetic;
    },
    text(text) {
      if (cell) cell.value += text;
    },
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attribute(attributes, 'r') ?? line + 1);
        [cells, spoilt] = [[], []];
      } else if (name === 'c') {
        const place = columnOf(attribute(attributes, 'r') ?? '');
        const column = place < 0 ? (cell?.column ?? -1) + 1 : place;
        cell = { column, type: attribute(attributes, 't') ?? 'n', value: '', formula: false, stored: false };
      } else if (name === 'v' || name === 't') {
        inValue = true;
        if (cell) cell.stored = true;
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c' && cell) endCell(cell);
      else if (name === 'row') {
        endRow();
        cell = undefined;
      }
    },
  };
}

function cellText(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value.trim() === '1' ? '是' : '否';
  return value.trim();
}

/** A merged cell belongs to all its rows: they get the value of the first. */
function filler(merged: readonly MergedDown[]): (line: number, cells: string[]) => void {
  if (merged.length === 0) return () => undefined;
  const starting = Map.groupBy(merged, ({ from }) => from);
  const running = new Map<number, { readonly to: number; readonly value: string }>();
  return (line, cells) => {
    for (const [column, { to, value }] of running) {
      if (to < line) running.delete(column);
      else if ((cells[column] ?? '') === '') cells[column] = value;
    }
    for (const { column, to } of starting.get(line) ?? []) {
      const value = cells[column] ?? '';
      if (value !== '') running.set(column, { to, value });
    }
  };
}

/** Collects the strings the cells point to: the runs of a rich text joined, phonetic hints left out. */
export function sharedStrings(into: string[]): XmlHandler {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    get wantsText() {
      return inText && !inPhonetic;
    },
    text(piece) {
      text += piece;
    },
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si' && into.push(text.trim()) > MOST_STRINGS)
        throw new UnreadableFile('文字过多，不像正常的台账，没有读');
    },
  };
}

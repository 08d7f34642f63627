/** Lines and tables of a file as a document: tables that came as text are put together again, and every table gets its title. */
import { cellNumber, isNone } from './cell-number.ts';
import type { CircularBlock, CircularTable, RawBlock } from './circular-document.ts';
import { rowTable } from './row-table.ts';
import { stackedTable } from './stacked-table.ts';

export function assembleDocument(raw: readonly RawBlock[]): readonly CircularBlock[] {
  const blocks = raw.flatMap((block): readonly RawBlock[] => {
    if (block.kind === 'grid') return [block];
    const text = bare(block.text);
    return text === '' ? [] : [{ ...block, text }];
  });
  const lines = blocks.map((block) => (block.kind === 'line' ? block.text : ''));
  const document: CircularBlock[] = [];
  let tables = 0;
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as RawBlock;
    const read =
      block.kind === 'grid' ? { rows: block.rows, taken: 1 } : (stackedTable(lines, at) ?? rowTable(lines, at));
    const table = read && tableOf(read.rows, { number: tables + 1, above: lines.slice(Math.max(0, at - 4), at) });
    if (table) {
      document.push(table);
      tables += 1;
    } else if (block.kind === 'line') document.push({ kind: 'paragraph', place: block.place, text: block.text.trim() });
    at += table && read ? read.taken : 1;
  }
  return document;
}

/** Tabs of a row stay: an empty cell at its end is known by them only. A bar behind a line's only cell means nothing. */
function bare(line: string): string {
  const text = /\S.*\t.*\S/u.test(line) ? line.replace(/^[^\S\t]+|[^\S\t]+$/gu, '') : line.trim();
  return text.replace(/^([^|｜]*?)\s*[|｜]$/u, '$1');
}

const isNumber = (cell: string): boolean => cellNumber(cell) !== undefined;

/** Undefined for a grid without a number: it lays out a page, or lists words. */
function tableOf(
  grid: readonly (readonly string[])[],
  { number, above }: { number: number; above: readonly string[] },
): CircularTable | undefined {
  const rows = grid
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => row.map((cell) => cell.trim()));
  const counted = rows.findIndex((row) => row.slice(1).some(isNumber));
  if (counted < 0) return undefined;
  const blank = rows.findIndex((row, at) => isBlankRow(row, rows[at - 1]));
  const first = blank < 0 ? counted : Math.min(blank, counted);
  const head = rows.slice(0, first);
  const inside = head.filter((row) => new Set(row.filter((cell) => cell !== '')).size === 1 && row.length > 1);
  const width = Math.max(...rows.map((row) => row.length));
  const header = headerOf(
    head.filter((row) => !inside.includes(row)),
    width,
  );
  const title = [titleAmong(above), ...inside.map((row) => row.find((cell) => cell !== '') ?? '')].join(' ').trim();
  const body = rows.slice(first).map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  return { kind: 'table', number, title, header, rows: body };
}

/** A row of a unit without anything, where noughts are left blank or are strokes: it stands below a header that is filled in every column. */
const isBlankRow = (row: readonly string[], above: readonly string[] = []): boolean =>
  above.every((cell) => cell !== '' && !isNumber(cell)) &&
  new Set(above).size === row.length &&
  row.length === above.length &&
  row.length > 2 &&
  row.slice(isNumber(row[0] ?? '') ? 2 : 1).every(isNone);

/** A header of several rows: what stands above and below each other is one name. */
function headerOf(rows: readonly (readonly string[])[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, column) =>
    [...new Set(rows.map((row) => row[column] ?? ''))].join('').replace(/\s/gu, ''),
  );
}

/** The nearest line above that looks like a title; “附件” alone and notes on the period are none. */
function titleAmong(above: readonly string[]): string {
  const near = above
    .map((line) => line.trim())
    .toReversed()
    .filter((line) => line !== '' && line.length <= 60 && !/[。；]$/u.test(line));
  const plain = near.filter((line) => !/^附件|^(?:统计|填报)|^单位[:：]|^[（(]?单位/u.test(line));
  return plain.find((line) => /表$|统计|情况|排名|名单/u.test(line)) ?? plain[0] ?? '';
}

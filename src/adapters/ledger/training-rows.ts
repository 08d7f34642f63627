/** What a ledger teaches: the text of each complaint, its category and the unit that dealt with it. */
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';

export interface LedgerRow {
  readonly line: number;
  readonly text: string;
  /** Empty where the ledger says nothing. */
  readonly category: string;
  readonly unit: string;
}

/** Columns by name, the surest name first; a header may stand on any of the first rows. */
const NAMES = {
  text: [
    '诉求内容',
    '反映内容',
    '诉求描述',
    '问题描述',
    '事项内容',
    '来电内容',
    '工单内容',
    '主要内容',
    '内容',
    '诉求',
    '标题',
  ],
  category: ['诉求类别', '问题类别', '事项类别', '问题分类', '诉求分类', '二级分类', '类别', '分类'],
  unit: ['承办单位', '责任单位', '办理单位', '主办单位', '承办部门', '责任部门', '转办单位', '单位'],
} as const;
type Column = keyof typeof NAMES;

const HEADER_WITHIN = 20;
const bare = (cell: string): string => cell.replace(/[\s（(].*$|\s/gu, '');

/** Where each column stands in this row, if the row is the header. */
function headerOf(cells: readonly string[]): Partial<Record<Column, number>> | undefined {
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(NAMES) as Column[]) {
    const name = NAMES[column].find((one) => cells.some((cell) => bare(cell) === one));
    if (name !== undefined) found[column] = cells.findIndex((cell) => bare(cell) === name);
  }
  return found.text !== undefined && (found.category !== undefined || found.unit !== undefined) ? found : undefined;
}

export interface LedgerFault {
  readonly fault: string;
}

export function trainingRows(rows: readonly SheetRow[]): readonly LedgerRow[] | LedgerFault {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => headerOf(cells) !== undefined);
  const columns = headerOf(rows[at]?.cells ?? []);
  if (columns === undefined)
    return { fault: '台账前20行里找不到表头：要有“诉求内容”，并有“诉求类别”或“承办单位”（或同义的列名）。' };
  const cell = (row: SheetRow, column: Column): string =>
    columns[column] === undefined ? '' : (row.cells[columns[column]] ?? '');
  const read = rows.slice(at + 1).map((row) => ({
    line: row.line,
    text: cell(row, 'text'),
    category: cell(row, 'category'),
    unit: cell(row, 'unit'),
  }));
  return read.filter(({ text, category, unit }) => text !== '' && (category !== '' || unit !== ''));
}

/** What the columns and rows of a table are: names, counts, rates; units, subtotals, totals. */
import { type CellNumber, cellNumber, isNone } from './cell-number.ts';
import type { CircularTable } from './circular-document.ts';
import { type CountCode, countCodeIn, countCodeOfColumn } from './measure-names.ts';
import { halfWidth } from './number-token.ts';
import { SUBTOTAL, TOTAL } from './stacked-table.ts';
import { topicsOf } from './topics.ts';

export type ColumnKind = 'serial' | 'name' | 'count' | 'rate' | 'share' | 'rank' | 'change' | 'words';

export interface ViewedColumn {
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly code: CountCode | undefined;
}

export interface ViewedRow {
  readonly index: number;
  readonly name: string;
  readonly kind: 'unit' | 'subtotal' | 'total';
}

export interface TableView {
  readonly table: CircularTable;
  readonly columns: readonly ViewedColumn[];
  readonly rows: readonly ViewedRow[];
  readonly units: readonly ViewedRow[];
  readonly total: ViewedRow | undefined;
  /** Only some of the units stand in it (前十名, 示例): its sums are no sums of all. */
  readonly excerpt: boolean;
  /** What its title says it is about. */
  readonly topics: ReadonlySet<string>;
}

const NAMES: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(?:序号|编号)$/u, 'serial'],
  [/排名|名次|位次|排序/u, 'rank'],
  [/同比|环比|增长|增幅|降幅|升降|较上|比上|变化/u, 'change'],
  [/占比|比例|比重|占全/u, 'share'],
  [/率|满意度|百分比/u, 'rate'],
  [/备注|说明|时间|日期|得分|评分|分值|分数|电话(?:号码)?$|时长|用时|平均/u, 'words'],
];
const EXCERPT = /前[0-9一二三四五六七八九十]+|部分|典型|示例|突出|较多|名单/u;

export function viewTable(table: CircularTable): TableView {
  const kinds = table.header.map((name, index) => kindOf(name, valuesOf(table, index)));
  const nameAt = nameColumn(table, kinds);
  const rows = table.rows.map((cells, index): ViewedRow => {
    const name = (cells[nameAt < 0 ? 0 : nameAt] ?? '').replace(/\s/gu, '');
    const words = cells.filter((cell) => cellNumber(cell) === undefined);
    const kind = words.some((cell) => TOTAL.test(cell))
      ? 'total'
      : words.some((cell) => SUBTOTAL.test(cell))
        ? 'subtotal'
        : 'unit';
    return { index, name, kind };
  });
  const titled = countCodeIn(table.title.replace(/办结?理?情况/gu, ''));
  return {
    table,
    rows,
    units: rows.filter(({ kind }) => kind === 'unit'),
    total: rows.findLast(({ kind }) => kind === 'total'),
    excerpt: EXCERPT.test(table.title),
    topics: topicsOf(halfWidth(table.title)),
    columns: kinds.map((kind, index) => {
      const name = table.header[index] ?? '';
      const plain = /^(?:件数|数量|条数|总数)/u.test(name) ? titled : undefined;
      return { index, name, kind, code: kind === 'count' ? (plain ?? countCodeOfColumn(name)) : undefined };
    }),
  };
}

const OF_UNITS = /单位|部门|名称|乡镇|镇街|街道|镇办|社区|村$|科室|平台|账号/u;

/** Of several columns of words (类别, 单位) the one of units; else the one that tells most rows apart. */
function nameColumn(table: CircularTable, kinds: readonly ColumnKind[]): number {
  const names = kinds.flatMap((kind, index) => (kind === 'name' ? [index] : []));
  const units = names.filter((index) => OF_UNITS.test(table.header[index] ?? ''));
  const apart = (index: number): number => new Set(valuesOf(table, index)).size;
  return (units.length > 0 ? units : names).toSorted((a, b) => apart(b) - apart(a))[0] ?? -1;
}

const valuesOf = (table: CircularTable, column: number): readonly string[] =>
  table.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');

function kindOf(name: string, values: readonly string[]): ColumnKind {
  const named = NAMES.find(([words]) => words.test(name))?.[1];
  if (named) return named;
  const printed = values.filter((value) => !isNone(value));
  // All blank: only its name tells that nothing was counted there.
  if (printed.length === 0) return /[数量件条]/u.test(name) && countCodeOfColumn(name) ? 'count' : 'words';
  const numbers = printed.map(cellNumber).filter((one) => one !== undefined);
  if (numbers.length * 2 < printed.length) return 'name';
  if (numbers.some(({ decimals, rate }) => decimals > 0 && !rate)) return 'words';
  return numbers.filter(({ rate }) => rate).length * 2 > numbers.length ? 'rate' : 'count';
}

/** The number of a cell; a rate a spreadsheet stores as a part of one comes in per cent. */
export function numberAt({ table }: TableView, row: number, column: ViewedColumn): CellNumber | undefined {
  const number = cellNumber(table.rows[row]?.[column.index] ?? '');
  if (!number || number.rate || (column.kind !== 'rate' && column.kind !== 'share')) return number;
  const fraction = number.value <= 1 && (number.decimals > 0 || number.value === 1);
  return fraction
    ? { rate: true, value: number.value * 100, decimals: Math.min(2, Math.max(0, number.decimals - 2)) }
    : { ...number, rate: true };
}

/** The counts of a column over the rows given; blanks count nothing. */
export const sumOfRows = (view: TableView, rows: readonly ViewedRow[], column: ViewedColumn): number =>
  rows.reduce((sum, { index }) => sum + (numberAt(view, index, column)?.value ?? 0), 0);

export const columnsOf = (view: TableView, kind: ColumnKind): readonly ViewedColumn[] =>
  view.columns.filter((column) => column.kind === kind);

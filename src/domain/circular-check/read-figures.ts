/** The rows of a table of figures: 指标、数值, and where it has them 分子、分母. */
import { type CellNumber, cellNumber } from './cell-number.ts';
import { type CircularTable, cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { type CountCode, countCodeIn } from './measure-names.ts';

export interface FigureRow {
  readonly table: CircularTable;
  readonly row: number;
  readonly column: number;
  readonly name: string;
  readonly value: CellNumber;
  readonly code: CountCode | undefined;
}

const NAME = /^(?:指标|项目|指标名称)$/u;
const VALUE = /^(?:数值|数量|结果|数据)$/u;

export const isFigureTable = ({ header }: CircularTable): boolean =>
  header.some((name) => NAME.test(name)) && header.some((name) => VALUE.test(name));

export function figuresOf(table: CircularTable): readonly FigureRow[] {
  const [nameAt, column] = [NAME, VALUE].map((words) => table.header.findIndex((name) => words.test(name)));
  return table.rows.flatMap((cells, row): readonly FigureRow[] => {
    const name = (cells[nameAt ?? 0] ?? '').replace(/\s/gu, '');
    const value = cellNumber(cells[column ?? 1] ?? '');
    if (!value || column === undefined) return [];
    return [{ table, row, column, name, value, code: value.rate ? undefined : countCodeIn(name) }];
  });
}

/** The number of the row in another column; undefined where it has none. */
export const partOf = ({ table, row }: FigureRow, column: '分子' | '分母'): number | undefined =>
  cellNumber(table.rows[row]?.[table.header.indexOf(column)] ?? '')?.value;

export const wordsOf = ({ table, row }: FigureRow, column: string): string =>
  table.rows[row]?.[table.header.indexOf(column)] ?? '';

export const figureOf = (figures: readonly FigureRow[], code: CountCode): FigureRow | undefined =>
  figures.find((figure) => figure.code === code);

export const printedIn = ({ table, row, column }: FigureRow): string => table.rows[row]?.[column] ?? '';

export const placeOf = ({ table, row, column }: FigureRow): string => cellPlace(table, row, column);

export const figureFinding = (
  figure: FigureRow,
  rule: 'rate' | 'figureColumn' | 'listSum' | 'figureDifference' | 'unitsCounted' | 'saidNone',
  { counted, basis }: { readonly counted: string; readonly basis: string },
): Finding => {
  const printed = printedIn(figure);
  return { rule, kind: 'error', place: placeOf(figure), quote: `${figure.name} ${printed}`, printed, counted, basis };
};

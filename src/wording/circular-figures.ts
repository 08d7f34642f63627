import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type Figures } from '../domain/figures/measure.ts';
import { label, type Run, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { PrintedCell } from '../domain/report/printed-sheet.ts';
import { figureCell, partCell } from './figure-cells.ts';

/** A cell of a table as a number of the text; nothing where the cell is empty. */
export const cellRun = ({ value, proof }: PrintedCell): Runs =>
  value === null || !proof ? [] : [{ kind: 'number', text: String(value), proof }];

/** A figure as the tables print it; nothing where it is not known. */
export const figureRun = (code: FigureCode, figures: Figures, decimals: number): Runs =>
  cellRun(figureCell(code, figures[code], decimals));

/** `延期139件`: words, a count, and a counter; nothing where the count is nought or not known. */
export const someOfFigure = (words: string, code: FigureCode, figures: Figures): Runs =>
  count(figures, code) === 0 ? [] : say`${plain(words)}${figureRun(code, figures, 0)}件`;

/** `办结率100.00%`; nothing where there is none. */
export function rateOfFigure(words: string, code: FigureCode, figures: Figures, decimals: number): Runs {
  const rate = figureRun(code, figures, decimals);
  return rate.length === 0 ? [] : say`${plain(words)}${rate}`;
}

/** `解决率90.00%（18/20）`: with what it was formed of. */
export function provenRateOf(words: string, code: FigureCode, figures: Figures, decimals: number): Runs {
  const said = rateOfFigure(words, code, figures, decimals);
  if (said.length === 0) return [];
  const [above, below] = (['numerator', 'denominator'] as const).map((what) =>
    cellRun(partCell(code, figures[code], what)),
  );
  return say`${said}（${above ?? []}/${below ?? []}）`;
}

/** `新城镇3件`; a name that ends in a digit is kept apart from the number behind it. */
export const unitCount = (unit: { readonly name: string }, cell: PrintedCell): Runs =>
  say`${unitRun(unit)}${/\d$/u.test(unit.name) ? plain(' ') : []}${cellRun(cell)}件`;

/** Words as a run: no number in them. */
export const plain = (text: string): Run => ({ kind: 'text', text });

/** `（详见附件1、附件2）` */
export const seeAttachments = (numbers: readonly number[]): Run =>
  label(numbers.length === 0 ? '' : `（详见${numbers.map((number) => `附件${number}`).join('、')}）`);

/** 指标、本月、上月、环比: this period's column against the figures of the matter, and no change without a base to divide by. */
import { cellNumber } from './cell-number.ts';
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { figuresOfMatter } from './linked-tables.ts';
import { type FigureRow, placeOf, printedIn } from './read-figures.ts';
import type { Sentence } from './read-prose.ts';
import { type Compared, comparedIn, isOfChange } from './row-changes.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';

export const changeTables = (_: readonly Sentence[], views: readonly TableView[]): readonly Finding[] =>
  views.flatMap((view) => {
    const compared = comparedIn(view);
    const [first] = compared;
    if (!first || !isOfMeasures(view)) return [];
    const figures = figuresOfMatter(view, views);
    return view.units.flatMap((row) => [
      ...againstFigures(view, { row, column: first.now, figures }),
      ...compared.flatMap((columns) => withoutBase(view, row, columns)),
    ]);
  });

/** A row a measure, and one count of now. */
const isOfMeasures = (view: TableView): boolean =>
  view.table.header[0] === '指标' && columnsOf(view, 'count').filter(({ name }) => !isOfChange(name)).length === 1;

function againstFigures(
  view: TableView,
  { row, column, figures }: { row: ViewedRow; column: ViewedColumn; figures: readonly FigureRow[] },
): readonly Finding[] {
  const same = figures.filter(({ name }) => name === row.name);
  const value = numberAt(view, row.index, column)?.value;
  const [first] = same;
  if (!first || value === undefined || same.some((figure) => figure.value.value === value)) return [];
  const printed = view.table.rows[row.index]?.[column.index] ?? '';
  const place = cellPlace(view.table, row.index, column.index);
  const found = { quote: `${row.name} ${printed}`, printed, counted: printedIn(first), basis: placeOf(first) };
  return [{ rule: 'proseTwice', kind: 'error', place, ...found }];
}

/** Of nought nothing rises by per cents; and where the others of the table tell theirs, one with a base has one. Beside a difference `rowChanges` knows. */
function withoutBase(view: TableView, row: ViewedRow, { now, before, more, rate }: Compared): readonly Finding[] {
  if (more || !rate) return [];
  const cells = view.table.rows[row.index] ?? [];
  const [current, base] = [now, before].map((column) => numberAt(view, row.index, column)?.value);
  if (current === undefined || base === undefined) return [];
  const printed = cells[rate.index] ?? '';
  const told = cellNumber(printed) !== undefined;
  const others = view.units.some(({ index }) => cellNumber(view.table.rows[index]?.[rate.index] ?? '') !== undefined);
  const missing = !told && base > 0 && others;
  if (!missing && !(told && base === 0)) return [];
  const place = cellPlace(view.table, row.index, before.index);
  const found = { quote: `${row.name} ${cells[before.index]}`, printed, counted: '', basis: String(base) };
  return [{ rule: 'changeBase', kind: 'error', place, ...found }];
}

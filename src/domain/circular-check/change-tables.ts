/** 指标、本月、上月、环比: this period's column against the figures of the matter, and no change without a base to divide by. */
import { cellNumber } from './cell-number.ts';
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { type FigureRow, figuresOf, isFigureTable, placeOf, printedIn } from './read-figures.ts';
import type { Sentence } from './read-prose.ts';
import { isDifference } from './row-changes.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';
import { shareTopic } from './topics.ts';

interface Columns {
  readonly now: ViewedColumn;
  readonly before: ViewedColumn;
  readonly change: ViewedColumn;
}

export const changeTables = (_: readonly Sentence[], views: readonly TableView[]): readonly Finding[] =>
  views.flatMap((view) => {
    const compared = columnsIn(view);
    const [first] = compared;
    if (!first) return [];
    const figures = views
      .filter(({ table, topics }) => isFigureTable(table) && shareTopic(topics, view.topics))
      .flatMap(({ table }) => figuresOf(table));
    return view.units.flatMap((row) => [
      ...againstFigures(view, { row, column: first.now, figures }),
      ...compared.flatMap((columns) => withoutBase(view, row, columns)),
    ]);
  });

/** One count of now, and behind it nothing but earlier ones, each with its change and perhaps how many more there are. */
function columnsIn(view: TableView): readonly Columns[] {
  const counts = columnsOf(view, 'count').filter(({ name }) => !isDifference(name));
  const [now, ...earlier] = counts;
  if (view.table.header[0] !== '指标' || !now || !earlier.every(({ name }) => /^上|去年|同期/u.test(name))) return [];
  const compared = earlier.flatMap((before) => {
    const [next, last] = view.columns.slice(view.columns.indexOf(before) + 1);
    const change = next && isDifference(next.name) ? last : next;
    return change?.kind === 'change' ? [{ now, before, change }] : [];
  });
  return compared.length === columnsOf(view, 'change').length ? compared : [];
}

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

/** Of nought nothing rises by per cents; and where the others of the table tell theirs, one with a base has one. */
function withoutBase(view: TableView, row: ViewedRow, { now, before, change }: Columns): readonly Finding[] {
  const cells = view.table.rows[row.index] ?? [];
  const [current, base] = [now, before].map((column) => numberAt(view, row.index, column)?.value);
  if (current === undefined || base === undefined) return [];
  const printed = cells[change.index] ?? '';
  const told = cellNumber(printed) !== undefined;
  const others = view.units.some(({ index }) => cellNumber(view.table.rows[index]?.[change.index] ?? '') !== undefined);
  const missing = !told && base > 0 && others;
  if (!missing && !(told && base === 0)) return [];
  const place = cellPlace(view.table, row.index, before.index);
  const found = { quote: `${row.name} ${cells[before.index]}`, printed, counted: '', basis: String(base) };
  return [{ rule: 'changeBase', kind: 'error', place, ...found }];
}

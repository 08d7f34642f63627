/** A rate two tables of one matter print: where one of them has the counts it is formed of (时限内办结), the other has to agree. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { RATE_NAMES } from './measure-names.ts';
import { judgeRate, type Ratio, rateText } from './printed-rate.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';
import { shareTopic } from './topics.ts';

const ON_TIME = RATE_NAMES.find(({ code }) => code === 'onTimeCompletionRate')?.said ?? /^$/u;

export interface Detail {
  readonly view: TableView;
  readonly above: ViewedColumn;
  readonly below: ViewedColumn;
}

/** The table that tells what the rate of a column was formed of; undefined where there is none, or where it is that table itself. */
export function detailOf(view: TableView, column: ViewedColumn, views: readonly TableView[]): Detail | undefined {
  if (!ON_TIME.test(column.name) || partsIn(view)) return undefined;
  return views
    .filter((other) => other !== view && shareTopic(other.topics, view.topics))
    .flatMap((other) => partsIn(other) ?? [])[0];
}

export function partsIn(view: TableView): Detail | undefined {
  const [above, below, ...more] = columnsOf(view, 'count');
  const printed = columnsOf(view, 'rate').some(({ name }) => ON_TIME.test(name));
  if (!printed || above?.code !== 'completedOnTime' || !below || more.length > 0) return undefined;
  return { view, above, below };
}

export const unitRates = (views: readonly TableView[]): readonly Finding[] =>
  views.flatMap((view) =>
    columnsOf(view, 'rate').flatMap((column) => {
      const detail = detailOf(view, column, views);
      return detail ? view.rows.flatMap((row) => rowFinding(view, { row, column, detail })) : [];
    }),
  );

function rowFinding(
  view: TableView,
  { row, column, detail }: { row: ViewedRow; column: ViewedColumn; detail: Detail },
): readonly Finding[] {
  const printed = numberAt(view, row.index, column);
  if (!printed || row.kind === 'subtotal') return [];
  const names = row.kind === 'total' ? view.units.map(({ name }) => name) : [row.name];
  const ratio = ratioOf(detail, names);
  if (ratio.denominator > 0 && judgeRate(printed, ratio) === 'right') return [];
  const cell = view.table.rows[row.index]?.[column.index] ?? '';
  return [
    {
      rule: 'proseRate',
      kind: 'error',
      place: cellPlace(view.table, row.index, column.index),
      quote: [row.name, cell].filter((one) => one !== '').join(' '),
      printed: cell,
      counted: ratio.denominator > 0 ? rateText(ratio, printed.decimals) : '空白',
      basis: `表${detail.view.table.number}（${ratio.numerator}÷${ratio.denominator}）`,
    },
  ];
}

function ratioOf({ view, above, below }: Detail, names: readonly string[]): Ratio {
  const rows = view.units.filter(({ name }) => names.includes(name));
  const sum = (column: ViewedColumn): number =>
    rows.reduce((all, { index }) => all + (numberAt(view, index, column)?.value ?? 0), 0);
  return { numerator: sum(above), denominator: sum(below) };
}

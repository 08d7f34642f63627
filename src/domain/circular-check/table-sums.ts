/** Totals against rows, columns that add up to another, serial numbers, places. */
import { cellPlace } from './circular-document.ts';
import type { Finding, FindingRule } from './finding.ts';
import type { CountCode } from './measure-names.ts';
import { columnsOf, numberAt, sumOfRows, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';
import { tellsCauses } from './topic-cells.ts';

export const tableTotals = (view: TableView): readonly Finding[] =>
  columnsOf(view, 'count').flatMap((column) => totalsOf(view, column));

function totalsOf(view: TableView, column: ViewedColumn): readonly Finding[] {
  const findings: Finding[] = [];
  let since: ViewedRow[] = [];
  for (const row of view.rows) {
    if (row.kind === 'unit') since.push(row);
    const rows =
      row.kind === 'total' ? view.units.filter(({ index }) => index < row.index || view.rows[0] === row) : since;
    const alone = row.kind === 'total' && view.rows.length === 1;
    if (row.kind === 'unit' || (rows.length === 0 && !alone)) continue;
    findings.push(...against(view, { row, column, rows }));
    if (row.kind === 'subtotal') since = [];
  }
  return findings;
}

function against(
  view: TableView,
  { row, column, rows }: { row: ViewedRow; column: ViewedColumn; rows: readonly ViewedRow[] },
): readonly Finding[] {
  const printed = numberAt(view, row.index, column);
  const sum = sumOfRows(view, rows, column);
  if (!printed || printed.rate || printed.value === sum) return [];
  return [
    cellFinding(view, {
      row,
      column,
      rule: row.kind === 'total' ? 'total' : 'subtotal',
      counted: String(sum),
      basis: `${rows.length}`,
    }),
  ];
}

function cellFinding(
  view: TableView,
  given: { row: ViewedRow; column: ViewedColumn; rule: FindingRule; counted: string; basis: string },
): Finding {
  const { row, column, rule, counted, basis } = given;
  const printed = view.table.rows[row.index]?.[column.index] ?? '';
  const quote = [row.name, printed].filter((one) => one !== '').join(' ');
  return { rule, kind: 'error', place: cellPlace(view.table, row.index, column.index), quote, printed, counted, basis };
}

/** So many rows have to bear out that columns add up, before one that does not is wrong. */
const ENOUGH_ROWS = 4;

/** What is counted of tickets beside their state: never a part that makes a whole with another. */
const BESIDE: readonly (CountCode | undefined)[] = [
  'overdue',
  'openOverdue',
  'completedLate',
  'extensions',
  'reworks',
  'returns',
  'secondForwards',
];

/** What was found wanting: one thing may be found wanting twice. */
const FAULTS = /不足|未按期/u;

/** A column that is the sum of two others, or equal to one, in every row but one. */
export function columnSums(view: TableView): readonly Finding[] {
  const counts = columnsOf(view, 'count').filter(({ code, name }) => !BESIDE.includes(code) && !FAULTS.test(name));
  if (counts.length > 12 || tellsCauses(view)) return [];
  return counts.flatMap((whole) =>
    counts.flatMap((one, at) =>
      counts
        .slice(at + 1)
        .flatMap((other) =>
          one === whole || other === whole ? [] : sumFindings(view, { whole, parts: [one, other] }),
        ),
    ),
  );
}

function sumFindings(
  view: TableView,
  { whole, parts }: { whole: ViewedColumn; parts: readonly ViewedColumn[] },
): readonly Finding[] {
  const rows = view.units.map((row) => {
    const values = parts.map((part) => numberAt(view, row.index, part)?.value ?? 0);
    return { row, values, whole: numberAt(view, row.index, whole)?.value ?? 0, sum: values.reduce((a, b) => a + b, 0) };
  });
  const right = rows.filter((one) => one.whole === one.sum);
  const telling = right.filter(({ values }) => values.every((value) => value > 0));
  const wrong = rows.filter((one) => one.whole !== one.sum);
  if (telling.length < ENOUGH_ROWS || wrong.length !== 1) return [];
  return wrong.map(({ row, sum }) =>
    cellFinding(view, {
      row,
      column: whole,
      rule: 'columnSum',
      counted: String(sum),
      basis: parts.map(({ name }) => `“${name}”`).join('加'),
    }),
  );
}

/** Serial numbers run from the first by ones; where merged or empty, nothing is said. */
export function serials(view: TableView): readonly Finding[] {
  const column = columnsOf(view, 'serial')[0];
  if (!column) return [];
  const numbers = view.units.map((row) => ({ row, value: numberAt(view, row.index, column)?.value }));
  if (numbers.some(({ value }) => value === undefined)) return [];
  const offsets = Map.groupBy(numbers, ({ value }, at) => (value ?? 0) - at);
  const [offset = 1] = [...offsets].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  const wrong = numbers.flatMap(({ row, value }, at) => (value === at + offset ? [] : [{ row, right: at + offset }]));
  // Numbers that begin anew in every group are in order, too.
  if (wrong.length * 4 > numbers.length) return [];
  return wrong.map(({ row, right }) =>
    cellFinding(view, { row, column, rule: 'serial', counted: String(right), basis: '' }),
  );
}

/** Places: equal to the one above, or the number of the row. Only where the table is in the order of its places. */
export function ranks(view: TableView): readonly Finding[] {
  const column = columnsOf(view, 'rank')[0];
  if (!column) return [];
  const places = view.units.map((row) => ({ row, value: numberAt(view, row.index, column)?.value }));
  const isRight = (value: number | undefined, at: number): boolean =>
    value === undefined || value === at + 1 || (at > 0 && value === places[at - 1]?.value);
  const wrong = places.filter(({ value }, at) => !isRight(value, at));
  if (places.length < ENOUGH_ROWS || wrong.length > 2) return [];
  return wrong
    .slice(0, 1)
    .map(({ row }) => cellFinding(view, { row, column, rule: 'rank', counted: String(row.index + 1), basis: '' }));
}

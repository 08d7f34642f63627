/** Tables that print beside a count what it was before (上月、增减、环比): each row against itself, whatever the other rows say. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { judgeRate, rateText } from './printed-rate.ts';
import { numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';

const EARLIER = '上月|上季度?|上周|上期|前半年|前一天|上年|去年|同期';
const BEFORE = new RegExp(`^(?:${EARLIER})(?:同期)?$`, 'u');
const NAMES_EARLIER = new RegExp(EARLIER, 'u');
/** A table of nothing but changes. */
const CHANGES = /(?:环比|同比)（与.+相比）/u;
const MORE = /^(?:增减|增减数|增减量|比上期增减)$/u;

/** `上月来件`: an earlier count, whatever it is of. */
export const namesEarlier = (name: string): boolean => NAMES_EARLIER.test(name);

/** A column that tells of an earlier count, or by how much it has changed. */
export const isOfChange = (name: string): boolean => BEFORE.test(name) || MORE.test(name);

/** An earlier count, how many more there are now, and by how many per cent, one beside the other. */
export interface Compared {
  readonly now: ViewedColumn;
  readonly before: ViewedColumn;
  readonly more: ViewedColumn | undefined;
  readonly rate: ViewedColumn | undefined;
}

export const rowChanges = (view: TableView): readonly Finding[] =>
  comparedIn(view).flatMap((columns) => view.rows.flatMap((row) => inRow(view, row, columns)));

export function comparedIn({ columns }: TableView): readonly Compared[] {
  const now = columns.find(({ kind, name }) => kind === 'count' && !isOfChange(name));
  return columns.flatMap((before, at): readonly Compared[] => {
    if (!now || !BEFORE.test(before.name)) return [];
    const [next, last] = [columns[at + 1], columns[at + 2]];
    const more = next && MORE.test(next.name) ? next : undefined;
    const rate = more ? last : next;
    return [{ now, before, more, rate: rate?.kind === 'change' ? rate : undefined }];
  });
}

function inRow(view: TableView, row: ViewedRow, columns: Compared): readonly Finding[] {
  const numberIn = (column: ViewedColumn | undefined) =>
    column ? numberAt(view, row.index, column)?.value : undefined;
  const [current, base] = [numberIn(columns.now), numberIn(columns.before)];
  if (current === undefined || base === undefined) return [];
  const { more, rate } = columns;
  const basis = `${current}-${base}`;
  const wrong =
    more && numberIn(more) !== current - base
      ? [finding(view, { row, column: more, rule: 'difference', counted: `${current - base}`, basis })]
      : [];
  if (!rate || isRight(view, row, { rate, more, current, base })) return wrong;
  const ratio = { numerator: Math.abs(current - base), denominator: base };
  const counted = base === 0 ? '空着' : `${current < base ? '-' : ''}${rateText(ratio, 2)}`;
  return [...wrong, finding(view, { row, column: rate, rule: 'change', counted, basis: `（${basis}）÷${base}` })];
}

interface Judged extends Pick<Compared, 'more'> {
  readonly rate: ViewedColumn;
  readonly current: number;
  readonly base: number;
}

/** From nought nothing rises by per cent: some offices print 100 % or 0 % there, but none that print the difference beside it. */
function isRight(view: TableView, row: ViewedRow, { rate, more, current, base }: Judged): boolean {
  const printed = numberAt(view, row.index, rate);
  // A total of rows with different bases may print none.
  if (!printed) return base === 0 || !more || row.kind === 'total';
  if (base === 0) return !more && (printed.value === 0 || printed.value === 100);
  // In any other table the rows together tell by what the office divides.
  if (!more && !CHANGES.test(view.table.title)) return true;
  if (current !== base && current > base !== printed.value > 0) return false;
  return judgeRate(printed, { numerator: Math.abs(current - base), denominator: base }) === 'right';
}

function finding(
  { table }: TableView,
  given: { row: ViewedRow; column: ViewedColumn } & Pick<Finding, 'rule' | 'counted' | 'basis'>,
): Finding {
  const { row, column, ...found } = given;
  const printed = table.rows[row.index]?.[column.index] ?? '';
  const quote = [row.name, printed].filter((one) => one !== '').join(' ');
  return { ...found, kind: 'error', place: cellPlace(table, row.index, column.index), quote, printed };
}

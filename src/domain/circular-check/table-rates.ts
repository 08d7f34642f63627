/** Rates of a table against the counts of their own row. Offices define rates differently: the way most rows agree with is theirs. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { figuresOfMatter } from './linked-tables.ts';
import { RATE_NAMES, sumOf, type Terms } from './measure-names.ts';
import { judgeRate, type RateVerdict, type Ratio, rateText } from './printed-rate.ts';
import { namesEarlier } from './row-changes.ts';
import { columnsOf, numberAt, sumOfRows, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';
import { detailOf } from './unit-rates.ts';

interface Way {
  readonly words: string;
  ratio(row: ViewedRow): Ratio | undefined;
}

interface Judged {
  readonly row: ViewedRow;
  readonly ratio: Ratio;
  readonly verdict: RateVerdict;
}

/** So many rows have to agree before a way nobody named is taken for the office's own. */
const ENOUGH_ROWS = 3;

/** What another table tells the parts of is judged by that table alone. */
export function tableRates(view: TableView, views: readonly TableView[]): readonly Finding[] {
  const kinds = (['rate', 'share', 'change'] as const).flatMap((kind) => columnsOf(view, kind));
  return kinds
    .filter((column) => !detailOf(view, column, views))
    .flatMap((column) => rateFindings(view, column, views));
}

function rateFindings(view: TableView, column: ViewedColumn, views: readonly TableView[]): readonly Finding[] {
  const ways = waysOf(view, column, views).map((way) => ({ way, judged: judgedBy(view, column, way) }));
  const agreeing = (judged: readonly Judged[]): number => judged.filter(({ verdict }) => verdict !== 'wrong').length;
  const named = ways.filter(({ way, judged }) => isNamed(way) && judged.length > 0);
  const best = ways.toSorted((a, b) => agreeing(b.judged) - agreeing(a.judged))[0];
  if (!best) return [];
  const most = agreeing(best.judged);
  const sure = most >= ENOUGH_ROWS || (named.length > 0 && most * 2 >= best.judged.length && most > 0);
  const only = named.length > 0 && best.judged.length <= 2 ? named[0] : undefined;
  const chosen = sure && most * 2 > best.judged.length ? best : only;
  if (!chosen || (most === 0 && !only)) return [];
  return chosen.judged.flatMap(({ row, ratio, verdict }): readonly Finding[] => {
    if (verdict === 'right') return [];
    const printed = view.table.rows[row.index]?.[column.index] ?? '';
    const decimals = numberAt(view, row.index, column)?.decimals ?? 2;
    return [
      {
        rule: verdict === 'cutOff' ? 'cutOff' : 'rate',
        kind: verdict === 'cutOff' ? 'remark' : 'error',
        place: cellPlace(view.table, row.index, column.index),
        quote: [row.name, printed].filter((one) => one !== '').join(' '),
        printed,
        counted: `${ratio.numerator < 0 ? '-' : ''}${rateText(ratio, decimals)}`,
        basis: `${ratio.numerator}÷${ratio.denominator}`,
      },
    ];
  });
}

function judgedBy(view: TableView, column: ViewedColumn, way: Way): readonly Judged[] {
  return view.rows.flatMap((row): readonly Judged[] => {
    const printed = numberAt(view, row.index, column);
    const ratio = printed && way.ratio(row);
    if (!printed || !ratio || ratio.denominator <= 0) return [];
    const signed =
      column.kind !== 'change' ||
      Math.sign(printed.value || 1) === Math.sign(ratio.numerator || 1) ||
      printed.value > 0;
    return [{ row, ratio, verdict: signed ? judgeRate(printed, ratio) : 'wrong' }];
  });
}

const isNamed = ({ words }: Way): boolean => words !== '';

function waysOf(view: TableView, column: ViewedColumn, views: readonly TableView[]): readonly Way[] {
  if (column.kind === 'share') return partShares(view, column) ?? [...sharesOf(view), ...sharesOfWhole(view, views)];
  if (column.kind === 'change') return changesOf(view);
  return ownParts(view, column) ?? [...namedWays(view, column), ...anyPair(view, column)];
}

function namedWays(view: TableView, column: ViewedColumn): readonly Way[] {
  const rate = RATE_NAMES.find(({ said }) => said.test(column.name));
  if (!rate) return [];
  return rate.ways.flatMap(([top, bottom]) => columnChoices(view, top, bottom));
}

/** Where several columns carry one name (by mail, by form), each is tried. */
function columnChoices(view: TableView, top: Terms, bottom: Terms): readonly Way[] {
  const counts = columnsOf(view, 'count');
  const most = Math.max(
    1,
    ...Object.keys({ ...top, ...bottom }).map((code) => counts.filter((one) => one.code === code).length),
  );
  return Array.from({ length: most }, (_, choice): Way => {
    const known = (row: ViewedRow) => (code: string) => {
      const named = counts.filter((one) => one.code === code);
      const column = named[choice] ?? named[0];
      return column && numberAt(view, row.index, column)?.value;
    };
    return {
      words: 'named',
      ratio(row) {
        const numerator = sumOf(top, known(row));
        const denominator = sumOf(bottom, known(row));
        return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
      },
    };
  });
}

function anyPair(view: TableView, column: ViewedColumn): readonly Way[] {
  const counts = columnsOf(view, 'count');
  const stem = /([\u4e00-\u9fa5]{2})率?$/u.exec(column.name)?.[1] ?? '';
  return [...stemSums(view, counts, stem), ...pairsOf(view, counts, stem)];
}

/** “采用率” beside “市级采用” and “县级采用”: both together over another. */
function stemSums(view: TableView, counts: readonly ViewedColumn[], stem: string): readonly Way[] {
  const tops = counts.filter(({ name }) => stem !== '' && name.includes(stem));
  if (tops.length < 2) return [];
  return counts
    .filter((bottom) => !tops.includes(bottom))
    .map(
      (bottom): Way => ({
        words: '',
        ratio: (row) =>
          ratioOf(
            tops.reduce((sum, top) => sum + (countAt(view, row, top) ?? 0), 0),
            countAt(view, row, bottom),
          ),
      }),
    );
}

function pairsOf(view: TableView, counts: readonly ViewedColumn[], stem: string): readonly Way[] {
  return counts.toReversed().flatMap((top) =>
    counts
      .filter((bottom) => bottom !== top)
      .map(
        (bottom): Way => ({
          words: stem !== '' && top.name.includes(stem) && counts.length === 2 ? 'named' : '',
          ratio: (row) => ratioOf(numberAt(view, row.index, top)?.value, numberAt(view, row.index, bottom)?.value),
        }),
      ),
  );
}

const ratioOf = (numerator: number | undefined, denominator: number | undefined): Ratio | undefined =>
  numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };

/** “合格率” beside “合格账号数” and “账号数”: no other pair is meant. */
function ownParts(view: TableView, column: ViewedColumn): readonly Way[] | undefined {
  const stem = /^([\u4e00-\u9fa5]{2,4})率$/u.exec(column.name)?.[1];
  const counts = columnsOf(view, 'count');
  const bottom = counts.find((one) => counts.some(({ name }) => name === `${stem}${one.name}`));
  const top = counts.find(({ name }) => bottom && name === `${stem}${bottom.name}`);
  if (!top || !bottom) return undefined;
  return [{ words: 'named', ratio: (row) => ratioOf(countAt(view, row, top), countAt(view, row, bottom)) }];
}

const countAt = (view: TableView, row: ViewedRow, column: ViewedColumn): number | undefined =>
  numberAt(view, row.index, column)?.value;

/** “原创占比” beside “原创数” and one other count: a share within the row, not of the column. */
function partShares(view: TableView, column: ViewedColumn): readonly Way[] | undefined {
  const stem = /^([\u4e00-\u9fa5]{2,4})占比$/u.exec(column.name)?.[1];
  const top = columnsOf(view, 'count').find(({ name }) => stem !== undefined && name.startsWith(stem));
  const bottoms = columnsOf(view, 'count').filter((one) => one !== top && /发布|总/u.test(one.name));
  const [bottom] = bottoms;
  if (!top || !bottom) return undefined;
  return [{ words: 'named', ratio: (row) => ratioOf(countAt(view, row, top), countAt(view, row, bottom)) }];
}

/** A count column over its total. */
function sharesOf(view: TableView): readonly Way[] {
  if (view.excerpt) return [];
  return columnsOf(view, 'count').map((count): Way => {
    const sum = sumOfRows(view, view.units, count);
    return { words: 'named', ratio: (row) => ratioOf(numberAt(view, row.index, count)?.value, sum) };
  });
}

/** Over what the figures of the matter say was received: in whole per cents one wrong row spoils the shares of all, if its sum is the base. */
function sharesOfWhole(view: TableView, views: readonly TableView[]): readonly Way[] {
  if (view.excerpt || view.topics.size === 0) return [];
  const wholes = figuresOfMatter(view, views)
    .filter(({ code }) => code === 'received')
    .map(({ value }) => value.value);
  return columnsOf(view, 'count').flatMap((count) =>
    [...new Set(wholes)].map(
      (whole): Way => ({
        words: 'named',
        ratio: (row) => ratioOf(numberAt(view, row.index, count)?.value, whole),
      }),
    ),
  );
}

function changesOf(view: TableView): readonly Way[] {
  const counts = columnsOf(view, 'count');
  return counts.flatMap((now) =>
    counts
      .filter((before) => before !== now && namesEarlier(before.name))
      .map(
        (before): Way => ({
          words: 'named',
          ratio(row) {
            const [current, base] = [numberAt(view, row.index, now)?.value, numberAt(view, row.index, before)?.value];
            return current === undefined || base === undefined
              ? undefined
              : { numerator: current - base, denominator: base };
          },
        }),
      ),
  );
}

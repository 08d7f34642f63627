/** A table whose rows are figures (指标、数值、分子、分母): against itself, the prose, and the tables of the same matter. */
import { type CellNumber, cellNumber } from './cell-number.ts';
import { type CircularTable, cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { countColumns, linkedTables, wholeOf } from './linked-tables.ts';
import { type CountCode, countCodeIn, RATE_NAMES, type RateCode, sumOf } from './measure-names.ts';
import { judgeRate, rateText } from './printed-rate.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';
import { shareTopic, topicsOf } from './topics.ts';

interface Figure {
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

function figuresOf(table: CircularTable): readonly Figure[] {
  const [nameAt, column] = [NAME, VALUE].map((words) => table.header.findIndex((name) => words.test(name)));
  return table.rows.flatMap((cells, row): readonly Figure[] => {
    const name = (cells[nameAt ?? 0] ?? '').replace(/\s/gu, '');
    const value = cellNumber(cells[column ?? 1] ?? '');
    if (!value || column === undefined) return [];
    return [{ table, row, column, name, value, code: value.rate ? undefined : countCodeIn(name) }];
  });
}

export function figureRows(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const tables = views.filter(({ table }) => isFigureTable(table));
  const others = views.filter(({ table }) => !isFigureTable(table));
  return tables.flatMap((view) => {
    const figures = figuresOf(view.table);
    const about = topicsOf(view.table.title);
    const near = others.filter(({ table }) => isNear(table, view.table) || shareTopic(topicsOf(table.title), about));
    const said = sentences.filter((sentence) => linkedTables(sentence, views).includes(view));
    return [
      ...figures.flatMap((figure) => [
        ...ownRatio(figure),
        ...againstCounts(figure, figures),
        ...againstColumns(figure, near),
      ]),
      ...overdueSum(figures),
      ...said.flatMap(({ claims }) => claims.flatMap((claim) => againstProse(claim, figures))),
    ];
  });
}

/** Tables without a matter of their own, behind the figures, belong to them: 诉求类型, 逾期办结. */
function isNear({ number, title }: CircularTable, figures: CircularTable): boolean {
  return number > figures.number && number <= figures.number + MOST_BEHIND && topicsOf(title).size === 0;
}

const MOST_BEHIND = 4;

const cellOf = ({ table, row }: Figure, name: string): CellNumber | undefined =>
  cellNumber(table.rows[row]?.[table.header.indexOf(name)] ?? '');

/** 数值 = 分子 ÷ 分母. */
function ownRatio(figure: Figure): readonly Finding[] {
  const [numerator, denominator] = [cellOf(figure, '分子')?.value, cellOf(figure, '分母')?.value];
  if (!figure.value.rate || numerator === undefined || !denominator) return [];
  const ratio = { numerator, denominator };
  if (judgeRate(figure.value, ratio) === 'right') return [];
  return [
    found(figure, 'rate', { counted: rateText(ratio, figure.value.decimals), basis: `${numerator}÷${denominator}` }),
  ];
}

/** Rates whose counts are of the same tickets as the rows that carry their names; on time is counted over others. */
const OF_ROWS: readonly RateCode[] = [
  'completionRate',
  'extensionRate',
  'reworkRate',
  'returnRate',
  'satisfactionRate',
];

function againstCounts(figure: Figure, figures: readonly Figure[]): readonly Finding[] {
  const rate = RATE_NAMES.find(({ said }) => said.test(figure.name));
  if (!figure.value.rate || !rate || !OF_ROWS.includes(rate.code)) return [];
  const known = (code: CountCode): number | undefined => {
    const named = figures.filter((one) => one.code === code);
    return named.length === 1 ? named[0]?.value.value : named.find(({ name }) => /数$/u.test(name))?.value.value;
  };
  const denominator = cellOf(figure, '分母')?.value;
  const ratios = rate.ways.flatMap(([top, bottom]) => {
    const [numerator, whole] = [sumOf(top, known), sumOf(bottom, known)];
    return numerator === undefined || !whole ? [] : [{ numerator, denominator: whole }];
  });
  const fits = ratios.some(
    (ratio) =>
      judgeRate(figure.value, ratio) === 'right' && (denominator === undefined || denominator === ratio.denominator),
  );
  const [first] = ratios;
  if (!first || fits) return [];
  const counted = rateText(first, figure.value.decimals);
  return [found(figure, 'rate', { counted, basis: `${first.numerator}÷${first.denominator}` })];
}

/** What stands in the rows of units adds up to the figure. */
function againstColumns(figure: Figure, near: readonly TableView[]): readonly Finding[] {
  const { code, value } = figure;
  if (!code || code === 'overdue') return [];
  const sums = near
    .filter(({ excerpt }) => !excerpt)
    .flatMap((view) => {
      const columns = countColumns(view, code);
      return columns.length === 1 && columns[0] ? [{ view, column: columns[0], sum: wholeOf(view, columns[0]) }] : [];
    });
  // A full list of shares is a whole by itself; tables of units may be one together.
  const [shares, units] = [true, false].map((of) =>
    sums.filter(({ view }) => columnsOf(view, 'share').length > 0 === of),
  );
  const all = (units ?? []).reduce((total, { sum }) => total + sum, 0);
  const wrong = (units ?? []).every(({ sum }) => sum !== value.value) && all !== value.value ? units : [];
  const [first] = [...(wrong ?? []), ...(shares ?? []).filter(({ view, sum }) => isFull(view) && sum !== value.value)];
  if (!first) return [];
  const basis = `表${first.view.table.number}“${first.column.name}”列`;
  return [found(figure, 'figureColumn', { counted: String(first.sum), basis })];
}

/** Shares that make a hundred together are of all there is; a list cut short is not. */
function isFull(view: TableView): boolean {
  const column = columnsOf(view, 'share')[0];
  if (!column) return false;
  const sum = view.units.reduce((all, { index }) => all + (numberAt(view, index, column)?.value ?? 0), 0);
  return Math.abs(sum - 100) <= 1;
}

/** 超期数 = 逾期办结 + 在办超期. */
function overdueSum(figures: readonly Figure[]): readonly Finding[] {
  const of = (code: CountCode): Figure | undefined => figures.find((figure) => figure.code === code);
  const [overdue, late, open] = [of('overdue'), of('completedLate'), of('openOverdue')];
  if (!overdue || !late || !open) return [];
  const sum = late.value.value + open.value.value;
  if (sum === overdue.value.value) return [];
  return [found(overdue, 'listSum', { counted: String(sum), basis: `${late.value.value}+${open.value.value}` })];
}

function againstProse(claim: Claim, figures: readonly Figure[]): readonly Finding[] {
  const { token, code, before, part, prior, units } = claim;
  if (token.hedged || prior || part || units.length > 0) return [];
  const named = figures.filter((figure) =>
    token.kind === 'rate'
      ? figure.value.rate && before.replace(/[为达是均]+$/u, '').endsWith(figure.name)
      : token.kind === 'count' &&
        !figure.value.rate &&
        (code !== undefined ? figure.code === code : isInvolved(claim, figure)),
  );
  // The longest name is the one meant: 办结率 also ends 按期办结率.
  const length = Math.max(0, ...named.map(({ name }) => name.length));
  const meant = token.kind === 'rate' ? named.filter(({ name }) => name.length === length) : named;
  const [first] = meant;
  if (!first || meant.some(({ value }) => value.value === token.value)) return [];
  const counted = first.table.rows[first.row]?.[first.column] ?? '';
  const basis = cellPlace(first.table, first.row, first.column);
  return [
    {
      rule: 'proseRow',
      kind: 'error',
      place: claim.sentence.place,
      quote: quoteOf(claim),
      printed: token.raw,
      counted,
      basis,
    },
  ];
}

const isInvolved = ({ token, before }: Claim, { name }: Figure): boolean =>
  /^[个家]$/u.test(token.unit) && /涉及(?:承办)?单位(?:共)?$/u.test(before) && /^涉及(?:承办)?单位/u.test(name);

function found(
  figure: Figure,
  rule: 'rate' | 'figureColumn' | 'listSum',
  { counted, basis }: { counted: string; basis: string },
): Finding {
  const printed = figure.table.rows[figure.row]?.[figure.column] ?? '';
  const place = cellPlace(figure.table, figure.row, figure.column);
  return { rule, kind: 'error', place, quote: `${figure.name} ${printed}`, printed, counted, basis };
}

/** A table whose rows are figures (指标、数值、分子、分母): against itself, the prose, and the tables of the same matter. */
import type { CircularTable } from './circular-document.ts';
import { figureRelations } from './figure-relations.ts';
import type { Finding } from './finding.ts';
import { countColumns, linkedTables, wholeOf } from './linked-tables.ts';
import type { CountCode } from './measure-names.ts';
import { fractionBehind, quoteOf } from './prose-rates.ts';
import {
  type FigureRow,
  figureFinding,
  figureOf,
  figuresOf,
  isFigureTable,
  partOf,
  placeOf,
  printedIn,
} from './read-figures.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';
import { shareTopic, topicsOf } from './topics.ts';

export function figureRows(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const tables = views.filter(({ table }) => isFigureTable(table));
  const others = views.filter(({ table }) => !isFigureTable(table));
  return tables.flatMap((view) => {
    const figures = figuresOf(view.table);
    const about = topicsOf(view.table.title);
    const near = others.filter(({ table }) => isNear(table, view.table) || shareTopic(topicsOf(table.title), about));
    const said = sentences.filter((sentence) => linkedTables(sentence, views).includes(view));
    return [
      ...figureRelations(figures),
      ...figures.flatMap((figure) => [...againstColumns(figure, near), ...unitsCounted(figure, near)]),
      ...said.flatMap((sentence) => saidNone(sentence, figures)),
      ...said.flatMap(({ claims }) => claims.flatMap((claim) => againstProse(claim, figures))),
    ];
  });
}

/** Tables without a matter of their own, behind the figures, belong to them: 诉求类型, 逾期办结. */
function isNear({ number, title }: CircularTable, figures: CircularTable): boolean {
  return number > figures.number && number <= figures.number + MOST_BEHIND && topicsOf(title).size === 0;
}

const MOST_BEHIND = 4;

/** What stands in the rows of units adds up to the figure. */
function againstColumns(figure: FigureRow, near: readonly TableView[]): readonly Finding[] {
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
  return [figureFinding(figure, 'figureColumn', { counted: String(first.sum), basis })];
}

/** Shares that make a hundred together are of all there is; a list cut short is not. */
function isFull(view: TableView): boolean {
  const column = columnsOf(view, 'share')[0];
  if (!column) return false;
  const sum = view.units.reduce((all, { index }) => all + (numberAt(view, index, column)?.value ?? 0), 0);
  return Math.abs(sum - 100) <= 1;
}

/** 涉及单位: as many rows of units as have any. */
function unitsCounted(figure: FigureRow, near: readonly TableView[]): readonly Finding[] {
  if (figure.value.rate || !/^涉及(?:承办)?单位/u.test(figure.name)) return [];
  const columns = near
    .filter((view) => !view.excerpt && view.total !== undefined)
    .flatMap((view) =>
      countColumns(view, 'received')
        .slice(0, 1)
        .map((column) => ({ view, column })),
    );
  if (columns.length === 0) return [];
  const counted = columns.reduce(
    (sum, { view, column }) =>
      sum + view.units.filter(({ index }) => (numberAt(view, index, column)?.value ?? 0) > 0).length,
    0,
  );
  if (counted === figure.value.value) return [];
  const basis = columns.map(({ view, column }) => `表${view.table.number}“${column.name}”列`).join('、');
  return [figureFinding(figure, 'unitsCounted', { counted: String(counted), basis })];
}

const NONE: readonly (readonly [RegExp, CountCode])[] = [
  [/没有(?:以前各期)?存量/u, 'carriedOver'],
  [/没有超期/u, 'overdue'],
  [/没有收到/u, 'received'],
];

/** “没有存量”: the row says nought. */
const saidNone = (sentence: Sentence, figures: readonly FigureRow[]): readonly Finding[] =>
  NONE.flatMap(([words, code]): readonly Finding[] => {
    const said = words.exec(sentence.text)?.[0];
    const figure = figureOf(figures, code);
    if (said === undefined || !figure || figure.value.value === 0) return [];
    return [figureFinding(figure, 'saidNone', { counted: '0', basis: `${sentence.place}“${said}”` })];
  });

/** “响应率…，其中按时联系群众36件、退单未获准0件”: parts that have rows of their own. */
const PARTS_WITH_ROWS: readonly (CountCode | undefined)[] = ['contacted', 'returnsRefused'];

function againstProse(claim: Claim, figures: readonly FigureRow[]): readonly Finding[] {
  const { token, code, before, part, prior, wider, units } = claim;
  if (token.hedged || prior || wider || (part && !PARTS_WITH_ROWS.includes(code)) || units.length > 0) return [];
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
  if (!first) return [];
  if (meant.some(({ value }) => value.value === token.value)) return fractionBroken(claim, first);
  const counted = printedIn(first);
  const basis = placeOf(first);
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

const isInvolved = ({ token, before }: Claim, { name }: FigureRow): boolean =>
  /^[个家]$/u.test(token.unit) && /涉及(?:承办)?单位(?:共)?$/u.test(before) && /^涉及(?:承办)?单位/u.test(name);

/** “解决率90.00%（18/20）”: its parts are those of the row. */
function fractionBroken(claim: Claim, figure: FigureRow): readonly Finding[] {
  const fraction = fractionBehind(claim);
  const parts = [partOf(figure, '分子'), partOf(figure, '分母')];
  if (!fraction || parts.includes(undefined)) return [];
  if (fraction.numerator === parts[0] && fraction.denominator === parts[1]) return [];
  const printed = `${fraction.numerator}/${fraction.denominator}`;
  const place = claim.sentence.place;
  const basis = placeOf(figure).replace(/“[^”]*”列$/u, '“分子”“分母”列');
  return [{ rule: 'proseRow', kind: 'error', place, quote: quoteOf(claim), printed, counted: parts.join('/'), basis }];
}

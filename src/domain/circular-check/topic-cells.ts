/** What the paragraph of a topic tells of it by the very name of a column (咨询、在办), against the row of the topic; and that the parts of a row are all. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn } from './table-view.ts';
import { shareTopic, topicsOf } from './topics.ts';

const CAUSE = /^(?:成因|原因)$/u;

/** The counts of its rows are parts of the first one, however many there are. */
export const tellsCauses = ({ table }: TableView): boolean => table.header.some((name) => CAUSE.test(name));

/** A row a topic, with a cause behind counts that are its parts: 小计 = 咨询 + 问政策或办法 + 反映问题. */
export function topicParts(view: TableView): readonly Finding[] {
  const [whole, ...parts] = columnsOf(view, 'count');
  if (!whole || parts.length < 2 || !tellsCauses(view)) return [];
  return view.units.flatMap((row): readonly Finding[] => {
    const [all, ...some] = [whole, ...parts].map((column) => numberAt(view, row.index, column)?.value ?? 0);
    const sum = some.reduce((a, b) => a + b, 0);
    if (sum === all) return [];
    const printed = view.table.rows[row.index]?.[whole.index] ?? '';
    const [place, quote] = [cellPlace(view.table, row.index, whole.index), `${row.name} ${printed}`];
    return [{ rule: 'listSum', kind: 'error', place, quote, printed, counted: String(sum), basis: some.join('+') }];
  });
}

export function topicCells(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const tables = views.filter(isOfTopics);
  if (tables.length === 0) return [];
  const byUnit = views.filter(({ table }) => ALL.test(table.title) && table.header[0] === '承办单位');
  return paragraphsOf(sentences).flatMap((paragraph) => {
    const [first] = paragraph;
    const name = first && topicNamed(first);
    if (!name) return [];
    const meant = tablesOf(first, tables);
    const places: Places = { name, meant, byUnit, tables };
    return paragraph.flatMap(({ claims }) => claims.flatMap((claim) => against(claim, choicesOf(claim, places))));
  });
}

/** Tables and sentences about all sources together say so. */
const ALL = /全部来源/u;
const PLACE = '地点';
/** What stands over the topics. */
const NAMES = /^(?:热点|类别)$/u;

const isOfTopics = ({ table }: TableView): boolean => table.header.some((name) => NAMES.test(name));

/** Whether the sentence is of all sources together: what it says of a topic is not in the table of a source. */
export const isOfAll = ({ topics }: Sentence, views: readonly TableView[]): boolean =>
  topics.size === 0 && views.some((view) => isOfTopics(view) && ALL.test(view.table.title));

const paragraphsOf = (sentences: readonly Sentence[]): readonly (readonly Sentence[])[] => [
  ...Map.groupBy(sentences, ({ place }) => place).values(),
];

/** `1.城市管理。` → `城市管理`; `全部来源：收到` → the total. */
function topicNamed({ text, claims }: Sentence): string | undefined {
  if (/^全部来源[:：]/u.test(text)) return TOTAL_ROW;
  return claims.length > 0 ? undefined : /^\d{1,2}[.．、]\s*(.+?)[。；：:]$/u.exec(text.trim())?.[1];
}

const TOTAL_ROW = '合计';

/** Those of the matter the paragraph stands under; under none, those of all matters together, if there are any. */
function tablesOf({ topics }: Sentence, tables: readonly TableView[]): readonly TableView[] {
  const own = tables.filter((view) => (topics.size === 0 ? view.topics.size === 0 : shareTopic(view.topics, topics)));
  return own.length > 0 ? own : tables;
}

interface Places {
  readonly name: string;
  readonly meant: readonly TableView[];
  readonly byUnit: readonly TableView[];
  readonly tables: readonly TableView[];
}

interface Choice {
  readonly value: number;
  readonly printed: string;
  readonly place: string;
}

/** Where a claim of a topic's paragraph may stand: under the name before it, in the row of the unit, place or source before it. */
function choicesOf({ token, before, sentence }: Claim, { name, meant, byUnit, tables }: Places): readonly Choice[] {
  const said = before.trim();
  const until = sentence.text.slice(0, token.from);
  const quoted = /[“"]([^”"]+)[”"]$/u.exec(until);
  if (quoted) {
    const topics = topicsOf(quoted[0]);
    const own = tables.filter((view) => shareTopic(view.topics, topics));
    return own.flatMap((view) =>
      columnsOf(view, 'count')
        .slice(0, 1)
        .flatMap((column) => cellsOf(view, name, column)),
    );
  }
  if (token.kind === 'rate') return said === '占' ? meant.flatMap((view) => inColumns(view, name, 'share')) : [];
  const gathered = meant
    .filter(({ table }) => table.header[0] === PLACE)
    .flatMap((view) => atPlace(view, name, { until, counter: token.raw.replace(/^[\d,.]+/u, '') }));
  if (gathered.length > 0) return gathered;
  const units = byUnit.flatMap((view) => ofUnit(view, name, said));
  if (units.length > 0) return units;
  return meant
    .filter(({ table }) => NAMES.test(table.header[0] ?? ''))
    .flatMap((view) =>
      view.columns.filter((column) => column.name === said).flatMap((column) => cellsOf(view, name, column)),
    );
}

const inColumns = (view: TableView, name: string, kind: 'share'): readonly Choice[] =>
  columnsOf(view, kind).flatMap((column) => cellsOf(view, name, column));

/** The place named last before the number; of two that end alike the longer one. */
function atPlace(
  view: TableView,
  name: string,
  { until, counter }: { until: string; counter: string },
): readonly Choice[] {
  const list = until.slice(until.lastIndexOf('集中在') + 1);
  const column = view.columns.find((one) => one.name === counter);
  if (!column || !/集中在/u.test(until)) return [];
  const topicAt = view.table.header.indexOf('热点');
  const [row] = view.rows
    .map(({ index }) => ({ index, cells: view.table.rows[index] ?? [] }))
    .map(({ index, cells }) => ({ index, place: cells[0] ?? '', topic: cells[topicAt] }))
    .filter(({ place, topic }) => topic === name && list.includes(place))
    .toSorted((a, b) => list.lastIndexOf(b.place) - list.lastIndexOf(a.place) || b.place.length - a.place.length);
  return row ? [cellAt(view, row.index, column)] : [];
}

/** A column a topic, a row a unit: the longest name the words end with. */
function ofUnit(view: TableView, name: string, said: string): readonly Choice[] {
  const column = view.columns.find((one) => one.name === name);
  const [row] = view.units
    .filter((one) => one.name.length > 1 && said.endsWith(one.name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return column && row ? [cellAt(view, row.index, column)] : [];
}

function against(claim: Claim, choices: readonly Choice[]): readonly Finding[] {
  const { token, sentence } = claim;
  const [first] = choices;
  if (token.hedged || claim.prior || !first || choices.some(({ value }) => value === token.value)) return [];
  const [quote, counted] = [quoteOf(claim), first.printed];
  return [
    { rule: 'proseRow', kind: 'error', place: sentence.place, quote, printed: token.raw, counted, basis: first.place },
  ];
}

const cellsOf = (view: TableView, name: string, column: ViewedColumn): readonly Choice[] =>
  view.rows.filter((row) => row.name === name.replace(/\s/gu, '')).map(({ index }) => cellAt(view, index, column));

const cellAt = (view: TableView, index: number, column: ViewedColumn): Choice => ({
  value: numberAt(view, index, column)?.value ?? 0,
  printed: view.table.rows[index]?.[column.index] ?? '',
  place: cellPlace(view.table, index, column.index),
});

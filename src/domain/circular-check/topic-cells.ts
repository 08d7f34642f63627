/** What the paragraph of a topic tells of it by the very name of a column (咨询、在办), against the row of the topic; and that the parts of a row are all. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn } from './table-view.ts';
import { shareTopic } from './topics.ts';

const CAUSE = /^(?:成因|原因)$/u;

/** A row a topic, with a cause behind counts that are its parts: 小计 = 咨询 + 问政策或办法 + 反映问题. */
export function topicParts(view: TableView): readonly Finding[] {
  const [whole, ...parts] = columnsOf(view, 'count');
  if (!whole || parts.length < 2 || !view.table.header.some((name) => CAUSE.test(name))) return [];
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
  const tables = views.filter(({ table }) => table.header[0] === '热点');
  if (tables.length === 0) return [];
  const paragraphs = Map.groupBy(sentences, ({ place }) => place);
  return [...paragraphs.values()].flatMap((paragraph) => {
    const [first] = paragraph;
    const name = first && topicNamed(first);
    if (!name) return [];
    const meant = tablesOf(first, tables);
    return paragraph.flatMap(({ claims }) => claims.flatMap((claim) => against(claim, name, meant)));
  });
}

/** `1.城市管理。` → `城市管理` */
export const topicNamed = ({ text, claims }: Sentence): string | undefined =>
  claims.length > 0 ? undefined : /^\d{1,2}[.．、]\s*(.+?)[。；：:]$/u.exec(text.trim())?.[1];

/** Those of the matter the paragraph stands under; under none, those of all matters together, if there are any. */
export function tablesOf({ topics }: Sentence, tables: readonly TableView[]): readonly TableView[] {
  const own = tables.filter((view) => (topics.size === 0 ? view.topics.size === 0 : shareTopic(view.topics, topics)));
  return own.length > 0 ? own : tables;
}

function against(claim: Claim, name: string, tables: readonly TableView[]): readonly Finding[] {
  const { token, sentence } = claim;
  if (token.kind !== 'count' || token.hedged || claim.prior) return [];
  const said = claim.before.trim();
  const cells = tables.flatMap((view) =>
    view.columns.filter((column) => column.name === said).flatMap((column) => cellsOf(view, name, column)),
  );
  const [first] = cells;
  if (!first || cells.some(({ value }) => value === token.value)) return [];
  const [quote, counted] = [quoteOf(claim), first.printed];
  return [
    { rule: 'proseRow', kind: 'error', place: sentence.place, quote, printed: token.raw, counted, basis: first.place },
  ];
}

const cellsOf = (view: TableView, name: string, column: ViewedColumn) =>
  view.units
    .filter((row) => row.name === name.replace(/\s/gu, ''))
    .map(({ index }) => ({
      value: numberAt(view, index, column)?.value ?? 0,
      printed: view.table.rows[index]?.[column.index] ?? '',
      place: cellPlace(view.table, index, column.index),
    }));

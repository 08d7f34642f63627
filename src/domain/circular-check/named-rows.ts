/** Kinds and topics the prose names with count and share, against the table that lists them. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { linkedTables } from './linked-tables.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { isOfChange } from './row-changes.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn } from './table-view.ts';
import { isOfAll } from './topic-cells.ts';

/** A list of what the tickets were about: names, a count, a share, and what the count was before and by how much it has changed. */
const isList = (view: TableView): boolean => {
  const counts = columnsOf(view, 'count').filter(({ name }) => !isOfChange(name));
  return columnsOf(view, 'share').length === 1 && counts.length === 1 && counts[0]?.index === 1;
};

export function namedRows(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const lists = views.filter(isList);
  return sentences.flatMap((sentence, at) => {
    if (isOfAll(sentence, views)) return [];
    const linked = linkedTables(sentence, views).filter(isList);
    const before = sentences[at - 1];
    const heading = before?.segment === sentence.segment && before.claims.length === 0 ? bare(before.text) : '';
    return sentence.claims.flatMap((claim) => {
      const name = isFirst(claim) || isShare(claim) ? heading : nameOf(claim);
      if (name === '') return [];
      const found = [linked, lists].map((some) => ofKind(some, sentence).filter((view) => hasRow(view, name)));
      return against(claim, name, found.find((some) => some.length > 0) ?? []);
    });
  });
}

/** “从类型看” names kinds, anything else does not. */
const ofKind = (lists: readonly TableView[], { text }: Sentence): readonly TableView[] =>
  lists.filter(({ table }) => /从(?:诉求)?类型/u.test(text) === /类型/u.test(table.header[0] ?? ''));

const hasRow = ({ units }: TableView, name: string): boolean => units.some((row) => row.name === name);

/** `1.城市管理。` → `城市管理` */
const bare = (text: string): string =>
  text
    .replace(/^\d{1,2}[.．、]\s*/u, '')
    .replace(/[。；：:]$/u, '')
    .trim();

/** “投诉109件”: nothing but a name stands before it. */
const nameOf = ({ token, before }: Claim): string => (token.kind === 'count' ? before.trim() : '');

const isFirst = ({ token, sentence, before }: Claim): boolean =>
  token.kind === 'count' && sentence.claims[0]?.token === token && /^(?:共)?(?:收到|受理)$/u.test(before);
const isShare = ({ token, before }: Claim): boolean => token.kind === 'rate' && /^占$/u.test(before);

function against(claim: Claim, name: string, lists: readonly TableView[]): readonly Finding[] {
  const { token } = claim;
  if (token.hedged || claim.prior || claim.wider || claim.units.some((unit) => unit !== name)) return [];
  const cells = lists.flatMap((view) => {
    const [column] = columnsOf(view, token.kind === 'rate' ? 'share' : 'count');
    return column ? rowsNamed(view, name, column) : [];
  });
  const [first] = cells;
  if (!first || cells.some(({ value }) => value === token.value)) return [];
  return [
    {
      rule: 'proseRow',
      kind: 'error',
      place: claim.sentence.place,
      quote: quoteOf(claim),
      printed: token.raw,
      counted: first.printed,
      basis: first.place,
    },
  ];
}

const rowsNamed = (view: TableView, name: string, column: ViewedColumn) =>
  view.units
    .filter((row) => row.name === name)
    .map(({ index }) => ({
      value: numberAt(view, index, column)?.value ?? 0,
      printed: view.table.rows[index]?.[column.index] ?? '',
      place: cellPlace(view.table, index, column.index),
    }));

import type { CountCode } from './measure-names.ts';
import { type FigureRow, figuresOf, isFigureTable } from './read-figures.ts';
import type { Sentence } from './read-prose.ts';
import { columnsOf, sumOfRows, type TableView, type ViewedColumn } from './table-view.ts';
import { shareTopic } from './topics.ts';

/** The tables of the matter a sentence is about. Where only one table stands and nothing names a matter, it is that one. */
export function linkedTables(sentence: Sentence, views: readonly TableView[]): readonly TableView[] {
  const linked = views.filter(({ topics }) => shareTopic(topics, sentence.topics));
  if (linked.length > 0) return linked;
  const [only] = views;
  return only && views.length === 1 && sentence.topics.size === 0 && only.topics.size === 0 ? [only] : [];
}

export const countColumns = (view: TableView, code: CountCode): readonly ViewedColumn[] => {
  const counts = columnsOf(view, 'count');
  const named = counts.filter((column) => column.code === code);
  return named.length > 0 || code !== 'accepted' ? named : counts.filter((column) => column.code === 'received');
};

export const wholeOf = (view: TableView, column: ViewedColumn): number => sumOfRows(view, view.units, column);

/** The figures (指标、数值) of the matter a table is of. */
export const figuresOfMatter = ({ topics: own }: TableView, views: readonly TableView[]): readonly FigureRow[] =>
  views
    .filter(({ table, topics }) => isFigureTable(table) && shareTopic(topics, own))
    .flatMap(({ table }) => figuresOf(table));

/** “各单位合计邮箱报送数297，采纳数137，采纳率46%”: numbers behind the very name of a column, against all its rows. */
import { cellNumber } from './cell-number.ts';
import { columnPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { linkedTables, wholeOf } from './linked-tables.ts';
import { isFigureTable } from './read-figures.ts';
import type { Sentence } from './read-prose.ts';
import type { TableView, ViewedColumn } from './table-view.ts';

const OF_ALL = /合计|共/u;
const SHORTEST = 2;

export function saidColumns(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const ofAll = new Set(sentences.filter(({ text }) => OF_ALL.test(text)).map(({ segment }) => segment));
  return sentences
    .filter(({ segment }) => ofAll.has(segment))
    .flatMap((sentence) => {
      const linked = tablesOf(sentence, views).filter(({ excerpt, total }) => !excerpt && total);
      const names = linked.flatMap(({ columns }) => columns.map(nameOf));
      // A name that stands over columns of two tables: nobody can tell which is meant.
      const once = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
      return linked.flatMap((view) => inSentence(sentence, view, new Set(once)));
    });
}

/** Those of the matter; where none is named alike, those that name no matter at all: units hand in what they like, under any name. */
function tablesOf(sentence: Sentence, views: readonly TableView[]): readonly TableView[] {
  const linked = linkedTables(sentence, views);
  return linked.length > 0 ? linked : views.filter(({ topics, table }) => topics.size === 0 && !isFigureTable(table));
}

/** `邮箱报送数(条)` → `邮箱报送` */
const nameOf = ({ name }: ViewedColumn): string => name.replace(/[（(].*$/u, '').replace(/数$/u, '');

function inSentence(sentence: Sentence, view: TableView, names: ReadonlySet<string>): readonly Finding[] {
  const columns = view.columns
    .filter(({ kind }) => kind === 'count' || kind === 'rate')
    .map((column) => ({ column, said: nameOf(column) }))
    .filter(({ said }) => said.length >= SHORTEST && names.has(said))
    .toSorted((a, b) => b.said.length - a.said.length);
  const taken: boolean[] = [];
  return columns.flatMap(({ column, said }) =>
    [
      ...sentence.text.matchAll(
        new RegExp(
          `(?<=^|[,，、:：;；。]|合计|共计|新媒体)${escaped(said)}(?:数|的账号)?(?:共|为|是)?(?<number>\\d+(?:\\.\\d+)?%?)`,
          'gu',
        ),
      ),
    ]
      .filter(({ index, 0: { length } }) => !taken[index + length - 1])
      .flatMap((match): readonly Finding[] => {
        taken[match.index + match[0].length - 1] = true;
        const named = view.units.some(
          ({ name }) => name.length > 1 && sentence.text.slice(0, match.index).includes(name),
        );
        return named ? [] : against(sentence, { view, column, match });
      }),
  );
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

function against(
  { place, printed: words }: Sentence,
  { view, column, match }: { view: TableView; column: ViewedColumn; match: RegExpMatchArray },
): readonly Finding[] {
  const printed = match.groups?.['number'] ?? '';
  const total = view.table.rows[view.total?.index ?? -1]?.[column.index] ?? '';
  const counted = column.kind === 'rate' ? total : String(wholeOf(view, column));
  const [said, all] = [cellNumber(printed), cellNumber(counted)];
  if (!said || !all || said.rate !== all.rate || said.value === all.value) return [];
  const at = match.index ?? 0;
  const quote = words.slice(at, at + match[0].length);
  const basis = columnPlace(view.table, column.index);
  return [
    { rule: column.kind === 'rate' ? 'proseRow' : 'proseTable', kind: 'error', place, quote, printed, counted, basis },
  ];
}

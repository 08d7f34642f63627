/** The checks of a circular, each a row: what it looks at and finds. Nothing is said twice of one place. */
import { caseRows } from './case-rows.ts';
import type { CircularBlock } from './circular-document.ts';
import { dayCounts } from './day-counts.ts';
import { figureRows } from './figure-rows.ts';
import type { Finding } from './finding.ts';
import { lateLists } from './late-lists.ts';
import { countCodeIn } from './measure-names.ts';
import { namedRows } from './named-rows.ts';
import { proseChanges } from './prose-changes.ts';
import { headingCounts, listCounts, saidButNone, sourceSums } from './prose-lists.ts';
import { proseRates } from './prose-rates.ts';
import { proseShares } from './prose-shares.ts';
import { listSums } from './prose-sums.ts';
import { proseTables } from './prose-tables.ts';
import { isFigureTable } from './read-figures.ts';
import { readProse, type Sentence } from './read-prose.ts';
import { roundingNotes } from './rounding-notes.ts';
import { rowChanges } from './row-changes.ts';
import { saidColumns } from './said-columns.ts';
import { tableRates } from './table-rates.ts';
import { columnSums, ranks, serials, tableTotals } from './table-sums.ts';
import { columnsOf, type TableView, viewTable } from './table-view.ts';
import { topicCells, topicParts } from './topic-cells.ts';
import { nearNames, unitsTwice, unitsWithoutRow, zeroUnits } from './unit-names.ts';
import { unitRates } from './unit-rates.ts';

type Check =
  | { readonly of: 'table'; readonly run: (view: TableView) => readonly Finding[] }
  | { readonly of: 'prose'; readonly run: (sentences: readonly Sentence[]) => readonly Finding[] }
  | {
      readonly of: 'both';
      readonly run: (sentences: readonly Sentence[], views: readonly TableView[]) => readonly Finding[];
    };

const CHECKS: readonly Check[] = [
  { of: 'prose', run: proseRates },
  { of: 'prose', run: proseShares },
  { of: 'prose', run: roundingNotes },
  { of: 'prose', run: proseChanges },
  { of: 'prose', run: listSums },
  { of: 'prose', run: listCounts },
  { of: 'prose', run: sourceSums },
  { of: 'prose', run: headingCounts },
  { of: 'both', run: proseTables },
  { of: 'both', run: figureRows },
  { of: 'both', run: namedRows },
  { of: 'both', run: topicCells },
  { of: 'both', run: lateLists },
  { of: 'both', run: caseRows },
  { of: 'both', run: saidColumns },
  { of: 'both', run: (_, views) => unitRates(views) },
  { of: 'both', run: saidButNone },
  { of: 'both', run: zeroUnits },
  { of: 'both', run: unitsWithoutRow },
  { of: 'table', run: tableTotals },
  {
    of: 'both',
    run: (_, views) => views.filter(({ table }) => !isFigureTable(table)).flatMap((view) => tableRates(view, views)),
  },
  { of: 'table', run: columnSums },
  { of: 'table', run: rowChanges },
  { of: 'table', run: topicParts },
  { of: 'table', run: serials },
  { of: 'table', run: ranks },
  { of: 'table', run: unitsTwice },
  { of: 'both', run: (_, views) => nearNames(views) },
  { of: 'both', run: (_, views) => someTotals(views) },
];

export function checkCircular(document: readonly CircularBlock[]): readonly Finding[] {
  const views = document.filter((block) => block.kind === 'table').map(viewTable);
  const named = views
    .filter(({ table }) => !isFigureTable(table))
    .flatMap(({ units }) => units.map(({ name }) => name));
  const names = new Set(named.filter((name) => name.length >= 3 && countCodeIn(name) === undefined));
  const sentences = readProse(document, [...names]);
  const columns = views.filter(({ table }) => !isFigureTable(table));
  const found = CHECKS.flatMap((check): readonly Finding[] => {
    if (check.of === 'table') return columns.flatMap(check.run);
    return check.of === 'prose' ? check.run(sentences) : check.run(sentences, views);
  });
  const known = new Set<string>();
  return [...found, ...dayCounts(document, columns)].filter(({ place, quote, printed }) => {
    const key = [place, quote, printed].join('\n');
    return !known.has(key) && known.add(key);
  });
}

/** Tables of units of which some have a total and some have none. */
function someTotals(views: readonly TableView[]): readonly Finding[] {
  const ofUnits = views.filter(
    (view) =>
      view.units.length >= 3 && columnsOf(view, 'count').length > 0 && !/逾期|超期|案例/u.test(view.table.title),
  );
  const named = (view: TableView): string => columnsOf(view, 'name')[0]?.name ?? '';
  const heads = new Set(ofUnits.filter(({ total }) => total).map(named));
  const tables = ofUnits.filter((view) => heads.has(named(view)));
  const without = tables.filter(({ total }) => !total).map(({ table }) => `表${table.number}`);
  const having = tables.filter(({ total }) => total).map(({ table }) => `表${table.number}`);
  if (without.length === 0 || having.length === 0) return [];
  const [place, basis] = [without.join('、'), having.join('、')];
  return [{ rule: 'someTotals', kind: 'remark', place, quote: '合计', printed: '', counted: '', basis }];
}

/** The checks of a circular, each a row: what it looks at and finds. Nothing is said twice of one place. */
import { attachmentNumbers } from './attachment-numbers.ts';
import { caseRows } from './case-rows.ts';
import { changeTables } from './change-tables.ts';
import type { CircularBlock } from './circular-document.ts';
import { dayCounts } from './day-counts.ts';
import { figureRows } from './figure-rows.ts';
import type { Finding } from './finding.ts';
import { itemNumbers } from './item-numbers.ts';
import { lateLists } from './late-lists.ts';
import { listCounts } from './list-counts.ts';
import { countCodeIn } from './measure-names.ts';
import { namedRows } from './named-rows.ts';
import { namesItsPeriod, periodLines } from './period-lines.ts';
import { proseChanges } from './prose-changes.ts';
import { headingCounts, saidButNone, sourceSums } from './prose-lists.ts';
import { prosePoints } from './prose-points.ts';
import { proseRates } from './prose-rates.ts';
import { proseRemainders } from './prose-remainders.ts';
import { proseShares } from './prose-shares.ts';
import { listSums } from './prose-sums.ts';
import { proseTables } from './prose-tables.ts';
import { proseUnchanged } from './prose-unchanged.ts';
import { proseUnits } from './prose-units.ts';
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

/** `name`: what the tests call it by; each needs a paper that breaks it. */
export type Check = { readonly name: string } & Looks;

type Looks =
  | { readonly of: 'table'; readonly run: (view: TableView) => readonly Finding[] }
  | { readonly of: 'prose'; readonly run: (sentences: readonly Sentence[]) => readonly Finding[] }
  | {
      readonly of: 'both';
      readonly run: (sentences: readonly Sentence[], views: readonly TableView[]) => readonly Finding[];
    }
  | { readonly of: 'document'; readonly run: typeof dayCounts };

export const CHECKS: readonly Check[] = [
  { name: 'proseRates', of: 'prose', run: proseRates },
  { name: 'proseShares', of: 'prose', run: proseShares },
  { name: 'roundingNotes', of: 'prose', run: roundingNotes },
  { name: 'proseChanges', of: 'prose', run: proseChanges },
  { name: 'proseUnchanged', of: 'prose', run: proseUnchanged },
  { name: 'prosePoints', of: 'prose', run: prosePoints },
  { name: 'proseRemainders', of: 'prose', run: proseRemainders },
  { name: 'listSums', of: 'prose', run: listSums },
  { name: 'listCounts', of: 'prose', run: listCounts },
  { name: 'sourceSums', of: 'prose', run: sourceSums },
  { name: 'headingCounts', of: 'prose', run: headingCounts },
  { name: 'proseTables', of: 'both', run: proseTables },
  { name: 'proseUnits', of: 'both', run: proseUnits },
  { name: 'figureRows', of: 'both', run: figureRows },
  { name: 'changeTables', of: 'both', run: changeTables },
  { name: 'namedRows', of: 'both', run: namedRows },
  { name: 'topicCells', of: 'both', run: topicCells },
  { name: 'lateLists', of: 'both', run: lateLists },
  { name: 'caseRows', of: 'both', run: caseRows },
  { name: 'saidColumns', of: 'both', run: saidColumns },
  { name: 'unitRates', of: 'both', run: (_, views) => unitRates(views) },
  { name: 'saidButNone', of: 'both', run: saidButNone },
  { name: 'zeroUnits', of: 'both', run: zeroUnits },
  { name: 'unitsWithoutRow', of: 'both', run: unitsWithoutRow },
  { name: 'tableTotals', of: 'table', run: tableTotals },
  {
    name: 'tableRates',
    of: 'both',
    run: (_, views) => views.filter(({ table }) => !isFigureTable(table)).flatMap((view) => tableRates(view, views)),
  },
  { name: 'columnSums', of: 'table', run: columnSums },
  { name: 'rowChanges', of: 'table', run: rowChanges },
  { name: 'topicParts', of: 'table', run: topicParts },
  { name: 'serials', of: 'table', run: serials },
  { name: 'ranks', of: 'table', run: ranks },
  { name: 'unitsTwice', of: 'table', run: unitsTwice },
  { name: 'nearNames', of: 'both', run: (_, views) => nearNames(views) },
  { name: 'someTotals', of: 'document', run: someTotals },
  { name: 'dayCounts', of: 'document', run: dayCounts },
  { name: 'periodLines', of: 'document', run: periodLines },
  { name: 'attachmentNumbers', of: 'document', run: attachmentNumbers },
  { name: 'itemNumbers', of: 'document', run: itemNumbers },
];

/** `checks`: all there are, or one alone where a test asks what it finds by itself. */
export function checkCircular(document: readonly CircularBlock[], checks = CHECKS): readonly Finding[] {
  const views = document.filter((block) => block.kind === 'table').map(viewTable);
  const columns = views.filter(({ table }) => !isFigureTable(table));
  const sentences = readProse(document, unitNamesOf(columns));
  const found = checks.flatMap((check): readonly Finding[] => {
    if (check.of === 'document') return check.run(document, columns);
    if (check.of === 'table') return columns.flatMap(check.run);
    return check.of === 'prose' ? check.run(sentences) : check.run(sentences, views);
  });
  const known = new Set<string>();
  return found.filter(({ place, quote, printed }) => {
    const key = [place, quote, printed].join('\n');
    return !known.has(key) && known.add(key);
  });
}

function unitNamesOf(views: readonly TableView[]): readonly string[] {
  const named = views.flatMap(({ units }) => units.map(({ name }) => name));
  return [...new Set(named.filter((name) => name.length >= 3 && countCodeIn(name) === undefined))];
}

/** Tables of units of which some have a total and some have none. Not in a paper of our own: there the office has settled it for each source. */
function someTotals(document: readonly CircularBlock[], views: readonly TableView[]): readonly Finding[] {
  if (namesItsPeriod(document)) return [];
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

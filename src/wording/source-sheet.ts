import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type Figures } from '../domain/figures/measure.ts';
import type { Unit } from '../domain/office/unit.ts';
import { DEFAULT_SOURCE } from '../domain/policy/default-policy.ts';
import type { OfficePolicy, SourceSpec } from '../domain/policy/office-policy.ts';
import { type PrintedCell, type PrintedSheet, type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { changeTable } from './change-sheet.ts';
import { figureCell, figureTitle, howCounted, kindHow, partCell, shareCells, wholeShares } from './figure-cells.ts';
import { partNames } from './part-names.ts';
import { endMinute, periodName, shortPeriod, spanOfDays } from './period-name.ts';
import { sharesNote } from './shares-note.ts';
import { tierTable } from './tier-sheet.ts';
import { causeTable } from './topic-causes.ts';
import { topicTable } from './topic-sheet.ts';

type UnitRow = SourceFigures['units'][number];
type Office = Pick<OfficePolicy, 'office' | 'ranking' | 'sources'>;

/** What stands under the units for the whole of a source; a line without a value is left out. */
const SUMMARY: readonly FigureCode[] = [
  'received',
  'completed',
  'completionRate',
  'open',
  'carriedOver',
  'onTimeCompletionRate',
  'overdueCount',
  'completedLate',
  'openOverdue',
  'acceptanceRate',
  'responseRate',
  'contactedInTime',
  'returnsJudged',
  'extensions',
  'extensionRate',
  'reworks',
  'reworkRate',
  'lastMinuteThinReplies',
  'returns',
  'returnRate',
  'followUpRate',
  'resolutionRate',
  'satisfactionRate',
  'satisfied',
  'basicallySatisfied',
  'unsatisfied',
  'unitsInvolved',
];

/** Parts of a rate: where that has no denominator, a nought would be a claim nobody can check. */
const PART_OF: Readonly<Partial<Record<FigureCode, FigureCode>>> = {
  contactedInTime: 'responseRate',
  returnsJudged: 'responseRate',
  extensions: 'extensionRate',
  reworks: 'reworkRate',
  returns: 'returnRate',
  satisfied: 'satisfactionRate',
  basicallySatisfied: 'satisfactionRate',
  unsatisfied: 'satisfactionRate',
  unitsInvolved: 'completionRate',
};

/** Proven by a list of units alone: where nobody is listed, nothing would bear out the nought. */
const LISTED_ONLY: ReadonlySet<FigureCode> = new Set(['lastMinuteThinReplies']);

/** The sheet of one source: its table of units, the figures of the whole, kinds, hot topics, and who was late. */
export function sourceSheet(figures: SourceFigures, office: Office): PrintedSheet {
  const { ledger, units } = figures;
  const spec = office.sources[ledger.source.code] ?? DEFAULT_SOURCE;
  const tables = [
    ...unitTables(figures, spec, office),
    summary(figures, spec),
    ...changeTable(figures),
    ...tierTable(figures, spec.decimals),
    ...onTimeTable(figures, spec),
    ...kindTable(figures, spec),
    ...topicTable(figures, spec),
    ...causeTable(figures.topics, figures.grounds),
    ...lateTable('逾期办结', 'completedLate', units, office),
    ...lateTable('在办超期', 'openOverdue', units, office),
    ...lateTable('临期敷衍答复', 'lastMinuteThinReplies', units, office),
  ];
  return { name: ledger.name, tables };
}

/** One table, or one per group of kinds of unit; units of no group have a table of their own, so that none is lost. */
function unitTables(figures: SourceFigures, spec: SourceSpec, office: Office): readonly PrintedTable[] {
  const filled = partsOf(figures.units, spec).filter((part) => rowsOf(part, figures, spec).length > 0);
  // Where noughts are hidden and there is nothing else, one empty table says so, not one for each kind.
  const parts = filled.length === 0 ? [figures.units] : filled;
  const whole = filled.length === 0 || !spec.split || spec.split.length === 0;
  const names = whole ? [''] : partNames(parts);
  return parts.map((part, index) => unitTable(figures, part, { spec, office, whole, name: names[index] ?? '' }));
}

function partsOf(units: readonly UnitRow[], { split }: SourceSpec): readonly (readonly UnitRow[])[] {
  if (!split || split.length === 0) return [units];
  const named = new Set(split.flat());
  return [
    ...split.map((kinds) => units.filter(({ unit }) => kinds.includes(unit.kind))),
    units.filter(({ unit }) => !named.has(unit.kind)),
  ];
}

const isShown =
  ({ ledger }: SourceFigures) =>
  ({ unit, figures }: UnitRow): boolean =>
    unit.active || !isZero(figures, ledger.source.table.columns);

interface TablePart {
  readonly spec: SourceSpec;
  readonly office: Office;
  readonly whole: boolean;
  /** Empty for a table of all units. */
  readonly name: string;
}

function unitTable(
  figures: SourceFigures,
  part: readonly UnitRow[],
  { spec, office, whole, name }: TablePart,
): PrintedTable {
  const { ledger, window } = figures;
  const { unitTitle, columns } = ledger.source.table;
  const shown = rowsOf(part, figures, spec);
  const cells = (own: Figures, style: 'number' | 'total'): readonly PrintedCell[] =>
    columns.map(({ figure }) => figureCell(figure, own[figure], spec.decimals, style));
  const blank = columns.map((): PrintedCell => ({ value: null, style: 'number' }));
  const rows = shown.map(({ unit, figures: own }) => [
    text(unit.name),
    ...(spec.zero === 'blank' && isZero(own, columns) ? blank : cells(own, 'number')),
  ]);
  const total = whole ? figures.total : figures.of(part.map(({ unit }) => unit));
  return {
    lists: 'units',
    leads: true,
    title: `${office.office.name}${periodName(window.period)}${name}“${ledger.name}”办理情况统计表`,
    columns: [unitTitle, ...columns.map(({ title }) => title.replace('{期}', shortPeriod(window.period)))],
    rows: spec.total ? [...rows, [text('合计', 'total'), ...cells(total, 'total')]] : rows,
    notes: [
      ...(shown.length === 0 ? ['本期各单位都没有收到工单。'] : []),
      `统计周期：${spanOfDays(window.period)}；截止时点：${endMinute(window.cutOff)}`,
    ],
  };
}

function rowsOf(part: readonly UnitRow[], figures: SourceFigures, spec: SourceSpec): readonly UnitRow[] {
  const { columns } = figures.ledger.source.table;
  return ordered(part.filter(isShown(figures)), figures, spec).filter(
    ({ figures: own }) => spec.zero !== 'hide' || !isZero(own, columns),
  );
}

/** Nothing of what the table prints: a row of noughts. */
const isZero = (figures: Figures, columns: SourceFigures['ledger']['source']['table']['columns']): boolean =>
  columns.every(({ figure }) => figures[figure].denominator !== null || count(figures, figure) === 0);

function ordered(part: readonly UnitRow[], { ledger }: SourceFigures, { order }: SourceSpec): readonly UnitRow[] {
  if (order !== undefined && order.length > 0) return inOrder(part, order);
  if (ledger.source.table.orderBy === 'office') return part;
  return [...part].sort((a, b) => count(b.figures, 'received') - count(a.figures, 'received'));
}

/** Units in the order given, then all others as the office lists them. */
function inOrder(part: readonly UnitRow[], order: readonly Unit['id'][]): readonly UnitRow[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = ({ unit }: UnitRow): number => place.get(unit.id) ?? order.length;
  return [...part].sort((a, b) => placeOf(a) - placeOf(b));
}

function summary({ total }: SourceFigures, { decimals }: SourceSpec): PrintedTable {
  const hasWhole = (code: FigureCode): boolean => total[PART_OF[code] ?? code].value !== null;
  const isTold = (code: FigureCode): boolean => count(total, code) > 0 || (hasWhole(code) && !LISTED_ONLY.has(code));
  const known = SUMMARY.filter((code) => total[code].value !== null && isTold(code));
  return {
    title: '主要指标',
    columns: ['指标', '数值', '分子', '分母', '口径'],
    rows: known.map((code) => [
      text(figureTitle(code)),
      figureCell(code, total[code], decimals),
      partCell(code, total[code], 'numerator'),
      partCell(code, total[code], 'denominator'),
      text(howCounted(code)),
    ]),
  };
}

/** What 按期办结率 of each unit was formed of: a table of units prints the rate at most, and nobody could count it again. */
function onTimeTable({ units, total }: SourceFigures, { decimals }: SourceSpec): readonly PrintedTable[] {
  const code: FigureCode = 'onTimeCompletionRate';
  const judged = units.filter(({ figures }) => figures[code].value !== null);
  if (judged.length === 0) return [];
  const cells = (figures: Figures, style: 'number' | 'total'): readonly PrintedCell[] => [
    partCell(code, figures[code], 'numerator', style),
    partCell(code, figures[code], 'denominator', style),
    figureCell(code, figures[code], decimals, style),
  ];
  return [
    {
      lists: 'units',
      title: '按期办结',
      columns: ['单位', '时限内办结', '到期应办', figureTitle(code)],
      rows: [
        ...judged.map(({ unit, figures }) => [text(unit.name), ...cells(figures, 'number')]),
        [text('合计', 'total'), ...cells(total, 'total')],
      ],
    },
  ];
}

function kindTable({ kinds, total }: SourceFigures, { decimals }: SourceSpec): readonly PrintedTable[] {
  const shares = wholeShares(kinds, total);
  if (shares.length === 0) return [];
  const title = '诉求类型';
  const rows = shares.map((share) => [text(share.name), ...shareCells(share, kindHow(title, share.name), decimals)]);
  return [{ title, columns: ['类型', '件数', '占比'], rows, notes: sharesNote(shares, decimals) }];
}

/** Units with late tickets, or with replies of that kind, most first; of equals by tier, then in the office's order. */
function lateTable(
  title: string,
  code: 'completedLate' | 'openOverdue' | 'lastMinuteThinReplies',
  units: readonly UnitRow[],
  { ranking }: Office,
): readonly PrintedTable[] {
  const tiers = ranking.tiers.map(({ name }) => name);
  const place = (tier: string): number => (tiers.includes(tier) ? tiers.indexOf(tier) : tiers.length);
  const late = units
    .filter(({ figures }) => count(figures, code) > 0)
    .sort((a, b) => count(b.figures, code) - count(a.figures, code) || place(a.tier) - place(b.tier));
  if (late.length === 0) return [];
  return [
    {
      lists: 'units',
      title,
      columns: ['单位', '件数'],
      rows: late.map(({ unit, figures }) => [text(unit.name), figureCell(code, figures[code], 0)]),
    },
  ];
}

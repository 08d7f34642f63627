import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type Figures } from '../domain/figures/measure.ts';
import type { RankingPolicy } from '../domain/policy/office-policy.ts';
import { joined, label, type Runs, say } from '../domain/report/circular.ts';
import type { SourceMatter } from '../domain/report/circular-matter.ts';
import { type Cause, type CauseCode, commendations } from '../domain/report/commendation.ts';
import type { CommendedUnit } from '../domain/report/commended.ts';
import { cellRun, provenRateOf, someOfFigure } from './circular-figures.ts';
import { partCell } from './figure-cells.ts';

/** What a cause is told from: a unit's figures of one source, and what the tables of that source print of units. */
interface Told {
  readonly figures: Figures;
  readonly decimals: number;
  readonly prints: (code: FigureCode) => boolean;
}

/** Figures the tables behind 主要指标 list by unit, whatever columns the source has. */
const LISTED: readonly FigureCode[] = ['onTimeCompletionRate', 'completedLate', 'openOverdue', 'lastMinuteThinReplies'];

/** A cause as it is printed; empty where no table proves its numbers. */
const CAUSES: Readonly<Record<CauseCode, (told: Told) => Runs>> = {
  allOnTime: ({ figures }) =>
    say`${cellRun(partCell('onTimeCompletionRate', figures.onTimeCompletionRate, 'numerator'))}件都按期办结`,
  noRework: () => say`没有重办和退单`,
  satisfied: () => [],
  openOverdue: (told) => counted('在办超期', 'openOverdue', told),
  belowTarget: (told) => {
    const rate = provenRateOf('按期办结率', 'onTimeCompletionRate', told.figures, told.decimals);
    return joined([rate, counted('逾期办结', 'completedLate', told)], '，');
  },
  extended: (told) => counted('延期', 'extensions', told),
  lastMinuteThin: (told) => counted('临期敷衍答复', 'lastMinuteThinReplies', told),
  unsatisfied: () => [],
  reworked: (told) => counted('重办', 'reworks', told),
  returned: () => [],
  problems: () => [],
};

const counted = (words: string, code: FigureCode, { figures, prints }: Told): Runs =>
  prints(code) ? someOfFigure(words, code, figures) : [];

/**
 * Whom the rules propose to praise and to criticise, by the figures of each source for itself, as the circular may print it: with causes
 * whose numbers its tables hold, and no others. Who is criticised for one source is not praised for another.
 */
export function proposedUnits(sources: readonly SourceMatter[], ranking: RankingPolicy): readonly CommendedUnit[] {
  const proposals = sources.flatMap((source) => ofSource(source, { ranking, named: sources.length > 1 }));
  const criticised = new Set(proposals.filter(({ kind }) => kind === 'criticism').map(({ unit }) => unit.id));
  const kept = proposals.filter(({ kind, unit }) => kind === 'criticism' || !criticised.has(unit.id));
  return [...Map.groupBy(kept, ({ unit }) => unit.id).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, causes: [first, ...more].flatMap(({ causes }) => causes) }] : [],
  );
}

function ofSource(
  { figures: source, spec }: SourceMatter,
  { ranking, named }: { readonly ranking: RankingPolicy; readonly named: boolean },
): readonly CommendedUnit[] {
  const { columns } = source.ledger.source.table;
  const printed = new Set<FigureCode>([...LISTED, ...columns.map(({ figure }) => figure)]);
  const units = new Map(source.units.map((own) => [own.unit.id, own]));
  const judged = source.units.filter(({ unit, figures }) => unit.active && count(figures, 'received') > 0);
  return commendations(
    judged.map(({ unit, figures }) => ({ unit: unit.id, figures })),
    ranking,
  ).flatMap(({ unit: id, kind, causes }): readonly CommendedUnit[] => {
    const own = units.get(id);
    if (!own) return [];
    const told = { figures: own.figures, decimals: spec.decimals, prints: (code: FigureCode) => printed.has(code) };
    const said = causes.map(({ code }: Cause) => CAUSES[code](told)).filter((runs) => runs.length > 0);
    const [first, ...more] = said;
    if (!first) return [];
    const begins = named ? say`“${label(source.ledger.name)}”${first}` : first;
    return [{ unit: own.unit, kind, causes: [begins, ...more] }];
  });
}

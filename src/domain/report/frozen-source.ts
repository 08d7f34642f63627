import type { TicketNumber } from '../base/ids.ts';
import { FIGURE_DEFINITIONS, type FigureCode, SINCE_EVER } from '../figures/figure-table.ts';
import type { Figures } from '../figures/measure.ts';
import { type Correction, correctionsOf } from './corrections.ts';
import type { FrozenFigures, FrozenTable } from './publication.ts';
import type { SourceFigures } from './source-figures.ts';

/** The figures of a source as a circular prints them, with their tickets. */
export interface FrozenSource {
  readonly source: string;
  /** As it is printed. */
  readonly name: string;
  readonly table: FrozenTable;
}

/** A correction, and the source it is of. */
export interface CircularCorrection extends Correction {
  readonly source: string;
  /** The tickets behind the number as it was printed, and as it would be today. */
  readonly tickets: { readonly printed: readonly TicketNumber[]; readonly now: readonly TicketNumber[] };
}

/** What the text and the tables may say of a whole source. */
const OF_A_SOURCE: readonly FigureCode[] = FIGURE_DEFINITIONS.map(({ code }) => code).filter(
  (code) => code !== 'score' && !SINCE_EVER.includes(code),
);
/** Beside the columns of the source's own table: those by which units are named. */
const OF_A_UNIT: readonly FigureCode[] = [
  'received',
  'completed',
  'completedLate',
  'openOverdue',
  'extensions',
  'reworks',
];

export function frozenSource({ ledger, window, total, units }: SourceFigures): FrozenSource {
  const codes = [...new Set([...OF_A_UNIT, ...ledger.source.table.columns.map(({ figure }) => figure)])];
  const rows = units
    .map(({ unit, figures }) => ({ of: unit.id, figures: frozen(figures, codes) }))
    .filter(({ figures }) => Object.values(figures).some(({ tickets }) => tickets.length > 0));
  return {
    source: ledger.source.code,
    name: ledger.name,
    table: { name: 'circular', window, key: 'unit', codes: OF_A_SOURCE, total: frozen(total, OF_A_SOURCE), rows },
  };
}

const frozen = (figures: Figures, codes: readonly FigureCode[]): FrozenFigures =>
  Object.fromEntries(
    codes.map((code) => {
      const { value, numerator, denominator, tickets } = figures[code];
      return [code, { value, numerator, denominator, tickets }];
    }),
  );

/** What would be printed otherwise if the circular were counted by what is known now, source by source. */
export function circularCorrections(
  published: readonly FrozenSource[],
  counted: readonly FrozenSource[],
): readonly CircularCorrection[] {
  const now = new Map(counted.map((one) => [one.source, one.table]));
  return published.flatMap(({ source, name, table }) => {
    const counted: FrozenTable = now.get(source) ?? { ...table, total: {}, rows: [] };
    return correctionsOf(table, counted).map((one) => ({
      ...one,
      source: name,
      tickets: { printed: ticketsOf(table, one), now: ticketsOf(counted, one) },
    }));
  });
}

const ticketsOf = ({ total, rows }: FrozenTable, { of, code }: Correction): readonly TicketNumber[] =>
  (of === undefined ? total : rows.find((row) => row.of === of)?.figures)?.[code]?.tickets ?? [];

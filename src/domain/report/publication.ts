import type { TicketNumber } from '../base/ids.ts';
import type { FigureKey } from '../figures/fact-fields.ts';
import { FIGURE_DEFINITIONS, type FigureCode } from '../figures/figure-table.ts';
import type { FigureWindow } from '../figures/figure-window.ts';
import { BLANK, type FigureValue, type FigureValues, type MeasuredEach } from '../figures/measure.ts';
import { partsOf, type ScoreWeights } from '../figures/score.ts';

/** A ticket behind some figures: those it is counted in (of a rate: below the line), and those rates above whose line it stands too. */
export interface TicketBehind {
  readonly number: TicketNumber;
  /** Value of the key: the unit, group, … that has it. */
  readonly of: string | null;
  readonly counted: readonly FigureCode[];
  readonly above: readonly FigureCode[];
}

/** One number as it was printed, with the tickets that prove it; `above`: of a rate those above the line. */
export interface FrozenNumber extends FigureValue {
  readonly tickets: readonly TicketNumber[];
  readonly above?: readonly TicketNumber[];
}

export type FrozenFigures = Readonly<Partial<Record<FigureCode, FrozenNumber>>>;

/**
 * Which table of a report: the month to date, the day, the days just past, what they are compared with, a month that is over, the one
 * before it, a week, the one before it, its matters, the period of a circular.
 */
export const FROZEN_TABLES = [
  'month',
  'day',
  'recent',
  'before',
  'lastMonth',
  'monthBefore',
  'week',
  'weekBefore',
  'categories',
  'circular',
] as const;
export type FrozenTableName = (typeof FROZEN_TABLES)[number];

/** The figures of one window as they were printed: each value of the key, and all of them together. */
export interface FrozenTable extends TableToFreeze {
  readonly total: FrozenFigures;
  readonly rows: readonly { readonly of: string | null; readonly figures: FrozenFigures }[];
}

/** Which tickets a report counts: all, or those that are counted where residents read. */
export type PublishedScope = 'all' | 'listed';

/** The figures of a report as it was issued. They never change; what is known since is a correction. */
export interface Publication {
  readonly report: string;
  /** Key of its period, `2026-03-12`. */
  readonly period: string;
  readonly scope: PublishedScope;
  readonly cutOff: number;
  readonly tables: readonly FrozenTable[];
  /** Tickets that fell due between the cut-off and the end of the day. */
  readonly dueToday: readonly TicketNumber[];
}

/** A table that is to be frozen: which figures of it are printed. `weights`: by which its score was made, where it prints one. */
export interface TableToFreeze {
  readonly name: FrozenTableName;
  readonly window: FigureWindow;
  readonly key: FigureKey;
  readonly codes: readonly FigureCode[];
  readonly weights?: ScoreWeights;
}

/** Values and the tickets behind them; undefined where the two do not belong together, because a ticket changed between two looks. */
export function freeze(
  table: TableToFreeze,
  measured: MeasuredEach<string | null, FigureValues>,
  behind: readonly TicketBehind[],
): FrozenTable | undefined {
  const of = Map.groupBy(behind, (ticket) => ticket.of);
  const keys = [...new Set([...measured.each.keys(), ...of.keys()])];
  const rows = keys
    .map((key) => ({ of: key, figures: frozen(table, measured.each.get(key), of.get(key) ?? []) }))
    .filter(({ figures }) => Object.values(figures).some(({ tickets }) => tickets.length > 0));
  const total = frozen(table, measured.total, behind);
  const together = [total, ...rows.map(({ figures }) => figures)].every(isProved);
  return together ? { ...table, total, rows } : undefined;
}

const frozen = (
  { codes, weights = {} }: TableToFreeze,
  values: FigureValues | undefined,
  behind: readonly TicketBehind[],
): FrozenFigures =>
  Object.fromEntries(
    codes.map((code) => {
      const mine = behind.filter((ticket) => standsBehind(code, ticket, weights));
      return [code, frozenNumber(code, values?.[code] ?? nothingOf(code), mine)];
    }),
  );

const isRate = (code: FigureCode): boolean =>
  FIGURE_DEFINITIONS.some((one) => one.code === code && one.kind === 'rate');
/** A figure of no tickets, as a table with a row for everybody would print it. */
export const nothingOf = (code: FigureCode): FigureValue =>
  isRate(code) ? { value: null, numerator: 0, denominator: 0 } : { ...BLANK, value: 0 };

/** Behind the score stand the tickets of its parts. */
const standsBehind = (code: FigureCode, { counted }: TicketBehind, weights: ScoreWeights): boolean =>
  code === 'score' ? partsOf(weights).some((part) => counted.includes(part)) : counted.includes(code);

/** `behind`: those behind this figure. */
const frozenNumber = (code: FigureCode, value: FigureValue, behind: readonly TicketBehind[]): FrozenNumber => ({
  value: value.value,
  numerator: value.numerator,
  denominator: value.denominator,
  tickets: behind.map(({ number }) => number),
  ...(isRate(code) ? { above: behind.filter(({ above }) => above.includes(code)).map(({ number }) => number) } : {}),
});

const countsValues = (code: FigureCode): boolean =>
  FIGURE_DEFINITIONS.some((one) => one.code === code && one.kind === 'count' && one.distinct !== undefined);

/** A number is proved by as many tickets as it says; different values, and lighter tickets above a line, may be fewer than these are. */
const isProved = (figures: FrozenFigures): boolean =>
  Object.entries(figures).every(([code, { value, numerator, denominator, tickets, above }]) => {
    if (code === 'score') return true; // made of rates that are proved themselves
    if (above) return tickets.length === (denominator ?? 0) && above.length >= (numerator ?? 0);
    const counted = Number(value ?? 0);
    return countsValues(code as FigureCode) ? tickets.length >= counted : tickets.length === counted;
  });

/** The values alone, as a ranking compares itself with the one before; what was not frozen is blank. */
export const valuesOf = (table: FrozenTable): MeasuredEach<string | null, FigureValues> => ({
  total: valuesIn(table.total),
  each: new Map(table.rows.map(({ of, figures }) => [of, valuesIn(figures)])),
});

const valuesIn = (figures: FrozenFigures): FigureValues =>
  Object.fromEntries(
    FIGURE_DEFINITIONS.map(({ code }) => {
      const { value, numerator, denominator } = figures[code] ?? BLANK;
      return [code, { value, numerator, denominator }];
    }),
  ) as FigureValues;

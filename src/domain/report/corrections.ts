import type { TicketNumber } from '../base/ids.ts';
import type { FigureKey } from '../figures/fact-fields.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import type { FigureValue } from '../figures/measure.ts';
import {
  type FrozenFigures,
  type FrozenNumber,
  type FrozenTable,
  type FrozenTableName,
  nothingOf,
} from './publication.ts';

/** A printed number that would be another one if it were counted today at the same cut-off, and the tickets that make the difference. */
export interface Correction {
  readonly table: FrozenTableName;
  readonly key: FigureKey;
  /** Undefined for the total, else the unit, group, …. */
  readonly of: string | null | undefined;
  readonly code: FigureCode;
  readonly printed: FigureValue;
  readonly now: FigureValue;
  /** Counted now and not then. */
  readonly joined: readonly TicketNumber[];
  /** Counted then and not now. */
  readonly left: readonly TicketNumber[];
  /** Counted both times, but judged otherwise: above the line of a rate then or now. May be empty where a weight or a value changed. */
  readonly judged: readonly TicketNumber[];
}

/** What has to be said of a published table by what is known now; nothing where it would be printed the same, of the same tickets. */
export function correctionsOf(published: FrozenTable, counted: FrozenTable): readonly Correction[] {
  const rows = new Map(counted.rows.map(({ of, figures }) => [of, figures]));
  const known = new Map(published.rows.map(({ of, figures }) => [of, figures]));
  const keys = [...new Set([...known.keys(), ...rows.keys()])];
  return [
    ...differences(published, undefined, published.total, counted.total),
    ...keys.flatMap((of) => differences(published, of, known.get(of) ?? {}, rows.get(of) ?? {})),
  ];
}

/** Rows without any ticket are not kept: their figures are noughts, not unknown. */
const blank = (code: FigureCode): FrozenNumber => ({ ...nothingOf(code), tickets: [] });

function differences(
  { name, key, codes }: FrozenTable,
  of: string | null | undefined,
  before: FrozenFigures,
  after: FrozenFigures,
): readonly Correction[] {
  return codes.flatMap((code): readonly Correction[] => {
    const [printed, now] = [before[code] ?? blank(code), after[code] ?? blank(code)];
    const joined = without(now.tickets, printed.tickets);
    const left = without(printed.tickets, now.tickets);
    const above = [...without(now.above ?? [], printed.above ?? []), ...without(printed.above ?? [], now.above ?? [])];
    const judged = without(above, [...joined, ...left]);
    const isSame = JSON.stringify(bare(printed)) === JSON.stringify(bare(now));
    const isNew = !(code in before) || !(code in after);
    if ((isSame || isNew) && joined.length + left.length + judged.length === 0) return [];
    return [{ table: name, key, of, code, printed: bare(printed), now: bare(now), joined, left, judged }];
  });
}

const without = (some: readonly TicketNumber[], others: readonly TicketNumber[]): readonly TicketNumber[] => {
  const known = new Set(others);
  return some.filter((number) => !known.has(number));
};

const bare = ({ value, numerator, denominator }: FrozenNumber): FigureValue => ({ value, numerator, denominator });

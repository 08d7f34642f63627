import type { TicketNumber, UnitId } from '../base/ids.ts';
import { any, type Condition } from './condition.ts';
import { type FactTest, testOf } from './condition-test.ts';
import { WORD_FIELDS } from './fact-fields.ts';
import { COUNTED_FIGURES, type FigureCode, type FigureDefinition, NOT_COUNTED } from './figure-table.ts';
import { present } from './figure-terms.ts';
import type { FigureWindow } from './figure-window.ts';
import { percent } from './percent.ts';
import type { TicketFact } from './ticket-facts.ts';

/** One figure. A count: `value` a number, no numerator and denominator. A rate: per cent with two decimals, null without a denominator. */
export interface FigureValue {
  readonly value: number | string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** One figure with its proof: the tickets counted, or of a rate those of the denominator. */
export interface Figure extends FigureValue {
  readonly tickets: readonly TicketNumber[];
}

export type FigureValues = Readonly<Record<FigureCode, FigureValue>>;
export type Figures = Readonly<Record<FigureCode, Figure>>;

/** Figures of all tickets, and of each value of a key. The total also holds tickets whose key is null (not yet dispatched). */
export interface MeasuredEach<K, F extends FigureValues = Figures> {
  readonly total: F;
  readonly each: ReadonlyMap<K, F>;
}

/** All figures of a period at a cut-off, of one unit or of all tickets. */
export function measure(facts: readonly TicketFact[], window: FigureWindow, unit?: UnitId): Figures {
  const mine = unit === undefined ? facts : facts.filter((fact) => fact.unit === unit);
  return measureEach(mine, window, () => null).total;
}

/** The same for every unit, group, … at once: each fact is looked at once. */
export function measureEach<K>(
  facts: readonly TicketFact[],
  window: FigureWindow,
  keyOf: (fact: TicketFact) => K,
): MeasuredEach<K> {
  const total = newTallies();
  const each = new Map<K, Tallies>();
  for (const fact of facts) {
    if (!isPresent(fact, window)) continue;
    const key = keyOf(fact);
    const tallies = each.get(key) ?? newTallies();
    each.set(key, tallies);
    add(fact, window, [total, tallies]);
  }
  return { total: figuresOf(total), each: new Map([...each].map(([key, tallies]) => [key, figuresOf(tallies)])) };
}

/** Figures of no tickets at all. */
export const noFigures = (): Figures => figuresOf(newTallies());

/** `above` counts hundredths of tickets. */
interface Tally {
  above: number;
  tickets: TicketNumber[];
  values: Set<string>;
}
type Tallies = readonly Tally[];

const newTallies = (): Tallies => COUNTED_FIGURES.map(() => ({ above: 0, tickets: [], values: new Set() }));

const isPresent = testOf(present);

/** Which tickets a figure is about: those counted, or of a rate those below the line. */
export const concernedBy = (definition: FigureDefinition): Condition =>
  definition.kind === 'count' ? definition.numerator : definition.denominator;

/** The definitions as tests, in their order. */
const TESTS: readonly { readonly concerns: FactTest; readonly hundredths: (...of: Parameters<FactTest>) => number }[] =
  COUNTED_FIGURES.map((definition) => ({
    concerns: testOf(concernedBy(definition)),
    hundredths: hundredthsBy(definition),
  }));

function hundredthsBy(definition: FigureDefinition): (...of: Parameters<FactTest>) => number {
  if (definition.kind === 'count') return () => 100;
  const isAbove = testOf(definition.numerator);
  const isLighter = testOf(definition.lighter?.where ?? any());
  const { hundredths } = definition.lighter ?? { hundredths: 100 };
  return (fact, window) => (!isAbove(fact, window) ? 0 : isLighter(fact, window) ? hundredths : 100);
}

function add(fact: TicketFact, window: FigureWindow, into: readonly Tallies[]): void {
  for (const [index, definition] of COUNTED_FIGURES.entries()) {
    const { concerns, hundredths } = TESTS[index] as (typeof TESTS)[number];
    if (!concerns(fact, window)) continue;
    const above = hundredths(fact, window);
    const value = definition.kind === 'count' && definition.distinct ? WORD_FIELDS[definition.distinct](fact) : null;
    for (const tallies of into) {
      const tally = tallies[index] as Tally;
      tally.above += above;
      tally.tickets.push(fact.number);
      if (value !== null) tally.values.add(value);
    }
  }
}

const figuresOf = (tallies: Tallies): Figures =>
  ({
    ...Object.fromEntries(
      COUNTED_FIGURES.map((definition, index) => [definition.code, figureOf(definition, tallies[index] as Tally)]),
    ),
    ...Object.fromEntries(NOT_COUNTED.map((code) => [code, { ...BLANK, tickets: [] }])),
  }) as unknown as Record<FigureCode, Figure>;

const figureOf = (definition: FigureDefinition, { above, tickets, values }: Tally): Figure => ({
  ...figureValue(definition, { above, concerned: tickets.length, different: values.size }),
  tickets,
});

/** What a figure is made of, however it was counted. `above`: hundredths of tickets; `different`: values, where these are counted. */
export interface Counted {
  readonly above: number;
  readonly concerned: number;
  readonly different: number;
}

export function figureValue(definition: FigureDefinition, { above, concerned, different }: Counted): FigureValue {
  if (definition.kind === 'count')
    return { value: definition.distinct ? different : concerned, numerator: null, denominator: null };
  return { value: percent(above, concerned * 100), numerator: above / 100, denominator: concerned };
}

/** A figure nobody has counted: not nought. */
export const BLANK: FigureValue = { value: null, numerator: null, denominator: null };

/** The value of a count. */
export const count = (figures: FigureValues, code: FigureCode): number => Number(figures[code].value ?? 0);

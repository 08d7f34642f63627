import type { TicketNumber, UnitId } from '../base/ids.ts';
import { FIGURE_DEFINITIONS, type FigureCode, type FigureDefinition } from './figure-table.ts';
import { percent } from './percent.ts';
import { type FigureWindow, type TicketAt, ticketAt } from './ticket-at.ts';
import type { TicketFact } from './ticket-facts.ts';

/**
 * One figure with its proof. A count: `value` a number, no numerator and denominator, `tickets` those counted. A rate: `value` per cent
 * with two decimals, null without a denominator; `tickets` those of the denominator.
 */
export interface Figure {
  readonly value: number | string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly tickets: readonly TicketNumber[];
}

export type Figures = Readonly<Record<FigureCode, Figure>>;

/** Figures of all tickets, and of each value of a key. The total also holds tickets whose key is null (not yet dispatched). */
export interface MeasuredEach<K> {
  readonly total: Figures;
  readonly each: ReadonlyMap<K, Figures>;
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
    const ticket = ticketAt(fact, window);
    if (!ticket) continue;
    const key = keyOf(fact);
    const tallies = each.get(key) ?? newTallies();
    each.set(key, tallies);
    add(ticket, [total, tallies]);
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

const newTallies = (): Tallies => FIGURE_DEFINITIONS.map(() => ({ above: 0, tickets: [], values: new Set() }));

function add(ticket: TicketAt, into: readonly Tallies[]): void {
  for (const [index, definition] of FIGURE_DEFINITIONS.entries()) {
    if (!concerns(definition, ticket)) continue;
    const above = hundredthsOf(definition, ticket);
    const value = definition.kind === 'count' ? definition.distinct?.(ticket) : undefined;
    for (const tallies of into) {
      const tally = tallies[index] as Tally;
      tally.above += above;
      tally.tickets.push(ticket.fact.number);
      if (value != null) tally.values.add(value);
    }
  }
}

const concerns = (definition: FigureDefinition, ticket: TicketAt): boolean =>
  definition.kind === 'count' ? definition.numerator(ticket) : definition.denominator(ticket);

function hundredthsOf(definition: FigureDefinition, ticket: TicketAt): number {
  if (definition.kind === 'count') return 100;
  if (!definition.numerator(ticket)) return 0;
  return definition.weight?.(ticket) ?? 100;
}

const figuresOf = (tallies: Tallies): Figures =>
  Object.fromEntries(
    FIGURE_DEFINITIONS.map((definition, index) => [definition.code, figureOf(definition, tallies[index] as Tally)]),
  ) as Record<FigureCode, Figure>;

function figureOf(definition: FigureDefinition, { above, tickets, values }: Tally): Figure {
  if (definition.kind === 'count') {
    return { value: definition.distinct ? values.size : tickets.length, numerator: null, denominator: null, tickets };
  }
  return { value: percent(above, tickets.length * 100), numerator: above / 100, denominator: tickets.length, tickets };
}

/** The value of a count. */
export const count = (figures: Figures, code: FigureCode): number => Number(figures[code].value ?? 0);

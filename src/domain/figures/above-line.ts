import type { TicketNumber } from '../base/ids.ts';
import { testOf } from './condition-test.ts';
import { COUNTED_FIGURES, type FigureCode } from './figure-table.ts';
import type { FigureWindow } from './figure-window.ts';
import type { TicketFact } from './ticket-facts.ts';

/** Of the tickets a rate is about, those that stand above its line, whole or lighter. */
export type AboveLine = (code: FigureCode, tickets: readonly TicketNumber[]) => readonly TicketNumber[];

/** By the facts the rate was counted from, at the same cut-off. Facts are looked through once, when they are first needed. */
export function aboveLine(facts: readonly TicketFact[], window: FigureWindow): AboveLine {
  let known: ReadonlyMap<TicketNumber, TicketFact> | undefined;
  return (code, tickets) => {
    const definition = COUNTED_FIGURES.find((one) => one.code === code);
    if (definition?.kind !== 'rate') return tickets;
    const isAbove = testOf(definition.numerator);
    known ??= new Map(facts.map((fact) => [fact.number, fact]));
    const factOf = known;
    return tickets.filter((number) => {
      const fact = factOf.get(number);
      return fact !== undefined && isAbove(fact, window);
    });
  };
}

import type { TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import type { FigureSource } from '../../src/ports/figure-source.ts';
import { figuresInMemory } from './figures-in-memory.ts';

/** Figures of facts in memory, as they are when asked for. */
export const fakeFigureSource = (facts: () => readonly TicketFact[]): FigureSource => ({
  measureEach: async (...asked) => figuresInMemory(facts()).measureEach(...asked),
  ticketsBehind: async (...asked) => figuresInMemory(facts()).ticketsBehind(...asked),
  behindEach: async (...asked) => figuresInMemory(facts()).behindEach(...asked),
  dueBetween: async (...asked) => figuresInMemory(facts()).dueBetween(...asked),
  mostSupported: async (...asked) => figuresInMemory(facts()).mostSupported(...asked),
  overdueEach: async (...asked) => figuresInMemory(facts()).overdueEach(...asked),
});

import { factOf } from '../../src/domain/figures/ticket-facts.ts';
import { isOpen } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { FactsSource } from '../../src/ports/facts-source.ts';

/** Facts from tickets in memory, which come in the order of opening. */
export const fakeFactsSource = (tickets: () => readonly Ticket[]): FactsSource => ({
  async facts(from, to) {
    const counts = ({ openedAt, completedAt, state }: Ticket): boolean =>
      openedAt < to && (openedAt >= from || isOpen(state) || (completedAt !== null && completedAt >= from));
    return tickets().filter(counts).map(factOf);
  },
});

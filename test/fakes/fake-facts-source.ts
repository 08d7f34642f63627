import { factOf } from '../../src/domain/figures/ticket-facts.ts';
import { toldTicket } from '../../src/domain/report/told-ticket.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { FactsSource } from '../../src/ports/facts-source.ts';

/** Facts from tickets in memory, which come in the order of opening. */
export const fakeFactsSource = (tickets: () => readonly Ticket[]): FactsSource => ({
  async openedBefore(moment) {
    return tickets()
      .filter(({ openedAt }) => openedAt < moment)
      .map(factOf);
  },
  async toldBefore({ period, cutOff }) {
    return tickets()
      .filter(({ openedAt }) => openedAt < cutOff)
      .map((ticket) => toldTicket(ticket, ticket.openedAt >= period.from ? ticket.text : ''));
  },
});

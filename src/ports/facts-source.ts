import type { TicketFact } from '../domain/figures/ticket-facts.ts';
import type { Moment } from '../domain/time/moment.ts';

/** The read model of figures, apart from the write model. */
export interface FactsSource {
  /** Facts of tickets opened in [from, to), of all still open, and of those completed in [from, to). */
  facts(from: Moment, to: Moment): Promise<readonly TicketFact[]>;
}

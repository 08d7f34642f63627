import type { TicketFact } from '../domain/figures/ticket-facts.ts';
import type { Moment } from '../domain/time/moment.ts';

/** The read model of figures, apart from the write model. */
export interface FactsSource {
  /** Facts of all tickets opened before a moment, in the order of opening. */
  openedBefore(moment: Moment): Promise<readonly TicketFact[]>;
}

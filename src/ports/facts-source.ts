import type { FigureWindow } from '../domain/figures/figure-window.ts';
import type { TicketFact } from '../domain/figures/ticket-facts.ts';
import type { ToldTicket } from '../domain/report/told-ticket.ts';
import type { Moment } from '../domain/time/moment.ts';

/** The read model of figures, apart from the write model. */
export interface FactsSource {
  /** Facts of all tickets opened before a moment, in the order of opening. */
  openedBefore(moment: Moment): Promise<readonly TicketFact[]>;
  /** Tickets opened before the window's end, as a circular tells of them, in the order of opening; words only of those of the period. */
  toldBefore(window: FigureWindow): Promise<readonly ToldTicket[]>;
}

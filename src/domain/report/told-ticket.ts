import type { ComplaintKind } from '../complaint/verdict.ts';
import { factOf, type TicketFact } from '../figures/ticket-facts.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** A ticket as a circular may tell of it: what figures know, and what it was about. */
export interface ToldTicket {
  readonly fact: TicketFact;
  readonly kind: ComplaintKind;
  /** The resident's words; empty where they are not needed or must not be repeated. */
  readonly text: string;
  readonly sensitive: boolean;
  /** It came in a ledger: what that does not say, nobody knows. */
  readonly imported: boolean;
}

export const toldTicket = (ticket: Ticket, text: string): ToldTicket => ({
  fact: factOf(ticket),
  kind: ticket.kind,
  text: ticket.sensitive ? '' : text,
  sensitive: ticket.sensitive,
  imported: ticket.ledgerNumber !== undefined,
});

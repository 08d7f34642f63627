import type { TicketNumber } from '../../domain/base/ids.ts';
import { done, type Outcome, refused } from '../../domain/base/outcome.ts';
import { commandOf } from '../../domain/chat-command/awaited.ts';
import type { Action } from '../../domain/chat-command/grammar.ts';
import type { Actor } from '../../domain/office/actor.ts';
import { possibleCommands } from '../../domain/ticket/decide.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import { rolesTowards } from '../../domain/ticket/roles.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** Tickets looked at for a short number, and candidates named when several remain. */
const LOOKED_AT = 60;
const NAMED = 5;

export interface Wanted {
  /** As written: `012`, `0312-012`, the full number, or a letter of the review list. */
  readonly written: string;
  readonly actor: Actor;
  readonly action: Action;
  readonly now: Moment;
}

/**
 * The ticket somebody means. Of several that a short number fits, those on which this person can run the command come first; what is
 * still open goes before what is not. Where several remain nothing is guessed: the person is asked.
 */
export async function findTicket(stores: Stores, wanted: Wanted): Promise<Outcome<Ticket, Refusal>> {
  const { written } = wanted;
  if (/^[A-Z]{1,2}$/u.test(written)) return behindLetter(stores, written);
  if (/^\d{8}-\d+$/u.test(written)) return found(await stores.tickets.find(written), written);
  const ending = await stores.tickets.endingIn(written, LOOKED_AT);
  const fitting = ending.filter((ticket) => shortForms(ticket.number).includes(written));
  return choose(fitting, wanted);
}

/** “A 派单 区住建局”: the ticket that waits under a letter. */
async function behindLetter(stores: Stores, letter: string): Promise<Outcome<Ticket, Refusal>> {
  const item = await stores.reviews.byLetter(letter);
  const ticket = item?.ticket ? await stores.tickets.find(item.ticket) : undefined;
  return found(ticket, letter);
}

const found = (ticket: Ticket | undefined, written: string): Outcome<Ticket, Refusal> =>
  ticket ? done(ticket) : refused({ code: 'notFound', ticket: written });

const shortForms = (number: TicketNumber): readonly string[] => [number, number.slice(4), number.slice(9)];

function choose(fitting: readonly Ticket[], { written, actor, action }: Wanted): Outcome<Ticket, Refusal> {
  const ranks: readonly ((ticket: Ticket) => boolean)[] = [
    (ticket) => canRun(ticket, actor, action),
    (ticket) => isOpen(ticket.state),
  ];
  let left = fitting;
  for (const rank of ranks) {
    const better = left.filter(rank);
    if (better.length > 0) left = better;
  }
  const [only] = left;
  if (!only || left.length === 1) return found(only, written);
  const candidates = left
    .slice(0, NAMED)
    .map((ticket) => ({ number: ticket.number, subject: ticket.sensitive ? '' : ticket.subject }));
  return refused({ code: 'ambiguous', ticket: written, candidates });
}

/** For a query, a ticket of the person's own unit. */
function canRun(ticket: Ticket, actor: Actor, action: Action): boolean {
  if (action.kind === 'query' || action.kind === 'office')
    return actor.kind === 'person' && actor.person.unit !== undefined && actor.person.unit === ticket.unit;
  return possibleCommands(ticket, rolesTowards(ticket, actor)).includes(commandOf(action, ticket));
}

import { SYSTEM } from '../../domain/office/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { understood } from './hear-unreadable.ts';

/** Puts messages on an open ticket; undefined when the ticket no longer takes any. */
export async function addMessages(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, messages }: { readonly ticket: Ticket; readonly messages: readonly LoggedMessage[] },
  now: Moment,
): Promise<Ticket | undefined> {
  let current = ticket;
  for (const message of messages) {
    const changed = await changeTicket(stores, service, office, {
      ticket: current,
      command: { name: 'addMessage', message },
      actor: SYSTEM,
      now,
      cause: message.id,
    });
    if (!changed.done) return undefined;
    current = changed.value.ticket;
    await claim(stores, message, current.number, now);
  }
  return current;
}

/** An earlier message that had been held now belongs to a ticket: nobody need look at it any more. */
export async function claim(stores: Stores, message: LoggedMessage, ticket: string, now: Moment): Promise<void> {
  if (message.outcome === null) return;
  await stores.messages.settle(message.channel, message.id, { ...message.outcome, ticket }, now);
  await understood(stores, message);
  if (message.outcome.reading === 'unsure')
    await stores.reviews.dismiss({ message }, `已并入${ticket}`, now, 'system', 'merge');
}

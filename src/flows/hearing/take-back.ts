import type { Actor } from '../../domain/office/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { changeTicket } from '../tickets/change-ticket.ts';

/**
 * A resident recalled a message: it leaves the ticket's text, its event stays. When nothing of the complaint is left, the ticket
 * is withdrawn as if the resident had said so.
 */
export async function takeBack(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  recall: LoggedMessage,
  now: Moment,
): Promise<MessageOutcome> {
  const recalled =
    recall.replyTo === undefined ? undefined : await stores.messages.find(recall.channel, recall.replyTo);
  const number = recalled?.outcome?.ticket ?? null;
  if (recalled) await stores.reviews.dismiss({ message: recalled }, '消息已被撤回', now);
  if (!recalled || number === null) return { reading: 'ignored', category: null, ticket: null };
  const tickets = await holding(stores, recalled, number);
  for (const ticket of tickets) await takeOff(stores, service, office, { recall, recalled, ticket }, now);
  return { reading: 'ignored', category: null, ticket: tickets.length === 0 ? null : number };
}

/** The message's ticket, and the others it opened when it told of several matters. */
async function holding(stores: Stores, recalled: LoggedMessage, number: string): Promise<readonly Ticket[]> {
  const own = await stores.tickets.find(number);
  const near = await stores.tickets.openedIn(recalled.group, recalled.sentAt - HOUR);
  const others = near.filter((one) => one.number !== number && one.messages.some(({ id }) => id === recalled.id));
  return own ? [own, ...others] : others;
}

async function takeOff(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  {
    recall,
    recalled,
    ticket,
  }: { readonly recall: LoggedMessage; readonly recalled: LoggedMessage; readonly ticket: Ticket },
  now: Moment,
): Promise<void> {
  const actor: Actor = { kind: 'resident', channel: recalled.channel, account: recalled.from };
  const asSystem: Actor = { kind: 'system' };
  const changed = await changeTicket(stores, service, office, {
    ticket,
    command: { name: 'recallMessage', message: recalled.id },
    actor: asSystem,
    now,
    cause: recall.id,
  });
  if (changed.done && changed.value.ticket.text === '' && changed.value.ticket.supporters.length === 0) {
    await changeTicket(stores, service, office, {
      ticket: changed.value.ticket,
      command: { name: 'cancel', reason: '诉求人撤回了消息' },
      actor,
      now,
      cause: recall.id,
    });
  }
}

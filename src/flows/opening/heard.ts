import type { Group } from '../../domain/office/group.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** A message heard in a group. */
export interface Heard {
  readonly message: LoggedMessage;
  readonly group: Group;
}

/** Nothing came of a message. */
export const IGNORED: MessageOutcome = { reading: 'ignored', category: null, ticket: null };

/** The bot's post a message quotes, if it quotes one. */
export const quotedPost = (stores: Stores, message: LoggedMessage): Promise<QueuedPost | undefined> =>
  message.replyTo === undefined
    ? Promise.resolve(undefined)
    : stores.outbox.byPlatformId(message.channel, message.replyTo);

/** A ticket by number; one that was merged leads to the ticket it was merged into. */
export async function findStanding(stores: Stores, number: string): Promise<Ticket | undefined> {
  const ticket = await stores.tickets.find(number);
  return ticket?.mergedInto ? stores.tickets.find(ticket.mergedInto) : ticket;
}

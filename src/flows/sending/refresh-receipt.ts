import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { acknowledgements } from '../../wording/acknowledgement.ts';

/** Nothing is to be promised any more. */
const isOver = (ticket: Ticket): boolean =>
  ticket.completedAt !== null || ticket.closedAt !== null || ticket.mergedInto !== null || ticket.state === 'cancelled';

/**
 * A receipt that waited, as it may still be said now: without the tickets that are over by now, and without the promise of a call for one
 * whose reporter has been called. Undefined when nothing of it is left, or when it has just gone out.
 */
export async function refreshedReceipt(stores: Stores, post: QueuedPost, now: Moment): Promise<QueuedPost | undefined> {
  if (post.kind !== 'acknowledgement' || post.pressing) return post;
  const all = await Promise.all(post.tickets.map((number) => stores.tickets.find(number)));
  const tickets = all.filter((ticket) => ticket !== undefined);
  const left = tickets.filter((ticket) => !isOver(ticket));
  if (tickets.length === 0 || (left.length === tickets.length && left.every((one) => one.contactedAt === null)))
    return post;
  if (left.length === 0) {
    await stores.outbox.withdraw(post.dedupeKey);
    return undefined;
  }
  const told = new Set(tickets.filter(isOver).map((ticket) => ticket.reporter));
  for (const ticket of left) told.delete(ticket.reporter);
  const anew = {
    text: acknowledgements(left, now),
    tickets: left.map((ticket) => ticket.number),
    mentions: post.mentions.filter((account) => !told.has(account)),
  };
  return (await stores.outbox.rewrite(post.seq, anew)) ? { ...post, ...anew } : undefined;
}

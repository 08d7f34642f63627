import { type Outcome, refused } from '../../domain/base/outcome.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { findTicket } from '../acting/find-ticket.ts';
import { actorOf } from '../desk/review-desk.ts';
import type { ReviewTask } from '../desk/review-step.ts';
import { findStanding } from '../opening/heard.ts';

/** What an item is to be joined with: the ticket that is named, else the one it was proposed with, or what that was merged into. */
export async function mergeTarget({ desk, item, said, by }: ReviewTask): Promise<Outcome<Ticket, Refusal>> {
  const { stores, now } = desk;
  const actor = actorOf(by);
  if (said.into !== undefined)
    return findTicket(stores, { written: said.into, actor, action: { kind: 'query', query: 'lookUp' }, now });
  const { partner } = item.data;
  if (typeof partner !== 'string') return refused({ code: 'mergeTargetNeeded' });
  const ticket = await findStanding(stores, partner);
  return ticket ? { done: true, value: ticket } : refused({ code: 'notFound', ticket: partner });
}

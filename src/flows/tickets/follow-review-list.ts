import type { Actor } from '../../domain/office/actor.ts';
import { REVIEW_KINDS } from '../../domain/review/review-kind.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { settledBy } from '../../wording/review-answers.ts';
import type { Service } from '../service.ts';
import { listForReview } from './list-for-review.ts';

/** A change that was decided and kept. */
export interface Followed {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly actor: Actor;
}

/**
 * Keeps the review list in step with a ticket, however the change came about: what a ticket has begun to wait for is listed, what it
 * waits for no longer is closed, with who did it. A new ticket's lack of a unit is listed by whoever has looked for one.
 */
export async function followReviewList(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  followed: Followed,
  now: Moment,
): Promise<void> {
  const { before, ticket, events, actor } = followed;
  if (!before) return;
  const last = events.at(-1)?.event;
  const by = actor.kind === 'person' ? actor.person.id : 'system';
  const words = last ? settledBy(last) : '';
  for (const kind of REVIEW_KINDS) {
    const { waits, listedElsewhere } = REVIEW_TABLE[kind];
    if (!waits || waits(before) === waits(ticket)) continue;
    if (waits(ticket) && listedElsewhere) continue;
    if (waits(ticket)) await list(stores, service, office, { kind, ticket, back: last === 'returnUpheld' }, now);
    else await stores.reviews.dismiss({ kind, ticket: ticket.number }, words, now, by, last);
  }
  if (!isOpen(before.state) || isOpen(ticket.state)) return;
  await stores.reviews.dismiss({ kind: 'joinTickets', ticket: ticket.number }, words, now, by, last);
  await stores.reviews.dismiss({ kind: 'joinTickets', partner: ticket.number }, words, now, by, last);
}

const list = (
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  {
    kind,
    ticket,
    back,
  }: { readonly kind: (typeof REVIEW_KINDS)[number]; readonly ticket: Ticket; readonly back: boolean },
  now: Moment,
) =>
  listForReview(
    stores,
    service,
    office,
    { kind, ticket, prompt: ticket.urgency !== 'normal', why: back ? '已同意退单，等重新派单' : '' },
    now,
  );

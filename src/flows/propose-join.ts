import type { Ticket } from '../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { findPartner } from './find-partner.ts';
import { listForReview } from './list-for-review.ts';
import type { Service } from './service.ts';

/** A new ticket that merely seems to be an open one's matter: a person is asked, once for a pair, whatever the answer. */
export async function proposeJoin(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  ticket: Ticket,
  now: Moment,
): Promise<void> {
  if (ticket.sensitive) return;
  const { group, area, number, text, category, place, openedAt } = ticket;
  const found = await findPartner(stores, service, office, {
    group,
    area,
    number,
    text,
    category,
    place,
    sentAt: openedAt,
  });
  if (!found || saidApart(found.ticket, ticket)) return;
  const pair = [found.ticket.number, number].sort().join('+');
  await listForReview(
    stores,
    service,
    office,
    { kind: 'joinTickets', subject: pair, ticket, data: { partner: found.ticket.number }, why: found.why },
    now,
  );
}

/** Two matters of one resident on one day stay two. */
const saidApart = (earlier: Ticket, ticket: Ticket): boolean =>
  earlier.channel === ticket.channel &&
  earlier.reporter === ticket.reporter &&
  dayOf(earlier.openedAt) === dayOf(ticket.openedAt);

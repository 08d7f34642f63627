import type { Ticket } from '../../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import { findPartner, type Partner } from './find-partner.ts';

/** A new ticket that merely seems to be an open one's matter: a person is asked, once for a pair, whatever the answer. */
export async function proposeJoin(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  ticket: Ticket,
  now: Moment,
): Promise<void> {
  if (ticket.sensitive) return;
  const { group, source, area, number, text, category, place, openedAt } = ticket;
  const found = await findPartner(stores, service, office, {
    group,
    source,
    area,
    number,
    text,
    category,
    place,
    sentAt: openedAt,
  });
  if (!found || saidApart(found.ticket, ticket)) return;
  await listPair(stores, service, office, { ticket, found }, now);
}

/** True where nobody had been asked about the two before. */
export async function listPair(
  stores: Stores,
  service: Pick<Service, 'pace'>,
  office: OfficeVersion,
  { ticket, found }: { readonly ticket: Ticket; readonly found: Partner },
  now: Moment,
): Promise<boolean> {
  const subject = [found.ticket.number, ticket.number].sort().join('+');
  const listing = {
    kind: 'joinTickets',
    subject,
    ticket,
    data: { partner: found.ticket.number },
    why: found.why,
  } as const;
  return (await listForReview(stores, service, office, listing, now)) !== undefined;
}

/** Two matters of one resident on one day stay two. */
const saidApart = (earlier: Ticket, ticket: Ticket): boolean =>
  earlier.channel === ticket.channel &&
  earlier.reporter === ticket.reporter &&
  dayOf(earlier.openedAt) === dayOf(ticket.openedAt);

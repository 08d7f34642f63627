import type { Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { supportTicket } from '../tickets/support-ticket.ts';
import type { Heard } from './heard.ts';
import { noteGathering } from './note-gathering.ts';

/** How long a neighbour's words (“我家也是”, “井盖那个我也看见了”) still find the complaint they second. */
const WINDOW = 48 * HOUR;

/** A matter opened long ago may be the one that is spoken of now. */
const lastSaid = (ticket: Ticket): Moment => Math.max(ticket.openedAt, ...ticket.messages.map((one) => one.sentAt));

/** The tickets of the group that may be seconded by these words, the one spoken of last first. */
export async function spokenOf(stores: Stores, { message, group }: Heard): Promise<readonly Ticket[]> {
  const recent = await stores.tickets.openedIn(group.id, message.sentAt - WINDOW);
  return recent.toSorted((a, b) => lastSaid(b) - lastSaid(a));
}

/** Counts the speaker in (附议), and the household among those that report the matter. Undefined when the ticket takes no more. */
export async function secondTicket(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, message }: { readonly ticket: Ticket; readonly message: LoggedMessage },
  now: Moment,
): Promise<MessageOutcome | undefined> {
  const seconded = await supportTicket(stores, service, office, { ticket, message, full: false }, now);
  if (!seconded) return undefined;
  await noteGathering(stores, service, office, seconded, now);
  return { reading: 'echo', category: null, ticket: seconded.number };
}

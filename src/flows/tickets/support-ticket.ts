import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { changeTicket } from './change-ticket.ts';

/**
 * The speaker seconds a ticket (附议), once: with an echo, or with a `full` complaint of his own that waits for a word. Who reported or
 * seconded it already is no news. Undefined when it takes no more.
 */
export async function supportTicket(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  {
    ticket,
    message,
    full,
    quietly = false,
  }: {
    readonly ticket: Ticket;
    readonly message: LoggedMessage;
    readonly full: boolean;
    /** The caller answers him himself. */
    readonly quietly?: boolean;
  },
  now: Moment,
): Promise<Ticket | undefined> {
  const known = ticket.reporter === message.from || ticket.supporters.some((one) => one.account === message.from);
  if (known) return ticket;
  const changed = await changeTicket(stores, service, office, {
    ticket,
    command: {
      name: 'support',
      account: message.from,
      message: message.id,
      at: message.sentAt,
      ...(full ? { full } : {}),
    },
    actor: { kind: 'resident', channel: message.channel, account: message.from },
    now,
    cause: message.id,
    quietly,
    prompt: message.mentionsBot,
  });
  return changed.done ? changed.value.ticket : undefined;
}

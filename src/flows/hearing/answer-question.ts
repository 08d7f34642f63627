import { normalise } from '../../domain/complaint/normalise.ts';
import { isOwnMatter } from '../../domain/complaint/own-matter.ts';
import { isSmallTalk } from '../../domain/complaint/small-talk.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findStanding, type Heard, quotedPost } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { changeTicket } from '../tickets/change-ticket.ts';

/**
 * A ticket of the speaker waits for his answer (待补充): what he says next in that group is the answer, in whatever words; it goes on
 * the ticket, and the clock runs again. Undefined when nothing of his waits, when he only chats, and when he cries for help.
 */
export async function answerQuestion(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome | undefined> {
  const { message } = heard;
  const ticket = await waitingTicket(stores, heard);
  if (!ticket || (message.kind === 'text' && isSmallTalk(message.text))) return undefined;
  if (isOwnMatter(normalise(message.text))) return undefined;
  const common = { actor: SYSTEM, now, cause: message.id, prompt: message.mentionsBot };
  const added = await changeTicket(stores, service, office, {
    ...common,
    ticket,
    command: { name: 'addMessage', message },
  });
  if (!added.done) return undefined;
  const command = { name: 'resume', text: message.text } as const;
  await changeTicket(stores, service, office, { ...common, ticket: added.value.ticket, command });
  return { reading: 'answer', category: null, ticket: ticket.number };
}

async function waitingTicket(stores: Stores, heard: Heard): Promise<Ticket | undefined> {
  const { message, group } = heard;
  const quoted = await quotedPost(stores, message);
  const number = quoted?.tickets.length === 1 ? quoted.tickets[0] : undefined;
  const about = number === undefined ? undefined : await findStanding(stores, number);
  if (about) return about.state === 'waiting' && about.reporter === message.from ? about : undefined;
  const mine = await stores.tickets.ofResident(message.channel, message.from, 20);
  return mine.find((one) => one.state === 'waiting' && one.group === group.id && one.reporter === message.from);
}

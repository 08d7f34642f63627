import { isPromise } from '../../domain/chat-command/promise.ts';
import type { Actor } from '../../domain/office/actor.ts';
import { possibleCommands } from '../../domain/ticket/decide.ts';
import { rolesTowards } from '../../domain/ticket/roles.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findStanding, type Heard, IGNORED, quotedPost } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { changeTicket } from '../tickets/change-ticket.ts';

/** How far back a promise without a quote reaches, and how near the last word about a ticket has to be where there are several. */
const MEMORY = 48 * HOUR;
const TALKED_OF = 3 * HOUR;

/**
 * “已安排，下午去修”, said among residents by a grid worker or by the unit that has the ticket: a first contact (联系), without a word of
 * the bot. What it is about is the quoted ticket, else the one open ticket of the group he may act on, else the one last talked of.
 */
export async function notePromise(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { heard, actor }: { readonly heard: Heard; readonly actor: Actor },
  now: Moment,
): Promise<MessageOutcome> {
  const { message, group } = heard;
  if (group.audience !== 'residents' || message.kind === 'image') return IGNORED;
  if (!isPromise(message.text, office.policy.office.botNames)) return IGNORED;
  const ticket = await ticketMeant(stores, heard, actor);
  if (!ticket) return IGNORED;
  const text = message.text.trim();
  const command = { name: 'contact', text } as const;
  const noted = await changeTicket(stores, service, office, { ticket, command, actor, now, cause: message.id });
  return noted.done ? { reading: 'command', category: null, ticket: ticket.number } : IGNORED;
}

async function ticketMeant(stores: Stores, heard: Heard, actor: Actor): Promise<Ticket | undefined> {
  const quoted = await quotedTicket(stores, heard);
  if (quoted) return mayContact(quoted, actor) ? quoted : undefined;
  const recent = await stores.tickets.openedIn(heard.group.id, heard.message.sentAt - MEMORY);
  const mine = recent.filter((ticket) => ticket.contactedAt === null && mayContact(ticket, actor));
  if (mine.length < 2) return mine[0];
  const [latest] = mine.toSorted((a, b) => lastWord(b) - lastWord(a));
  return latest && heard.message.sentAt - lastWord(latest) <= TALKED_OF ? latest : undefined;
}

async function quotedTicket(stores: Stores, { message }: Heard): Promise<Ticket | undefined> {
  const post = await quotedPost(stores, message);
  if (post?.tickets.length === 1) return findStanding(stores, post.tickets[0] ?? '');
  const said = message.replyTo === undefined ? undefined : await stores.messages.find(message.channel, message.replyTo);
  return said?.outcome?.ticket ? findStanding(stores, said.outcome.ticket) : undefined;
}

const mayContact = (ticket: Ticket, actor: Actor): boolean =>
  isOpen(ticket.state) && possibleCommands(ticket, rolesTowards(ticket, actor)).includes('contact');

const lastWord = (ticket: Ticket): Moment => ticket.messages.at(-1)?.sentAt ?? ticket.openedAt;

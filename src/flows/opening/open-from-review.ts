import type { AccountId } from '../../domain/base/ids.ts';
import type { Message } from '../../domain/complaint/message.ts';
import type { Actor } from '../../domain/office/actor.ts';
import type { Group } from '../../domain/office/group.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import type { Changed } from '../tickets/change-ticket.ts';
import { understood } from './hear-unreadable.ts';
import { judgeOf } from './judge.ts';
import { noteGathering } from './note-gathering.ts';
import { openComplaint } from './open-complaint.ts';
import { proposeJoin } from './propose-join.ts';

interface FromMessage {
  readonly message: LoggedMessage;
  /** What the dispatcher adds. */
  readonly words: string;
  readonly actor: Actor;
  /** He names the unit in the next step. */
  readonly unrouted: boolean;
}

/**
 * The dispatcher says that a message is a complaint: a ticket is opened from it, with his words beside it where he adds some. Undefined
 * when its group has left the office.
 */
export async function openFromReview(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  about: FromMessage,
  now: Moment,
): Promise<Changed | undefined> {
  const { message, words, actor, unrouted } = about;
  const group = office.directory.group(message.group);
  if (!group) return undefined;
  const text = [message.text.trim(), words].filter((part) => part !== '').join('，');
  const changed = await open(stores, service, office, { message: { ...message, text }, group, actor, unrouted }, now);
  await stores.messages.settle(
    message.channel,
    message.id,
    { reading: 'complaint', category: changed.ticket.category, ticket: changed.ticket.number },
    now,
  );
  await understood(stores, message);
  await proposeJoin(stores, service, office, changed.ticket, now);
  await noteGathering(stores, service, office, changed.ticket, now);
  return changed;
}

/** A dispatcher opens a ticket by hand, in his own words, for a group or for the office as a whole. */
export async function openByHand(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { text, group }: { readonly text: string; readonly group?: Group },
  message: Message,
  actor: Actor,
  now: Moment,
): Promise<Changed> {
  const place = group ?? office.directory.group(message.group);
  if (!place) throw new Error('a ticket opened by hand needs a group of the office');
  const changed = await open(
    stores,
    service,
    office,
    { message: { ...message, text, group: place.id, channel: place.channel }, group: place, actor },
    now,
  );
  await proposeJoin(stores, service, office, changed.ticket, now);
  return changed;
}

/** What a supporter had said becomes a ticket of his own (拆单). */
export async function openSeparated(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { from, account }: { readonly from: Ticket; readonly account: AccountId },
  actor: Actor,
  now: Moment,
): Promise<Changed> {
  const group = office.directory.group(from.group);
  if (!group) throw new Error(`the group ${from.group} of a ticket has left the office`);
  const said: LoggedMessage[] = [];
  for (const id of idsOf(from, account)) {
    const message = await stores.messages.find(from.channel, id);
    if (message) said.push(message);
  }
  const full = said.find((message) => message.text !== '' && message.outcome?.reading !== 'echo');
  const first: Message = full ?? {
    ...standIn(from, account, now),
    ...(said[0] ? { id: said[0].id, sentAt: said[0].sentAt } : {}),
  };
  const changed = await open(
    stores,
    service,
    office,
    { message: first, others: said.filter((one) => one.id !== first.id), group, actor, from },
    now,
  );
  for (const message of said) {
    const outcome = message.outcome ?? { reading: 'complaint', category: null };
    await stores.messages.settle(message.channel, message.id, { ...outcome, ticket: changed.ticket.number }, now);
  }
  return changed;
}

const idsOf = (ticket: Ticket, account: AccountId): readonly string[] => [
  ...new Set([
    ...ticket.messages.filter((message) => message.from === account).map((message) => message.id),
    ...ticket.supporters.filter((one) => one.account === account).map((one) => one.message),
  ]),
];

/** An echo alone (“我家也是”) has no words of its own: the separated ticket begins with those of the one it echoed. */
const standIn = (ticket: Ticket, account: AccountId, now: Moment): Message => ({
  channel: ticket.channel,
  group: ticket.group,
  id: `${ticket.number}:${account}`,
  from: account,
  sentAt: now,
  kind: 'text',
  text: ticket.text,
  mentionsBot: false,
});

async function open(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  about: {
    readonly message: Message;
    readonly others?: readonly Message[];
    readonly group: Group;
    readonly actor: Actor;
    /** The ticket it was part of: what was not to be repeated there is not to be repeated now. */
    readonly from?: Ticket;
    readonly unrouted?: boolean;
  },
  now: Moment,
): Promise<Changed> {
  const { message, group, actor, from } = about;
  const words = [message, ...(about.others ?? [])].map((one) => one.text).join('，');
  const own = await judgeOf(service, office)(words, true);
  const { matter } = from ?? {};
  const verdict = from?.sensitive && !own.sensitive ? { ...own, sensitive: true, ...(matter ? { matter } : {}) } : own;
  return openComplaint(
    stores,
    service,
    office,
    {
      first: message,
      others: about.others ?? [],
      verdict,
      group,
      actor,
      prompt: false,
      unrouted: about.unrouted ?? false,
    },
    now,
  );
}

import { done, type Outcome, refused } from '../../domain/base/outcome.ts';
import type { Arguments } from '../../domain/chat-command/said.ts';
import type { Message } from '../../domain/complaint/message.ts';
import { type Actor, SYSTEM } from '../../domain/office/actor.ts';
import type { Command, CommandName } from '../../domain/ticket/command.ts';
import { decide } from '../../domain/ticket/decide.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { correction } from '../opening/correction.ts';
import { openSeparated } from '../opening/open-from-review.ts';
import type { Service } from '../service.ts';
import { type Changed, changeTicket } from '../tickets/change-ticket.ts';

/** What a member of staff wants done with one ticket. */
export interface Order {
  readonly ticket: Ticket;
  readonly command: CommandName;
  /** `into` is a full number here. */
  readonly data: Omit<Arguments, 'person' | 'on'>;
  readonly actor: Actor;
  readonly now: Moment;
  readonly cause: string;
}

export interface CarriedOut extends Changed {
  /** The ticket a split has opened. */
  readonly opened?: Ticket;
}

/** Carries out one command of a person, with what belongs to it: a merge moves the words over, a split opens the other ticket. */
export async function carryOut(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  order: Order,
): Promise<Outcome<CarriedOut, Refusal>> {
  return step(order.command)(stores, service, office, order);
}

type Step = (
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  order: Order,
) => Promise<Outcome<CarriedOut, Refusal>>;

const step = (command: CommandName): Step => {
  if (command === 'merge') return merge;
  return command === 'split' ? split : change;
};

const change = (
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  order: Order,
): Promise<Outcome<Changed, Refusal>> =>
  changeTicket(stores, service, office, {
    ticket: order.ticket,
    command: commandFrom(order, office),
    actor: order.actor,
    now: order.now,
    cause: order.cause,
  });

/** A correction brings its own neutral subject: the old one may be what was wrong. */
function commandFrom({ command, data, ticket }: Order, office: OfficeVersion): Command {
  const corrected = command === 'correct' && data.text !== undefined ? correction(ticket, data.text, office) : {};
  return { name: command, ...data, ...corrected } as Command;
}

/** Nothing is moved before the merge itself is known to be allowed. */
async function merge(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  order: Order,
): Promise<Outcome<Changed, Refusal>> {
  const { ticket, actor, now, cause } = order;
  const { policy, directory, calendar } = office;
  const allowed = decide(ticket, commandFrom(order, office), { now, actor, policy, directory, calendar });
  if (!allowed.done) return allowed;
  const into = order.data.into ?? '';
  const target = await stores.tickets.find(into);
  if (!target) return refused({ code: 'notFound', ticket: into });
  const absorbed = await changeTicket(stores, service, office, {
    ticket: target,
    command: {
      name: 'absorb',
      from: ticket.number,
      messages: messagesOf(ticket),
      reporters: reportersOf(ticket),
      ...(ticket.sensitive && ticket.matter ? { matter: ticket.matter } : {}),
    },
    actor: SYSTEM,
    now,
    cause,
  });
  return absorbed.done ? change(stores, service, office, order) : absorbed;
}

const reportersOf = (ticket: Ticket): readonly string[] => [
  ticket.reporter,
  ...ticket.supporters.map((supporter) => supporter.account),
];

const messagesOf = (ticket: Ticket): readonly Message[] =>
  ticket.messages
    .filter((message) => !message.recalled)
    .map(({ id, from, sentAt, kind, text }) => ({
      id,
      from,
      sentAt,
      kind,
      text,
      channel: ticket.channel,
      group: ticket.group,
      mentionsBot: false,
    }));

async function split(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  order: Order,
): Promise<Outcome<CarriedOut, Refusal>> {
  const changed = await change(stores, service, office, order);
  if (!changed.done) return changed;
  const event = changed.value.events.find((one) => one.event === 'separated');
  const account = event?.event === 'separated' ? event.data.account : '';
  const opened = await openSeparated(stores, service, office, { from: order.ticket, account }, order.actor, order.now);
  return done({ ...changed.value, opened: opened.ticket });
}

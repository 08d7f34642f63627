import type { TicketNumber } from '../../domain/base/ids.ts';
import { done, type Outcome, refused } from '../../domain/base/outcome.ts';
import { type Actor, SYSTEM } from '../../domain/office/actor.ts';
import { agenda } from '../../domain/reminder/agenda.ts';
import type { Command } from '../../domain/ticket/command.ts';
import { decide } from '../../domain/ticket/decide.ts';
import type { EventBody, TicketEvent } from '../../domain/ticket/event.ts';
import { append } from '../../domain/ticket/event-chain.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { announce } from '../telling/announce.ts';
import { followReviewList } from './follow-review-list.ts';

/** A change that has been decided and kept. */
export interface Changed {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface Change {
  readonly ticket: Ticket;
  readonly command: Command;
  readonly actor: Actor;
  readonly now: Moment;
  /** The message that asked for it, so that an answer can name it; also keeps the posts of one message apart. */
  readonly cause?: string;
  /** True where the caller itself words what is said (bundles of reminders). */
  readonly quietly?: boolean;
  /** True where somebody waits for the answer: quiet hours do not hold back what is said. */
  readonly prompt?: boolean;
}

/** Decides a command on a ticket, keeps the events and queues what has to be said: the only way a ticket changes. */
export async function changeTicket(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  change: Change,
): Promise<Outcome<Changed, Refusal>> {
  const { ticket, command, actor, now } = change;
  const rules = ticket.policyVersion === office.version ? office : await stores.offices.version(ticket.policyVersion);
  const decision = decide(ticket, command, {
    now,
    actor,
    directory: office.directory,
    policy: rules.policy,
    calendar: rules.calendar,
  });
  if (!decision.done) return refused(decision.refusal);
  return done(
    await keep(stores, service, office, {
      ...change,
      rules,
      bodies: decision.value,
      before: ticket,
      number: ticket.number,
    }),
  );
}

/** Keeps what another system has recorded of a ticket: it has happened, nothing is decided on it and nobody is told here (0024). */
export async function keepFact(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, body, now }: { readonly ticket: Ticket; readonly body: EventBody; readonly now: Moment },
): Promise<Changed> {
  const rules = ticket.policyVersion === office.version ? office : await stores.offices.version(ticket.policyVersion);
  const fact = { number: ticket.number, before: ticket, bodies: [body], actor: SYSTEM, now, rules, quietly: true };
  return keep(stores, service, office, fact);
}

/** Keeps the opening of a new ticket. */
export async function keepOpening(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  opening: {
    readonly number: TicketNumber;
    readonly body: EventBody;
    readonly actor: Actor;
    readonly now: Moment;
    readonly cause?: string;
    readonly prompt?: boolean;
  },
): Promise<Changed> {
  return keep(stores, service, office, { ...opening, rules: office, bodies: [opening.body], before: undefined });
}

interface Decided {
  readonly number: TicketNumber;
  readonly before: Ticket | undefined;
  readonly bodies: readonly EventBody[];
  readonly actor: Actor;
  readonly now: Moment;
  readonly rules: OfficeVersion;
  readonly cause?: string;
  readonly quietly?: boolean;
  readonly prompt?: boolean;
}

async function keep(stores: Stores, service: Service, office: OfficeVersion, decided: Decided): Promise<Changed> {
  const { number, before, now, actor, rules } = decided;
  const { ticket, events } = append(before, decided.bodies, { number, at: now, actor, digest: service.digest });
  const nextAt = agenda(ticket, rules, now).nextAt;
  await stores.tickets.save({ ticket, events, decidedOn: before?.version ?? 0, nextAt });
  const changed = { before, ticket, events };
  await followReviewList(stores, service, office, { ...changed, actor }, now);
  if (!decided.quietly) {
    const about = {
      now,
      actor,
      cause: decided.cause ?? null,
      prompt: decided.prompt ?? false,
      quiet: service.pace !== 'fast',
    };
    await speak(stores, service, office, announce(changed, office, about), now);
  }
  return changed;
}

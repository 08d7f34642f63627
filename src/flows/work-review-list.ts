import type { Outcome } from '../domain/base/outcome.ts';
import type { Said } from '../domain/chat-command/said.ts';
import { SYSTEM } from '../domain/office/actor.ts';
import type { Refusal } from '../domain/ticket/refusal.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { LoggedMessage } from '../ports/message-log.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { ReviewItem } from '../ports/review-list.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { onlyFor, opened } from '../wording/answers.ts';
import { refusalSentence } from '../wording/refusals.ts';
import { itemDone, itemMergedInto, noSuchItem, ticketExists } from '../wording/review-answers.ts';
import { ROLE_NAMES } from '../wording/state-names.ts';
import { carryOut } from './carry-out.ts';
import { changeTicket } from './change-ticket.ts';
import { findTicket } from './find-ticket.ts';
import { openFromReview } from './open-from-review.ts';
import type { Service } from './service.ts';
import { notDone, type SpokenBy, type StaffAnswer, told } from './staff-answer.ts';

type Answer = Extract<Said, { kind: 'review' }>;

interface Task {
  readonly said: Answer;
  readonly item: ReviewItem;
  readonly spoken: SpokenBy;
}

/** “A 建单”, “A 不是”, “B 并 0312-012”, “B 分开”: the dispatcher decides what the machine would not. */
export async function workReviewList(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, spoken }: { readonly said: Answer; readonly spoken: SpokenBy },
  now: Moment,
): Promise<StaffAnswer> {
  if (!spoken.person.roles.includes('dispatcher')) return notDone(onlyFor('待确认清单', ROLE_NAMES.dispatcher));
  const item = await stores.reviews.byLetter(said.letter);
  if (!item) return notDone(noSuchItem(said.letter));
  const task = { said, item, spoken };
  switch (said.answer) {
    case 'open':
      return open(stores, service, office, task, now);
    case 'no':
      return dismiss(stores, service, office, task, now);
    case 'merge':
      return merge(stores, service, office, task, now);
    case 'apart':
      await stores.reviews.decide(said.letter, '分开', now);
      return told(itemDone(said), itemDone(said));
  }
}

async function open(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { item, spoken }: Task,
  now: Moment,
): Promise<StaffAnswer> {
  if (item.ticket !== null) return notDone(ticketExists(item.ticket), [item.ticket]);
  const outcome = await openFromReview(stores, service, office, item, spoken.actor, now);
  if (!outcome.done) return refusal(outcome.refusal, undefined, office, now);
  const { ticket } = outcome.value;
  return told(opened(ticket, { directory: office.directory, now }), itemDone({ letter: item.letter, answer: 'open' }), [
    ticket.number,
  ]);
}

/** A ticket that is none is declined as 非诉求; a message is merely left alone. */
async function dismiss(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, item, spoken }: Task,
  now: Moment,
): Promise<StaffAnswer> {
  const ticket = item.ticket === null ? undefined : await stores.tickets.find(item.ticket);
  if (ticket) {
    const order = {
      ticket,
      command: 'decline',
      data: { reason: '非诉求' },
      actor: spoken.actor,
      now,
      cause: spoken.message.id,
    } as const;
    const declined = await carryOut(stores, service, office, order);
    if (!declined.done) return refusal(declined.refusal, ticket, office, now);
  }
  const still = await stores.reviews.byLetter(item.letter);
  if (still) await stores.reviews.decide(item.letter, '不是诉求', now);
  return told(itemDone(said), itemDone(said), ticket ? [ticket.number] : []);
}

async function merge(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  task: Task,
  now: Moment,
): Promise<StaffAnswer> {
  const { said, item, spoken } = task;
  if (said.into === undefined) return refusal({ code: 'mergeTargetNeeded' }, undefined, office, now);
  const target = await findTicket(stores, {
    written: said.into,
    actor: spoken.actor,
    action: { kind: 'query', query: 'lookUp' },
    now,
  });
  if (!target.done) return refusal(target.refusal, undefined, office, now);
  const into = target.value;
  const outcome =
    item.ticket === null
      ? await joinMessage(stores, service, office, { task, into }, now)
      : await joinTicket(stores, service, office, { task, into }, now);
  if (!outcome.done) return refusal(outcome.refusal, into, office, now);
  const still = await stores.reviews.byLetter(item.letter);
  if (still) await stores.reviews.decide(item.letter, `并入${into.number}`, now);
  return told(itemMergedInto(item.letter, into.number), itemDone(said), [into.number]);
}

interface Joining {
  readonly task: Task;
  readonly into: Ticket;
}

async function joinTicket(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { task, into }: Joining,
  now: Moment,
): Promise<Outcome<unknown, Refusal>> {
  const { item, spoken } = task;
  const ticket = item.ticket === null ? undefined : await stores.tickets.find(item.ticket);
  if (!ticket) return { done: false, refusal: { code: 'notFound', ticket: item.ticket ?? item.letter } };
  return carryOut(stores, service, office, {
    ticket,
    command: 'merge',
    data: { into: into.number },
    actor: spoken.actor,
    now,
    cause: spoken.message.id,
  });
}

/** The doubtful message joins the ticket; its sender supports it, if it is another resident. */
async function joinMessage(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { task, into }: Joining,
  now: Moment,
): Promise<Outcome<unknown, Refusal>> {
  const { item } = task;
  const message = item.message === null ? undefined : await stores.messages.find(item.channel, item.message);
  if (!message || message.recalled) return { done: false, refusal: { code: 'notFound', ticket: item.letter } };
  const known = message.from === into.reporter || into.supporters.some((one) => one.account === message.from);
  const supported = known ? undefined : await support(stores, service, office, { message, into }, now);
  if (supported && !supported.done) return supported;
  const added = await changeTicket(stores, service, office, {
    ticket: supported?.done ? supported.value.ticket : into,
    command: { name: 'addMessage', message },
    actor: SYSTEM,
    now,
    cause: message.id,
  });
  if (added.done)
    await stores.messages.settle(
      message.channel,
      message.id,
      { reading: 'complaint', category: into.category, ticket: into.number },
      now,
    );
  return added;
}

const support = (
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, into }: { readonly message: LoggedMessage; readonly into: Ticket },
  now: Moment,
) =>
  changeTicket(stores, service, office, {
    ticket: into,
    command: { name: 'support', account: message.from, message: message.id, at: message.sentAt },
    actor: SYSTEM,
    now,
    cause: message.id,
  });

const refusal = (
  reason: Refusal,
  ticket: Ticket | undefined,
  { directory }: OfficeVersion,
  now: Moment,
): StaffAnswer => ({
  kind: 'refusal',
  text: refusalSentence(reason, { ticket: ticket?.number, directory, now }),
  bare: refusalSentence(reason, { ticket: ticket?.number, directory, now, bare: true }),
  tickets: ticket ? [ticket.number] : [],
});

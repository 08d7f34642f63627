import type { UnitId } from '../../domain/base/ids.ts';
import { done, type Outcome, refused } from '../../domain/base/outcome.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { shortNumber } from '../../domain/ticket/ticket-number.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { opened } from '../../wording/answers.ts';
import { itemMergedInto, notAComplaint, wordsNeeded } from '../../wording/review-answers.ts';
import { carryOut } from '../acting/carry-out.ts';
import { notDone, told } from '../acting/staff-answer.ts';
import { actorOf, type Desk } from '../desk/review-desk.ts';
import { type ReviewTask, refusedStep, type Step, settled } from '../desk/review-step.ts';
import { understood } from '../opening/hear-unreadable.ts';
import { noteGathering } from '../opening/note-gathering.ts';
import { openFromReview } from '../opening/open-from-review.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { mergeTarget } from './review-merge-target.ts';

/** It is a complaint: a ticket is opened, and goes to the unit that is named with it, else by the routing table. */
export const openMessage: Step = async (task) => {
  const { desk, item, message, said, by } = task;
  const { stores, service, office, now } = desk;
  if (message && message.text.trim() === '' && said.text === undefined)
    return { answer: notDone(wordsNeeded(item.letter)) };
  const unit = said.unit === undefined ? undefined : unitNamed(said.unit, office);
  if (unit && !unit.done) return refusedStep(task, unit.refusal);
  const about = message && { message, words: said.text ?? '', actor: actorOf(by), unrouted: unit !== undefined };
  const changed = about && (await openFromReview(stores, service, office, about, now));
  if (!changed) return refusedStep(task, { code: 'notFound', ticket: item.letter });
  const ticket = unit ? await sendTo(task, changed.ticket, unit.value) : changed.ticket;
  const text = opened(ticket, { directory: office.directory, now });
  return settled(told(text, `${item.letter}已建单。`, [ticket.number]), `建单${shortNumber(ticket.number)}`);
};

function unitNamed(written: string, { directory }: OfficeVersion): Outcome<UnitId, Refusal> {
  const unit = directory.unit(written) ?? directory.unitNamed(written);
  if (!unit) return refused({ code: 'unitUnknown', text: written });
  return unit.active ? done(unit.id) : refused({ code: 'unitInactive', unit: unit.id });
}

async function sendTo({ desk, by }: ReviewTask, ticket: Ticket, unit: UnitId): Promise<Ticket> {
  const { stores, service, office, now } = desk;
  const order = { ticket, command: 'dispatch', data: { unit }, actor: actorOf(by), now, cause: by.cause } as const;
  const sent = await carryOut(stores, service, office, order);
  if (!sent.done) throw new Error(`a new ticket cannot be dispatched: ${sent.refusal.code}`);
  return sent.value.ticket;
}

/** A message that is none is merely left alone: it goes with the chatter. */
export const leaveMessage: Step = async ({ item }) => {
  const sentence = notAComplaint(item.letter);
  return settled(told(sentence, sentence), '不是诉求');
};

/** The message joins a ticket; its sender supports it, if it is another resident. */
export const joinMessage: Step = async (task) => {
  const { desk, item, message } = task;
  const target = await mergeTarget(task);
  if (!target.done) return refusedStep(task, target.refusal);
  if (!message) return refusedStep(task, { code: 'notFound', ticket: item.letter });
  const joined = await join(desk, message, target.value);
  if (!joined.done) return refusedStep(task, joined.refusal, target.value);
  const { number } = target.value;
  const sentence = itemMergedInto(item.letter, number);
  return settled(told(sentence, sentence, [number]), `并入${shortNumber(number)}`);
};

async function join(desk: Desk, message: LoggedMessage, into: Ticket): Promise<Outcome<unknown, Refusal>> {
  const { stores, service, office, now } = desk;
  const change = { actor: SYSTEM, now, cause: message.id };
  const known = message.from === into.reporter || into.supporters.some((one) => one.account === message.from);
  const support = { name: 'support', account: message.from, message: message.id, at: message.sentAt } as const;
  const supported = known
    ? undefined
    : await changeTicket(stores, service, office, { ...change, ticket: into, command: support });
  if (supported && !supported.done) return supported;
  const ticket = supported?.done ? supported.value.ticket : into;
  const command = { name: 'addMessage', message } as const;
  const added = await changeTicket(stores, service, office, { ...change, ticket, command });
  if (!added.done) return added;
  const outcome = { reading: 'complaint', category: into.category, ticket: into.number } as const;
  await stores.messages.settle(message.channel, message.id, outcome, now);
  await understood(stores, message);
  await noteGathering(stores, service, office, added.value.ticket, now);
  return added;
}

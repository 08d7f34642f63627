import type { Arguments } from '../../domain/chat-command/said.ts';
import type { ReviewWords } from '../../domain/review/review-answer.ts';
import type { CommandName } from '../../domain/ticket/command.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { bareConfirmation, confirmation } from '../../wording/confirmations.ts';
import { refusalSentence } from '../../wording/refusals.ts';
import { carryOut } from '../acting/carry-out.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { type AnsweredBy, actorOf, type Desk } from './review-desk.ts';

/** One item that is being answered. */
export interface ReviewTask {
  readonly desk: Desk;
  readonly item: ReviewItem;
  readonly ticket: Ticket | undefined;
  readonly message: LoggedMessage | undefined;
  readonly said: ReviewWords;
  readonly by: AnsweredBy;
}

/** What came of it: the sentence to whoever answered, and, where the item is settled, the decision in words. */
export interface Worked {
  readonly answer: StaffAnswer;
  readonly decision?: string;
}

export type Step = (task: ReviewTask) => Promise<Worked>;

export const settled = (answer: StaffAnswer, decision: string): Worked => ({ answer, decision });

/** The step is refused; the item stays. */
export function refusedStep({ desk }: ReviewTask, refusal: Refusal, ticket?: Ticket): Worked {
  const { directory } = desk.office;
  const about = { ticket: ticket?.number, directory, now: desk.now };
  return {
    answer: {
      kind: 'refusal',
      text: refusalSentence(refusal, about),
      bare: refusalSentence(refusal, { ...about, bare: true }),
      tickets: ticket ? [ticket.number] : [],
    },
  };
}

/** A command of the lifecycle on the item's ticket, by the person's own right. */
export const commanded =
  (command: CommandName, dataOf: (said: ReviewWords) => Omit<Arguments, 'person' | 'on'>, decision: string): Step =>
  async (task) => {
    const { desk, ticket, said, by } = task;
    const { stores, service, office, now } = desk;
    if (!ticket) return { answer: notDone('') };
    const order = { ticket, command, data: dataOf(said), actor: actorOf(by), now, cause: by.cause };
    const outcome = await carryOut(stores, service, office, order);
    if (!outcome.done) return refusedStep(task, outcome.refusal, ticket);
    const { ticket: changed, events } = outcome.value;
    const text = confirmation(changed, events, { directory: office.directory, now });
    return settled(told(text, bareConfirmation(changed, events), [changed.number]), decision);
  };

/** What is said with the answer, as the command's reason. */
export const reasonIn = ({ text }: ReviewWords) => (text === undefined ? {} : { reason: text });
export const textIn = ({ text }: ReviewWords) => (text === undefined ? {} : { text });

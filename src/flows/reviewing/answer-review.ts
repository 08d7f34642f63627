import type { ReviewAnswer, ReviewWords } from '../../domain/review/review-answer.ts';
import { choiceFor, mayAnswer, REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { answerLacks, answerLike, decidedAlready, noSuchItem, onlyForItem } from '../../wording/review-answers.ts';
import { waysToAnswer } from '../../wording/review-post.ts';
import { anyOf } from '../../wording/role-list.ts';
import { notDone, type StaffAnswer } from '../acting/staff-answer.ts';
import { type AnsweredBy, type Desk, nameOf } from '../desk/review-desk.ts';
import { REVIEW_STEPS } from './review-steps.ts';

/** One answer to one item, wherever it was given. */
export interface ReviewReply {
  readonly item: ReviewItem;
  readonly answer: ReviewAnswer;
  readonly said: ReviewWords;
  readonly by: AnsweredBy;
}

/** Decides one item by the table of kinds: who may, whether the answer fits, and what it does. The same for chat and for the page. */
export async function answerReview(desk: Desk, reply: ReviewReply): Promise<StaffAnswer> {
  const { item, answer, said, by } = reply;
  const { stores, now } = desk;
  if (item.decided) return alreadyDecided(item, desk);
  const { who } = REVIEW_TABLE[item.kind];
  if (!mayAnswer(by.person, item.kind)) return notDone(onlyForItem(item.letter, anyOf(who)));
  const choice = choiceFor(item.kind, answer);
  const step = choice && REVIEW_STEPS[item.kind][choice.answer];
  if (!choice || !step) return notDone(answerLike(item.letter, waysToAnswer(item)));
  const { argument } = choice;
  if (argument?.needed && said[argument.name] === undefined)
    return notDone(answerLacks(item.letter, choice.word, argument.label));
  if (!(await stores.reviews.lock(item.id))) return alreadyDecided((await stores.reviews.find(item.id)) ?? item, desk);
  const ticket = item.ticket === null ? undefined : await stores.tickets.find(item.ticket);
  const message =
    item.message === null || item.channel === null ? undefined : await stores.messages.find(item.channel, item.message);
  const worked = await step({ desk, item, ticket, message: message?.recalled ? undefined : message, said, by });
  if (worked.decision !== undefined)
    await stores.reviews.decide(item.id, { answer: choice.answer, words: worked.decision, by: by.person.id, at: now });
  return worked.answer;
}

/** What became of it, and who decided. */
function alreadyDecided({ letter, decided }: ReviewItem, desk: Desk): StaffAnswer {
  if (!decided) return notDone(noSuchItem(letter));
  return notDone(decidedAlready(letter, { ...decided, by: nameOf(decided.by, desk) }, desk.now));
}

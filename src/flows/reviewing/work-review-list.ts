import type { Said } from '../../domain/chat-command/said.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { NOTHING_QUOTED, noSuchItem, severalQuoted } from '../../wording/review-answers.ts';
import { notDone, type SpokenBy, type StaffAnswer } from '../acting/staff-answer.ts';
import type { Desk } from '../desk/review-desk.ts';
import { itemsIn } from '../desk/review-posts.ts';
import { answerReview } from './answer-review.ts';

type Answer = Extract<Said, { kind: 'review' }>;

/** “A 建单”, “A、B 不是”, “B 并 0312-012”, “D 驳 理由”, or “建单” where a post with one item is quoted: a person decides what the machine would not. */
export async function workReviewList(
  desk: Desk,
  { said, spoken }: { readonly said: Answer; readonly spoken: SpokenBy },
): Promise<StaffAnswer> {
  if (said.letters.length === 0) return answerQuoted(desk, { said, spoken });
  const answers: StaffAnswer[] = [];
  for (const letter of said.letters) {
    const item = await desk.stores.reviews.latest(letter);
    answers.push(item ? await answerOne(desk, { said, spoken, item }) : notDone(noSuchItem(letter)));
  }
  return together(answers);
}

const answerOne = (
  desk: Desk,
  { said, spoken, item }: { readonly said: Answer; readonly spoken: SpokenBy; readonly item: ReviewItem },
): Promise<StaffAnswer> =>
  answerReview(desk, {
    item,
    answer: said.answer,
    said: said.data,
    by: { person: spoken.person, cause: spoken.message.id },
  });

/** Of several items in the quoted post only one may still be open. */
async function answerQuoted(
  desk: Desk,
  { said, spoken }: { readonly said: Answer; readonly spoken: SpokenBy },
): Promise<StaffAnswer> {
  const items: ReviewItem[] = [];
  for (const id of itemsIn(spoken.quoted?.dedupeKey ?? '')) {
    const item = await desk.stores.reviews.find(id);
    if (item) items.push(item);
  }
  const open = items.filter((item) => item.decided === null);
  const meant = open.length === 0 ? items : open;
  const [only] = meant;
  if (!only) return notDone(NOTHING_QUOTED);
  if (meant.length > 1) return notDone(severalQuoted(meant.map((item) => item.letter)));
  return answerOne(desk, { said, spoken, item: only });
}

/** One answer tells of all letters. */
function together(answers: readonly StaffAnswer[]): StaffAnswer {
  const [only] = answers;
  if (only && answers.length === 1) return only;
  return {
    kind: answers.some((answer) => answer.kind === 'answer') ? 'answer' : 'refusal',
    text: answers.map((answer) => answer.text).join('\n'),
    bare: answers.map((answer) => answer.bare).join('\n'),
    tickets: [...new Set(answers.flatMap((answer) => answer.tickets))],
  };
}

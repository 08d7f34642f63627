import type { Person } from '../../domain/office/person.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { SENT_TO_STAFF } from '../../wording/answers.ts';
import { NOTHING_TO_REVIEW, onThePhone, sensitiveApart } from '../../wording/review-answers.ts';
import { reviewList } from '../../wording/review-post.ts';
import { type StaffAnswer, told } from '../acting/staff-answer.ts';
import type { Desk } from '../desk/review-desk.ts';
import { viewAlone, viewsOf } from '../desk/review-posts.ts';
import { showItems } from '../desk/review-view.ts';
import { linkToReview } from './link-to-review.ts';

/** Who looks after the whole list; others see what waits for them. */
const OVERSEERS = ['dispatcher', 'administrator'] as const;

/** What a person sees of the open list. */
export const seenBy = (person: Person, items: readonly ReviewItem[]): readonly ReviewItem[] =>
  OVERSEERS.some((role) => person.roles.includes(role))
    ? items
    : items.filter(({ kind }) => REVIEW_TABLE[kind].who.some((role) => person.roles.includes(role)));

/** 存疑: what waits, by letter. What must not be read in a group goes to the person alone, with the way to the list on his phone. */
export async function showReviewList(desk: Desk, person: Person): Promise<StaffAnswer> {
  const shown = await showItems(desk, seenBy(person, await desk.stores.reviews.open()));
  if (shown.length === 0) return told(NOTHING_TO_REVIEW, NOTHING_TO_REVIEW);
  const open = shown.filter(({ item }) => !item.sensitive);
  const hidden = shown.filter(({ item }) => item.sensitive);
  const link = linkToReview(desk, person);
  const privately = [
    ...(hidden.length > 0 ? [reviewList(hidden.map((one) => viewAlone(one, person)))] : []),
    ...(link ? [onThePhone(link.address, link.expires, desk.now)] : []),
  ];
  const text = [
    ...(open.length > 0 ? [reviewList(viewsOf(open))] : []),
    ...(hidden.length > 0 ? [sensitiveApart(hidden.length)] : []),
  ];
  return {
    ...told(
      text.join('\n'),
      SENT_TO_STAFF,
      open.flatMap(({ item }) => (item.ticket === null ? [] : [item.ticket])),
    ),
    ...(privately.length > 0 ? { privately: privately.join('\n') } : {}),
  };
}

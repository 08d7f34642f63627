import { dueAt } from '../../domain/deadline/deadline.ts';
import { orUnknown } from '../../domain/reminder/rung-items.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { calledAgain } from '../../wording/review-post.ts';
import type { Desk } from '../desk/review-desk.ts';
import { reviewPosts } from '../desk/review-posts.ts';
import { showItems } from '../desk/review-view.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/**
 * Announces what has come onto the review list: pressing things at once, the others together some minutes after the first of them. Calls
 * again what had to be answered by now. Nothing is announced twice. Returns how many items were worked on.
 */
export async function announceReviews(service: Service, now: Moment): Promise<number> {
  return service.work.run(async (stores) => {
    const desk: Desk = { stores, service, office: await currentOffice(service), now };
    const due = await stores.reviews.due(now);
    const calls = due.filter((item) => item.announcedAt !== null);
    const fresh = await alongWith(
      due.filter((item) => item.announcedAt === null),
      desk,
    );
    const announced = await showItems(desk, fresh);
    const called = await showItems(desk, calls);
    const posts = [
      ...reviewPosts(announced, desk, { turn: 'first' }),
      ...reviewPosts(called, desk, { turn: 'again', words: calledAgain }),
    ];
    await speak(stores, service, desk.office, posts, now);
    for (const { item } of announced) await stores.reviews.announced(item.id, now, callMoment(item, desk));
    for (const { item } of called) await stores.reviews.announced(item.id, now, null);
    return due.length;
  });
}

/** Once the first of the gathered ones is due, all of them are told. */
async function alongWith(due: readonly ReviewItem[], { stores }: Desk): Promise<readonly ReviewItem[]> {
  const isGathered = (item: ReviewItem): boolean => REVIEW_TABLE[item.kind].gathered && !item.prompt;
  if (!due.some(isGathered)) return due;
  const waiting = await stores.reviews.unannounced();
  return waiting.filter((item) => isGathered(item) || due.some((one) => one.id === item.id));
}

function callMoment({ kind, openedAt }: ReviewItem, { office, now }: Desk): Moment | null {
  const { callAfter } = REVIEW_TABLE[kind];
  if (callAfter === undefined) return null;
  const at = orUnknown(() => dueAt(office.calendar, openedAt, { workingMinutes: callAfter }));
  return at === undefined ? null : Math.max(at, now + 1);
}

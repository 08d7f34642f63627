import { staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { orUnknown } from '../../domain/reminder/rung-items.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import { atClock, dayOf, HOUR, type Moment } from '../../domain/time/moment.ts';
import { isWorkingDay, nextWorkingDay } from '../../domain/time/working-calendar.ts';
import { stillWaiting } from '../../wording/review-post.ts';
import type { Desk } from '../desk/review-desk.ts';
import { askedFor, draft, reviewPosts, viewsOf } from '../desk/review-posts.ts';
import { type Shown, showItems } from '../desk/review-view.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** When what is still open is called again, each working day, and for how long it has to have been known. */
const CALL_AT = '09:00';
const KNOWN_FOR = HOUR;

/** Calls once each working day what is still open: the letters, in one post to the staff group; the sensitive ones in private. */
export async function callOpenReviews(service: Service, now: Moment): Promise<void> {
  const office = await currentOffice(service);
  const day = dayOf(now);
  if (now < atClock(day, CALL_AT) || !orUnknown(() => (isWorkingDay(office.calendar, day) ? now : undefined))) return;
  await service.work.run(async (stores) => {
    if (!(await stores.reports.claim('reviewCall', day, 'staff', now))) return;
    const desk: Desk = { stores, service, office, now };
    const open = (await stores.reviews.open()).filter(
      ({ kind, announcedAt }) => announcedAt !== null && announcedAt <= now - KNOWN_FOR && !REVIEW_TABLE[kind].onLadder,
    );
    const shown = await showItems(desk, open);
    const posts = [
      ...inTheGroup(
        shown.filter(({ item }) => !item.sensitive),
        desk,
      ),
      ...reviewPosts(
        shown.filter(({ item }) => item.sensitive),
        desk,
        { turn: day, words: (views, people) => stillWaiting([{ views, people }]) },
      ),
    ];
    await speak(stores, service, office, posts, now);
  });
}

function inTheGroup(shown: readonly Shown[], desk: Desk): readonly PostDraft[] {
  if (shown.length === 0) return [];
  const byPeople = [...Map.groupBy(shown, ({ item }) => askedFor(item.kind, desk)[0]?.id ?? '').values()].map(
    (some) => ({
      people: askedFor((some[0] as Shown).item.kind, desk),
      views: viewsOf(some),
    }),
  );
  const to = staffOf([...new Set(byPeople.flatMap(({ people }) => people))], desk.office.directory);
  return to ? [draft(shown, to, { turn: dayOf(desk.now), text: stillWaiting(byPeople) })] : [];
}

/** The next moment at which something may have to be called. */
export async function nextReviewCall(service: Service, now: Moment): Promise<Moment> {
  const { calendar } = await currentOffice(service);
  const day = dayOf(now);
  const today = atClock(day, CALL_AT);
  const next = orUnknown(() =>
    now < today && isWorkingDay(calendar, day) ? today : atClock(nextWorkingDay(calendar, day), CALL_AT),
  );
  return next ?? atClock(day, '24:00');
}

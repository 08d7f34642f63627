import type { Person } from '../../domain/office/person.ts';
import { type Addressees, personOf, staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { DAY } from '../../domain/time/moment.ts';
import type { KeptCircular } from '../../ports/circular-log.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { circularName, draftReady, openCircular } from '../../wording/circular-notice.ts';
import { reviewPost } from '../../wording/review-post.ts';
import type { Desk } from '../desk/review-desk.ts';
import { askedFor, viewAlone } from '../desk/review-posts.ts';
import { showItems } from '../desk/review-view.ts';
import { speak } from '../speaking/speak.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import { windowOf } from './circular-window.ts';
import { linkToCircular } from './link-to-circular.ts';

/** A circular that waits for somebody: its draft for the dispatcher, or its approval for a leader. */
export interface WaitingCircular {
  readonly circular: Pick<KeptCircular, 'id' | 'report' | 'period'>;
  readonly late: boolean;
  /** Why it was sent back; empty where it was not. */
  readonly why: string;
  readonly refusals: number;
}

/** The subject is new for each turn: the same draft may wait again after it was sent back. */
const listed = (desk: Desk, kind: 'circularDraft' | 'circularApproval', waiting: WaitingCircular) => {
  const { circular, late, why, refusals } = waiting;
  const name = circularName(windowOf(circular).period);
  return listForReview(
    desk.stores,
    desk.service,
    desk.office,
    { kind, subject: `${circular.id}`, data: { circular: circular.id, name, late, refusals }, why },
    desk.now,
  );
};

/** Puts a draft onto the list, which tells the staff group; the way to the page goes to each dispatcher alone. */
export async function askDispatcher(desk: Desk, waiting: WaitingCircular): Promise<void> {
  const item = await listed(desk, 'circularDraft', waiting);
  if (!item) return;
  const words = draftReady(String(item.data['name']), waiting.late, waiting.why);
  const posts = askedFor('circularDraft', desk).flatMap((person) => {
    const to = personOf(person, desk.office.directory);
    const link = linkOf(desk, waiting, person);
    return to && 'person' in to.to && link ? [postOf(item, to, `${words}\n${link}`)] : [];
  });
  await speak(desk.stores, desk.service, desk.office, posts, desk.now);
}

/**
 * Asks every leader: alone with a link of his own, else with @ in the leaders' group, where he answers by a word. In trial mode that is the staff
 * group. The list itself says no more of it but its daily call.
 */
export async function askLeaders(desk: Desk, waiting: WaitingCircular): Promise<void> {
  const item = await listed(desk, 'circularApproval', waiting);
  const [shown] = item ? await showItems(desk, [item]) : [];
  if (!item || !shown) return;
  const posts = askedFor('circularApproval', desk).flatMap((person) => {
    const to = leaderAt(person, desk);
    if (!to) return [];
    const alone = 'person' in to.to;
    const link = alone ? linkOf(desk, waiting, person) : undefined;
    const words = reviewPost([viewAlone(shown, person)], [person]);
    return [postOf(item, to, link ? `${words}\n${link}` : words)];
  });
  await speak(desk.stores, desk.service, desk.office, posts, desk.now);
  await desk.stores.reviews.announced(item.id, desk.now, null);
}

function leaderAt(person: Person, { office }: Desk): Addressees | undefined {
  const to = personOf(person, office.directory);
  const inTrial = office.policy.trial && to !== undefined && 'group' in to.to;
  return inTrial ? staffOf([person], office.directory) : to;
}

const LASTS = 7 * DAY;
function linkOf({ service, now }: Desk, { circular }: WaitingCircular, person: Person): string | undefined {
  const link = linkToCircular(service, { circular: circular.id, as: { person: person.id } }, now);
  return link && openCircular(link, now + LASTS, now);
}

/** Its key names the item, so that an answer that quotes it needs no letter. */
const postOf = (item: ReviewItem, { to, channel, mentions }: Addressees, text: string): PostDraft => ({
  kind: 'review',
  to,
  channel,
  mentions,
  text,
  tickets: [],
  dedupeKey: `review:${item.id}:circular:${'person' in to ? to.person : `${to.group}:${mentions.join('+')}`}`,
  prompt: false,
});

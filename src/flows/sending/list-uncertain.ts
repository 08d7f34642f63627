import type { Moment } from '../../domain/time/moment.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { currentOffice, type Service } from '../service.ts';
import { listForReview } from '../tickets/list-for-review.ts';

/**
 * A post of which nobody knows whether it went out: a person who looks at the group decides (发出了, or 补发). The review list's own posts
 * are left out: they are called again anyway, and a dead channel must not list its own announcements for ever.
 */
export async function putUncertainOnList(
  stores: Stores,
  service: Service,
  post: QueuedPost,
  now: Moment,
): Promise<void> {
  if (post.kind === 'review') return;
  const office = await currentOffice(service);
  const subject = `post:${post.seq}`;
  const group = 'group' in post.to ? { group: post.to.group } : {};
  const data = { post: post.seq, kind: post.kind };
  await listForReview(stores, service, office, { kind: 'uncertainPost', subject, ...group, data }, now);
}

import type { PostDraft } from '../domain/post/post.ts';
import { speakableAt } from '../domain/post/quiet-hours.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { Service } from './service.ts';

/** Puts posts into the outbox, each not before the quiet hours allow it. The only way anything is said. */
export async function speak(
  stores: Stores,
  service: Pick<Service, 'pace'>,
  office: OfficeVersion,
  drafts: readonly PostDraft[],
  now: Moment,
): Promise<void> {
  if (drafts.length === 0) return;
  const posts = drafts.map((draft) => ({
    draft,
    notBefore: service.pace === 'fast' ? now : speakableAt(draft, office.policy, now),
  }));
  await stores.outbox.add(posts, now);
}

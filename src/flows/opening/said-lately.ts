import { isEnough, REMEMBERED } from '../../domain/post/etiquette.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** Whether its readers have had these very words within the hour, so that they need not be said again. */
export async function saidLately(
  stores: Stores,
  { to, text, mentions }: Pick<PostDraft, 'to' | 'text' | 'mentions'>,
  now: Moment,
): Promise<boolean> {
  const alike = await stores.outbox.alikeSince(to, text, now - REMEMBERED);
  return isEnough(alike, mentions[0] ?? '');
}

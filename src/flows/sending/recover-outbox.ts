import type { ChannelName } from '../../domain/base/ids.ts';
import type { PostKind } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { type QueuedPost, RESENT } from '../../ports/outbox.ts';
import type { Service } from '../service.ts';
import { putUncertainOnList } from './list-uncertain.ts';

/** Posts nobody may see twice: they wait until a person, or the echo of our own message, says whether they went out. */
const NEVER_TWICE: readonly PostKind[] = ['dailyRanking', 'leaderDigest', 'weeklyReport', 'circular', 'overdueList'];

/** Whether a post of which nobody knows whether it went out may go out once more, marked; nothing goes out a third time. */
export const mayGoTwice = ({ kind, attempts, why }: Pick<QueuedPost, 'kind' | 'attempts' | 'why'>): boolean =>
  !NEVER_TWICE.includes(kind) && why !== RESENT && attempts <= 1;

/**
 * Takes over what a process left half sent when it died. Nobody knows whether such a post was seen: a ranking stays uncertain and is
 * on the review list, anything a person waits for goes out once more, marked. Returns how many were found.
 */
export async function recoverOutbox(service: Service, channel: ChannelName, now: Moment): Promise<number> {
  // All or nothing: a crash in the middle must not leave one uncertain that nobody hears of.
  return service.work.run(async (stores) => {
    const abandoned = await stores.outbox.abandonSending([channel]);
    for (const post of abandoned) {
      if (!mayGoTwice(post)) await putUncertainOnList(stores, service, post, now);
      else await stores.outbox.settle(post.seq, { state: 'queued', notBefore: now, why: RESENT });
    }
    return abandoned.length;
  });
}

import type { ChannelName } from '../../src/domain/base/ids.ts';
import { targetKey } from '../../src/domain/post/audience.ts';
import { countsAsUnasked } from '../../src/domain/post/etiquette.ts';
import { dayOf, type Moment } from '../../src/domain/time/moment.ts';
import { type Outbox, type PostState, type QueuedPost, RESENT } from '../../src/ports/outbox.ts';
import { byText, type Rollback, storedCopy, storedText } from './rollback.ts';

export interface FakeOutbox extends Outbox, Rollback {
  /** Every post, in the order of queueing. */
  all(): readonly QueuedPost[];
  /** From when on a queued post of these channels may go. */
  earliestQueued(channels: readonly ChannelName[]): Moment | null;
}

/** States an operator has to know of. */
const UNSENT: readonly PostState[] = ['queued', 'sending', 'uncertain', 'failed'];

/** The outbox in memory. */
export function fakeOutbox(): FakeOutbox {
  let posts = new Map<number, QueuedPost>();
  // Like the database's sequences these are never put back.
  let lastSeq = 0;
  let lastSentSeq = 0;
  const all = (): QueuedPost[] => storedCopy([...posts.values()].sort((a, b) => a.seq - b.seq));
  const change = (seq: number, to: Partial<QueuedPost>): void => {
    const post = posts.get(seq);
    if (post) posts.set(seq, { ...post, ...to });
  };

  return {
    async add(added, createdAt) {
      let count = 0;
      for (const { draft, notBefore } of added) {
        lastSeq += 1;
        if (all().some((post) => post.dedupeKey === draft.dedupeKey)) continue;
        const fresh = {
          state: 'queued',
          attempts: 0,
          sentAt: null,
          sentSeq: null,
          platformId: null,
          why: null,
        } as const;
        posts.set(lastSeq, {
          ...storedCopy(draft),
          pressing: draft.pressing ?? false,
          text: storedText(draft.text),
          ...fresh,
          seq: lastSeq,
          createdAt,
          notBefore,
        });
        count += 1;
      }
      return count;
    },
    async due(channels, now, limit) {
      const isDue = (post: QueuedPost): boolean =>
        post.state === 'queued' && channels.includes(post.channel) && post.notBefore <= now;
      return all()
        .filter(isDue)
        .sort((a, b) => Number(b.pressing) - Number(a.pressing) || a.seq - b.seq)
        .slice(0, limit);
    },
    async begin(seq) {
      const post = posts.get(seq);
      if (post?.state !== 'queued') return undefined;
      change(seq, { state: 'sending', attempts: post.attempts + 1 });
      return post.attempts + 1;
    },
    async settle(seq, delivery, attempt) {
      const post = posts.get(seq);
      const late = post?.attempts !== attempt || !(post?.state === 'sending' || post?.state === 'uncertain');
      if (attempt !== undefined && late) return;
      if (delivery.state === 'sent') {
        lastSentSeq += 1;
        const { at, platformId } = delivery;
        change(seq, { state: 'sent', sentAt: at, sentSeq: lastSentSeq, platformId, why: null });
      } else change(seq, delivery);
    },
    async readdress(seq, { to, channel, text, mentions }) {
      if (posts.get(seq)?.state !== 'queued') return;
      change(seq, { to, channel, text: storedText(text), mentions: [...mentions] });
    },
    async abandonSending(channels) {
      const lost = all().filter((post) => post.state === 'sending' && channels.includes(post.channel));
      for (const { seq } of lost) change(seq, { state: 'uncertain', why: '发送中断，不知是否发出' });
      return all().filter((post) => lost.some((one) => one.seq === post.seq));
    },
    async find(seq) {
      return all().find((post) => post.seq === seq);
    },
    async unproven(channel, to, since) {
      const without = ({ state, why, platformId, sentAt }: QueuedPost): boolean =>
        state === 'sending' ||
        state === 'uncertain' ||
        (state === 'queued' && why === RESENT) ||
        (state === 'sent' && platformId === null && (sentAt ?? 0) >= since);
      return all().filter(
        (post) =>
          post.channel === channel &&
          post.attempts > 0 &&
          targetKey(post.to) === targetKey(to) &&
          'group' in post.to === 'group' in to &&
          post.notBefore >= since &&
          without(post),
      );
    },
    async prove(seq, { id, at }) {
      const post = posts.get(seq);
      if (!post || post.platformId !== null || post.state === 'failed') return false;
      if (post.sentSeq === null) lastSentSeq += 1;
      change(seq, {
        state: 'sent',
        sentAt: post.sentAt ?? at,
        sentSeq: post.sentSeq ?? lastSentSeq,
        platformId: id,
        why: null,
      });
      return true;
    },
    async sentSince(channel, since) {
      return all().filter((post) => post.channel === channel && (post.sentAt ?? 0) >= since && post.sentAt !== null)
        .length;
    },
    async toPersons(since) {
      const keys = new Set(all().map(({ dedupeKey }) => dedupeKey));
      const told = ({ to, createdAt, state, platformId }: QueuedPost): boolean =>
        'person' in to && createdAt >= since && (state === 'failed' || (state === 'sent' && platformId !== null));
      return all().filter((post) => told(post) && !keys.has(`passedOn:${post.seq}`));
    },
    async byPlatformId(channel, id) {
      return all().find((post) => post.channel === channel && post.platformId === id);
    },
    async sent({ group, person, after, limit }) {
      const fits = ({ to, sentSeq }: QueuedPost): boolean =>
        sentSeq !== null &&
        sentSeq > after &&
        (group === undefined || ('group' in to && to.group === group)) &&
        (person === undefined || ('person' in to && to.person === person));
      return all()
        .filter(fits)
        .sort((a, b) => (a.sentSeq ?? 0) - (b.sentSeq ?? 0))
        .slice(0, limit);
    },
    async waiting() {
      const counts = new Map<string, { channel: ChannelName; state: PostState; count: number }>();
      for (const { channel, state } of all().filter((post) => UNSENT.includes(post.state))) {
        const key = `${channel} ${state}`;
        counts.set(key, { channel, state, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts.values()].sort((a, b) => byText(a.channel, b.channel) || byText(a.state, b.state));
    },
    async unaskedOn(group, day) {
      const counts = (post: QueuedPost): boolean =>
        'group' in post.to && post.to.group === group && countsAsUnasked(post);
      return all().filter((post) => counts(post) && dayOf(post.notBefore) === day).length;
    },
    async alikeSince(to, text, since) {
      const alike = all().filter((post) => post.text === text && post.createdAt >= since);
      return alike.filter((post) => targetKey(post.to) === targetKey(to)).map((post) => post.mentions);
    },
    async gathering(group, kind) {
      const fits = (post: QueuedPost): boolean =>
        post.state === 'queued' && post.kind === kind && !post.prompt && 'group' in post.to && post.to.group === group;
      return all().findLast(fits);
    },
    async rewrite(seq, { text, tickets, mentions, images = [] }) {
      if (posts.get(seq)?.state !== 'queued') return false;
      change(seq, storedCopy({ text: storedText(text), tickets, mentions, images }));
      return true;
    },
    async withdraw(dedupeKey) {
      const post = all().find((one) => one.dedupeKey === dedupeKey);
      if (post?.state === 'queued' && post.attempts === 0) posts.delete(post.seq);
    },
    async supersede(seq) {
      const post = posts.get(seq);
      if (post?.state !== 'queued' || post.why === RESENT) return false;
      return posts.delete(seq);
    },
    async postpone(seq, until) {
      const post = posts.get(seq);
      if (post?.state === 'queued' && post.notBefore < until) change(seq, { notBefore: until });
    },
    async hasten(dedupeKey, now) {
      const post = all().find((one) => one.dedupeKey === dedupeKey);
      if (post?.state === 'queued' && post.notBefore > now) change(post.seq, { notBefore: now });
    },
    all,
    earliestQueued(channels) {
      const moments = all().filter((post) => post.state === 'queued' && channels.includes(post.channel));
      return moments.length === 0 ? null : Math.min(...moments.map((post) => post.notBefore));
    },
    snapshot() {
      const kept = new Map(posts);
      return () => {
        posts = kept;
      };
    },
  };
}

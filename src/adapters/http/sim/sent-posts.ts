import type { ChannelName, GroupId, PersonId } from '../../../domain/base/ids.ts';
import type { Outbox, QueuedPost } from '../../../ports/outbox.ts';

/** Posts read at once, kept of each group and person, and read again because two senders may commit out of order. */
const PAGE = 500;
const KEPT = 200;
const OVERLAP = 20;

export type Target = { readonly group: GroupId } | { readonly person: PersonId };

/** The newest sent posts of every simulated group and person, read from the outbox bit by bit: nothing is lost by a restart. */
export interface SentPosts {
  /** Reads what was sent since the last look. */
  refresh(): Promise<void>;
  /** Calls the listener with whatever a look finds new. */
  onNew(listener: (posts: readonly QueuedPost[]) => void): void;
  /** In the order of sending. */
  of(target: Target): readonly QueuedPost[];
  /** The last one sent of those asked for, as far as they are kept. */
  newest(wanted: (post: QueuedPost) => boolean): QueuedPost | undefined;
  /** Persons who were written to in private, latest first. */
  persons(): readonly PersonId[];
}

export function createSentPosts(outbox: Outbox, simulated: (channel: ChannelName) => boolean): SentPosts {
  const kept = new Map<string, QueuedPost[]>();
  const recent = new Set<number>();
  let last = 0;
  let reading: Promise<void> = Promise.resolve();
  const listeners: ((posts: readonly QueuedPost[]) => void)[] = [];

  async function read(): Promise<void> {
    const found: QueuedPost[] = [];
    let after = Math.max(0, last - OVERLAP);
    for (;;) {
      const posts = await outbox.sent({ after, limit: PAGE });
      found.push(...posts.filter(isNew));
      after = posts.at(-1)?.sentSeq ?? after;
      if (posts.length < PAGE) break;
    }
    for (const seq of recent) if (seq <= last - OVERLAP) recent.delete(seq);
    if (found.length > 0) for (const listener of listeners) listener(found);
  }

  function isNew(post: QueuedPost): boolean {
    const seq = post.sentSeq ?? 0;
    if (recent.has(seq)) return false;
    recent.add(seq);
    last = Math.max(last, seq);
    if (!simulated(post.channel)) return false;
    keep(kept, post);
    return true;
  }

  return {
    refresh() {
      const turn = reading.then(read);
      reading = turn.catch(() => {});
      return turn;
    },
    onNew: (listener) => listeners.push(listener),
    of: (target) => kept.get(keyOf(target)) ?? [],
    newest: (wanted) =>
      [...kept.values()]
        .flatMap((posts) => posts.findLast(wanted) ?? [])
        .sort((a, b) => (a.sentSeq ?? 0) - (b.sentSeq ?? 0))
        .at(-1),
    persons: () =>
      [...kept.values()]
        .map((posts) => posts.at(-1))
        .filter((post) => post !== undefined)
        .filter((post) => 'person' in post.to)
        .sort((a, b) => (b.sentSeq ?? 0) - (a.sentSeq ?? 0))
        .map((post) => (post.to as { person: PersonId }).person),
  };
}

const keyOf = (target: Target): string => ('group' in target ? `group ${target.group}` : `person ${target.person}`);

function keep(kept: Map<string, QueuedPost[]>, post: QueuedPost): void {
  const posts = kept.get(keyOf(post.to)) ?? [];
  posts.push(post);
  posts.sort((a, b) => (a.sentSeq ?? 0) - (b.sentSeq ?? 0));
  kept.set(keyOf(post.to), posts.slice(-KEPT));
}

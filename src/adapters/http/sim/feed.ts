import type { GroupId, PersonId } from '../../../domain/base/ids.ts';
import type { SentPosts } from './sent-posts.ts';

/** What an open page should look at again. */
export type FeedEvent =
  | {
      readonly event: 'change';
      readonly groups: readonly GroupId[];
      readonly persons: readonly PersonId[];
      /** How many new lines each chat has, by its path: `groups/…` or `directs/…`. */
      readonly news: Readonly<Record<string, number>>;
    }
  | { readonly event: 'clock' }
  /** A scene has gone on. */
  | { readonly event: 'scene' };

/** Tells open pages what is new. Posts are looked for in the outbox, so that it works whichever process sends them. */
export interface Feed {
  listen(listener: (event: FeedEvent) => void): () => void;
  tell(event: FeedEvent): void;
  /** Something was sent: look soon. */
  poke(): void;
  close(): void;
}

/** Milliseconds between two looks while a page is open, and from a poke to the look: the post is settled just after it. */
const LOOK_EVERY = 500;
const AFTER_POKE = 60;

export function createFeed(posts: SentPosts, report: (fault: unknown) => void): Feed {
  const listeners = new Set<(event: FeedEvent) => void>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (event: FeedEvent) => {
    for (const listener of listeners) listener(event);
  };

  posts.onNew((found) => {
    const groups = new Set(found.flatMap((post) => ('group' in post.to ? [post.to.group] : [])));
    const persons = new Set(found.flatMap((post) => ('person' in post.to ? [post.to.person] : [])));
    const news: Record<string, number> = {};
    for (const { to } of found) {
      const path = 'group' in to ? `groups/${to.group}` : `directs/${to.person}`;
      news[path] = (news[path] ?? 0) + 1;
    }
    tell({ event: 'change', groups: [...groups], persons: [...persons], news });
  });

  async function look(): Promise<void> {
    await posts.refresh().catch(report);
    lookIn(LOOK_EVERY);
  }

  function lookIn(wait: number): void {
    clearTimeout(timer);
    if (closed || listeners.size === 0) return;
    timer = setTimeout(() => void look(), wait);
    timer.unref();
  }

  return {
    tell,
    listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1) lookIn(0);
      return () => listeners.delete(listener);
    },
    poke: () => lookIn(AFTER_POKE),
    close() {
      closed = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

import type { Timers } from './timers.ts';

/** Pictures whose words have not got through yet: when the post is tried again, the picture is not shown a second time. */
export interface RecentPictures {
  shown(to: string, name: string): boolean;
  show(to: string, name: string): void;
  /** The words got through as well: the same picture is news again. */
  done(to: string, name: string): void;
}

const REMEMBERED = 60 * 60_000;

export function createRecentPictures(timers: Timers): RecentPictures {
  const seen = new Map<string, number>();
  const keyOf = (to: string, name: string): string => `${to} ${name}`;
  return {
    shown: (to, name) => timers.now() - (seen.get(keyOf(to, name)) ?? Number.NEGATIVE_INFINITY) < REMEMBERED,
    show(to, name) {
      for (const [key, at] of seen) if (timers.now() - at >= REMEMBERED) seen.delete(key);
      seen.set(keyOf(to, name), timers.now());
    },
    done: (to, name) => void seen.delete(keyOf(to, name)),
  };
}

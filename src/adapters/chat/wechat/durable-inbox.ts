import { backoff } from '../backoff.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/**
 * What came in and is not yet durable. WeChat knows no acknowledgement: what is dropped here is lost, so that everything is tried again
 * in its order until the database takes it.
 */
export interface DurableInbox {
  /** False when there is no room for it any more. */
  put(keep: () => Promise<void>): boolean;
  size(): number;
  /** Resolves once everything is kept, or `ms` are over; then nothing more is tried. */
  drain(ms: number): Promise<void>;
}

export interface InboxOptions {
  readonly timings: Pick<WeChatTimings, 'keepAgain' | 'longestKeepAgain'>;
  /** Called when keeping begins to fail, or works again. `error` is what the last try said. */
  failing(failing: boolean, error?: unknown): void;
  readonly capacity?: number;
}

/** A message is a few hundred bytes: this many are a few megabytes, and days of a few groups. */
const CAPACITY = 20_000;
/** Kept at the same time; within a burst the service sorts them anyway. */
const AT_ONCE = 16;

export function createDurableInbox({ timings, failing, capacity = CAPACITY }: InboxOptions): DurableInbox {
  let queue: (() => Promise<void>)[] = [];
  let running = false;
  let closed = false;
  let tries = 0;
  let wake: (() => void) | undefined;

  async function run(): Promise<void> {
    running = true;
    while (queue.length > 0 && !closed) {
      const batch = queue.slice(0, AT_ONCE);
      const results = await Promise.allSettled(batch.map((keep) => keep()));
      const left = batch.filter((_, at) => results[at]?.status === 'rejected');
      queue = [...left, ...queue.slice(batch.length)];
      // Nobody waits for it any more, nor shall a timer.
      if (closed) break;
      const failure = results.find((result) => result.status === 'rejected');
      if (failure) failing(true, failure.reason);
      else if (tries > 0) failing(false);
      // Only when nothing at all could be kept is the database away; a single stubborn one does not hold up the others.
      tries = failure ? tries + 1 : 0;
      if (left.length === batch.length) await pause();
    }
    running = false;
  }

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const { keepAgain: first, longestKeepAgain: longest } = timings;
      const timer = setTimeout(resolve, backoff({ tries: tries - 1, first, longest, chance: Math.random() }));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    put(keep) {
      if (queue.length >= capacity) return false;
      queue.push(keep);
      if (!running) void run();
      return true;
    },
    size: () => queue.length,
    async drain(ms) {
      const until = performance.now() + ms;
      while (running && performance.now() < until) {
        wake?.();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      closed = true;
      wake?.();
    },
  };
}

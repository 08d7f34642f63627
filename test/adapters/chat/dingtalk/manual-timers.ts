import type { Timers } from '../../../../src/adapters/chat/dingtalk/timers.ts';

/** Timers that only run when a test says so, and can be counted. */
export interface ManualTimers extends Timers {
  /** Time passes; what falls due runs, in order. */
  advance(milliseconds: number): void;
  /** How many are set. */
  size(): number;
  /** Milliseconds until the next falls due. */
  untilNext(): number;
}

export function manualTimers(): ManualTimers {
  const set = new Map<number, { readonly work: () => void; readonly at: number }>();
  let now = 0;
  let count = 0;
  return {
    now: () => now,
    set(work, milliseconds) {
      count += 1;
      set.set(count, { work, at: now + milliseconds });
      return count;
    },
    clear: (timer) => void set.delete(timer as number),
    size: () => set.size,
    untilNext: () => Math.min(...[...set.values()].map(({ at }) => at)) - now,
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const due = [...set].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        set.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].work();
      }
      now = end;
    },
  };
}

/** The machine's own timers, counted. */
export function countedTimers(): Timers & { size(): number } {
  const set = new Set<unknown>();
  return {
    now: () => performance.now(),
    set(work, milliseconds) {
      const timer = setTimeout(() => {
        set.delete(timer);
        work();
      }, milliseconds);
      set.add(timer);
      return timer;
    },
    clear(timer) {
      set.delete(timer);
      clearTimeout(timer as NodeJS.Timeout);
    },
    size: () => set.size,
  };
}

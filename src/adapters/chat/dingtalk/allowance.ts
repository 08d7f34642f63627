import type { Timers } from './timers.ts';

/** So many at once, and one more each `every` milliseconds. */
export interface Allowance {
  /** False when they are used up. */
  take(): boolean;
}

export function createAllowance(options: {
  readonly burst: number;
  readonly every: number;
  readonly timers: Timers;
}): Allowance {
  const { burst, every, timers } = options;
  let left = burst;
  let since = timers.now();
  return {
    take() {
      const gained = Math.floor((timers.now() - since) / every);
      left = Math.min(burst, left + gained);
      since += gained * every;
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}

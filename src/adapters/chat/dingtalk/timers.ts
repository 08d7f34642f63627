/** Waiting, as the machine does it; tests hand in their own. */
export interface Timers {
  /** Milliseconds since some start. Never set back or forward, unlike the clock on the wall: what is counted in it survives a clock jump. */
  now(): number;
  set(work: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export const SYSTEM_TIMERS: Timers = {
  now: () => performance.now(),
  set: (work, milliseconds) => setTimeout(work, milliseconds),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
};

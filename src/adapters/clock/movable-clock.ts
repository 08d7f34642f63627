import type { Moment } from '../../domain/time/moment.ts';
import type { Clock } from '../../ports/clock.ts';
import { createSystemClock } from './system-clock.ts';

/** Where the clock keeps how far it was moved, in milliseconds, so that a restart does not turn it back. */
export interface OffsetStore {
  load(): Promise<number>;
  save(offset: number): Promise<void>;
}

/** The machine's clock, which the simulator may push forward. It runs on from where it was pushed to. */
export interface MovableClock extends Clock {
  /** Moves on to a moment; an earlier one than now changes nothing. It is being kept when this returns, and kept after `kept()`. */
  moveTo(moment: Moment): void;
  /** Moves on by so many milliseconds and resolves once that is kept. Throws RangeError when asked to go back. */
  advance(milliseconds: number): Promise<void>;
  /** Resolves once the last move is kept; rejects when it could not be. */
  kept(): Promise<void>;
}

/** Starts where it was left. `base` is the clock underneath. */
export async function createMovableClock(store: OffsetStore, base: Clock = createSystemClock()): Promise<MovableClock> {
  let offset = Math.max(0, await store.load());
  let saved = offset;
  let saving: Promise<void> | undefined;

  /** One save at a time; moves made meanwhile are saved together afterwards. */
  async function keep(): Promise<void> {
    try {
      while (saved !== offset) {
        const next = offset;
        await store.save(next);
        saved = next;
      }
    } finally {
      saving = undefined;
    }
  }

  const kept = (): Promise<void> => {
    if (saved !== offset) saving ??= keep();
    return saving ?? Promise.resolve();
  };

  const now = (): Moment => base.now() + offset;

  function moveTo(moment: Moment): void {
    offset += Math.max(0, moment - now());
    // A failed save is tried again by the next move or `kept()`, which also reports it.
    kept().catch(() => {});
  }

  return {
    now,
    moveTo,
    kept,
    async advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError('a clock does not go back');
      offset += milliseconds;
      await kept();
    },
  };
}

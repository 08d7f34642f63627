import type { Moment } from '../../domain/time/moment.ts';
import type { Clock } from '../../ports/clock.ts';

/** A clock that stands still until it is told to move on: a replay's. */
export interface VirtualClock extends Clock {
  /** Throws RangeError when asked to go back. */
  moveTo(moment: Moment): void;
}

export function createVirtualClock(start: Moment): VirtualClock {
  let now = start;
  return {
    now: () => now,
    moveTo(moment) {
      if (!(moment >= now)) throw new RangeError(`a clock does not go back: ${moment} lies before ${now}`);
      now = moment;
    },
  };
}

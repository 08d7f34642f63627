import type { Moment } from '../../src/domain/time/moment.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export interface SettableClock extends Clock {
  moveTo(moment: Moment): void;
  advance(milliseconds: number): void;
}

export function settableClock(start: Moment): SettableClock {
  let now = start;
  return {
    now: () => now,
    moveTo: (moment) => {
      now = moment;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

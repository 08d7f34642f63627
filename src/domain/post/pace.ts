import { type Day, dayOf, endOfDay, type Moment } from '../time/moment.ts';

/** How fast an account may speak. Gaps are milliseconds. */
export interface PaceLimits {
  readonly minGap: number;
  /** At most so much is added to the gap, by chance: a machine that speaks every three seconds is known by it. */
  readonly jitter: number;
  readonly minGapPerGroup: number;
  readonly ratePerMinute: number;
  /** Posts of one Shanghai day; what is about a life in danger goes out beyond it. */
  readonly perDay: number;
}

const MINUTE = 60_000;

/** Remembers what an account has sent lately, and says when it may speak again. Kept by the one process that sends for it. */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #lastTo = new Map<string, Moment>();
  /** Moments of the last minute's posts, oldest first. */
  #recent: Moment[] = [];
  /** The gap after the last post. */
  #gap = 0;
  #today: { readonly day: Day; readonly count: number } | undefined;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
  }

  /** The earliest moment, not before `now`, at which the account may speak at all. */
  accountReadyAt(now: Moment): Moment {
    const last = this.#recent.at(-1);
    const afterGap = last === undefined ? now : last + this.#gap;
    const nth = this.#recent.at(-this.#limits.ratePerMinute);
    const afterRate = nth === undefined ? now : nth + MINUTE;
    return Math.max(now, afterGap, afterRate);
  }

  /** The same for one group or person. */
  readyAt(target: string, now: Moment, pressing = false): Moment {
    const last = this.#lastTo.get(target);
    const afterGap = last === undefined ? now : last + this.#limits.minGapPerGroup;
    const spent = !pressing && this.#spokenOn(dayOf(now)) >= this.#limits.perDay;
    return Math.max(this.accountReadyAt(now), afterGap, spent ? endOfDay(dayOf(now)) : now);
  }

  /** Another process has already sent so many today. */
  resume(sentToday: number, now: Moment): void {
    this.#today = { day: dayOf(now), count: sentToday };
  }

  #spokenOn(day: Day): number {
    return this.#today?.day === day ? this.#today.count : 0;
  }

  /** `chance` is from 0 to 1. */
  spoke(target: string, at: Moment, chance = 0): void {
    this.#gap = this.#limits.minGap + Math.round(chance * this.#limits.jitter);
    this.#today = { day: dayOf(at), count: this.#spokenOn(dayOf(at)) + 1 };
    this.#lastTo.set(target, at);
    this.#recent = [...this.#recent.filter((moment) => moment > at - MINUTE), at];
  }
}

/** No waiting at all, for tests and demonstrations. */
export const UNPACED: PaceLimits = {
  minGap: 0,
  jitter: 0,
  minGapPerGroup: 0,
  ratePerMinute: Number.MAX_SAFE_INTEGER,
  perDay: Number.MAX_SAFE_INTEGER,
};

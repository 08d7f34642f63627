import type { Moment } from '../domain/time/moment.ts';

/** The only source of time: the machine's clock, one the simulator moves, or the virtual one of a replay. */
export interface Clock {
  now(): Moment;
}

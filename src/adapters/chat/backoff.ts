export interface Backoff {
  /** Failures in a row before this wait, without the first. */
  readonly tries: number;
  /** Milliseconds of the first wait, and at most. */
  readonly first: number;
  readonly longest: number;
  /** From 0 to 1. */
  readonly chance: number;
}

/**
 * A wait in milliseconds that doubles with every failure up to a limit, less up to a quarter by chance: after an outage not everybody shall
 * come back at once.
 */
export const backoff = ({ tries, first, longest, chance }: Backoff): number =>
  Math.round(Math.min(longest, first * 2 ** Math.min(tries, 20)) * (0.75 + chance / 4));

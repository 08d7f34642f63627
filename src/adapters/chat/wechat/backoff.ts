/** A wait that doubles with every try up to a limit, and is never twice the same: many clients would come back together. */
export const backoff = (tries: number, first: number, longest: number): number =>
  Math.round(Math.min(longest, first * 2 ** Math.min(tries, 20)) * (0.75 + Math.random() / 4));

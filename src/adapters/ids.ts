import { randomUUID } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

/** Names nobody can guess or give twice. */
export const createRandomIds = (): Ids => ({ next: () => randomUUID() });

/** `1`, `2`, `3` …: the same run gives the same names, for replays and tests. */
export function createCountingIds(prefix = ''): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      return `${prefix}${count}`;
    },
  };
}

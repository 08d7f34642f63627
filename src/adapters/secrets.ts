import { randomBytes, randomInt } from 'node:crypto';
import type { Secrets } from '../ports/secrets.ts';

export const createRandomSecrets = (): Secrets => ({
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
  salt: () => randomBytes(16).toString('hex'),
});

/** For a replay, where the same input gives the same bytes: nobody can come in by such a code. */
export function createCountingSecrets(): Secrets {
  let count = 0;
  return {
    code: () => String((++count * 7919) % 1_000_000).padStart(6, '0'),
    salt: () => `salt-${count}`,
  };
}

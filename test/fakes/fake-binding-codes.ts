import type { BindingCode, BindingCodes, Misses } from '../../src/ports/binding-codes.ts';
import { byText, type Rollback, storedCopy } from './rollback.ts';

/** Codes in memory. */
export function fakeBindingCodes(): BindingCodes & Rollback {
  let codes = new Map<string, BindingCode>();
  let missed = new Map<string, Misses>();
  return {
    async put(code) {
      codes.set(code.person, storedCopy(code));
    },
    async pending(now) {
      return [...codes.values()].filter((code) => code.expiresAt > now).sort((a, b) => byText(a.person, b.person));
    },
    async take(person) {
      return codes.delete(person);
    },
    async misses(channel, account) {
      return missed.get(`${channel} ${account}`);
    },
    async setMisses(channel, account, misses) {
      missed.set(`${channel} ${account}`, storedCopy(misses));
    },
    snapshot() {
      const kept = { codes: new Map(codes), missed: new Map(missed) };
      return () => {
        ({ codes, missed } = kept);
      };
    },
  };
}

import type { Moment } from '../../src/domain/time/moment.ts';
import type { GroupSilence } from '../../src/ports/group-silence.ts';
import type { Rollback } from './rollback.ts';

/** Who asked for silence, in memory. */
export function fakeGroupSilence(): GroupSilence & Rollback {
  let until = new Map<string, Moment>();
  return {
    async silence(group, moment) {
      until.set(group, moment);
    },
    silentUntil: async (group) => until.get(group) ?? null,
    snapshot() {
      const kept = new Map(until);
      return () => {
        until = kept;
      };
    },
  };
}

import type { KeptPublication, PublicationLog } from '../../src/ports/publication-log.ts';
import type { Rollback } from './rollback.ts';

/** Published figures in memory. */
export function fakePublicationLog(): PublicationLog & Rollback {
  let kept: readonly KeptPublication[] = [];
  return {
    async keep(publication, issuedAt) {
      const id = kept.length + 1;
      kept = [...kept, structuredClone({ ...publication, id, issuedAt })];
      return id;
    },
    find: async (id) => kept.find((one) => one.id === id),
    newest: async (report, scope, until) =>
      kept
        .filter((one) => one.report === report && one.scope === scope && one.cutOff <= until)
        .toSorted((a, b) => a.cutOff - b.cutOff || a.id - b.id)
        .at(-1),
    snapshot() {
      const before = kept;
      return () => {
        kept = before;
      };
    },
  };
}

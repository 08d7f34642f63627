import { type CircularLog, type CircularRevision, type KeptCircular, NO_WISHES } from '../../src/ports/circular-log.ts';
import { type Rollback, storedCopy } from './rollback.ts';

type Revisions = readonly (CircularRevision & { readonly circular: number })[];

/** Circulars in memory. */
export function fakeCircularLog(): CircularLog & Rollback {
  let kept: readonly Omit<KeptCircular, 'revision'>[] = [];
  let revisions: Revisions = [];
  const newest = (id: number): number => revisions.filter(({ circular }) => circular === id).length;
  const whole = (one: Omit<KeptCircular, 'revision'>): KeptCircular => ({ ...one, revision: newest(one.id) });
  const find = async (id: number): Promise<KeptCircular | undefined> => {
    const one = kept.find((circular) => circular.id === id);
    return one && whole(one);
  };
  const mustBeOpen = (id: number): void => {
    if (kept.find((one) => one.id === id)?.state === 'issued') throw new Error('an issued circular is never changed');
  };
  return {
    async open({ report, period }, at) {
      if (kept.some((one) => one.report === report && one.period === period)) throw new Error('there is one already');
      const id = kept.length + 1;
      const nothing = { reason: null, number: null, settledBy: null, settledAt: null };
      kept = [...kept, { id, report, period, openedAt: at, state: 'draft', ...nothing }];
      return id;
    },
    find,
    lock: find,
    async keep(id, draft, by, at) {
      mustBeOpen(id);
      const revision = newest(id) + 1;
      revisions = [...revisions, storedCopy({ ...draft, circular: id, revision, madeAt: at, madeBy: by })];
      return revision;
    },
    async revision(id, revision) {
      const found = revisions.find((one) => one.circular === id && one.revision === revision);
      if (!found) return undefined;
      const { circular: _circular, ...rest } = found;
      return { ...rest, wishes: { ...NO_WISHES, ...rest.wishes } };
    },
    async move(id, change) {
      mustBeOpen(id);
      kept = kept.map((one) => (one.id === id ? { ...one, ...change } : one));
    },
    async bearing(number, besides) {
      const wished = (id: number) => revisions.findLast(({ circular }) => circular === id)?.wishes.number;
      const found = kept.find(
        (one) => one.id !== besides && one.state !== 'dropped' && (one.number ?? wished(one.id)) === number,
      );
      return found && whole(found);
    },
    issued: async ({ from, to }) =>
      kept
        .filter(
          ({ state, settledAt }) => state === 'issued' && settledAt !== null && settledAt >= from && settledAt < to,
        )
        .toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0) || a.id - b.id)
        .map(whole),
    snapshot() {
      const before = [kept, revisions] as const;
      return () => {
        [kept, revisions] = before;
      };
    },
  };
}

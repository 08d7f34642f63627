import type { GroupProposal, GroupProposals } from '../../src/ports/group-proposals.ts';
import { type Rollback, storedCopy } from './rollback.ts';

/** Groups that wait for a confirmation, in memory. */
export function fakeGroupProposals(): GroupProposals & Rollback {
  let waiting: readonly GroupProposal[] = [];
  const others = (channel: string, key: string): GroupProposal[] =>
    waiting.filter(({ group }) => group.channel !== channel || group.key !== key);
  return {
    async put(proposal) {
      waiting = [...others(proposal.group.channel, proposal.group.key), storedCopy(proposal)];
    },
    async open(since) {
      return waiting.filter((one) => one.openedAt >= since).toSorted((a, b) => a.openedAt - b.openedAt);
    },
    async drop(channel, key) {
      waiting = others(channel, key);
    },
    snapshot() {
      const kept = waiting;
      return () => {
        waiting = kept;
      };
    },
  };
}

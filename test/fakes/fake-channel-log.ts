import type { ChannelName } from '../../src/domain/base/ids.ts';
import type { ChannelGap, ChannelLog, KnownStatus } from '../../src/ports/channel-log.ts';
import { byText, type Rollback } from './rollback.ts';

/** The channels' states and gaps, in memory. */
export function fakeChannelLog(): ChannelLog & Rollback {
  let statuses = new Map<ChannelName, KnownStatus>();
  let gaps: readonly ChannelGap[] = [];
  return {
    async keep(channel, status, seenAt) {
      statuses.set(channel, { channel, status, seenAt });
    },
    known: async (channel) => statuses.get(channel),
    all: async () => [...statuses.values()].sort((a, b) => byText(a.channel, b.channel)),
    async openGap(channel, from, why) {
      if (gaps.some((gap) => gap.channel === channel && gap.to === null)) return;
      gaps = [...gaps, { channel, from, to: null, why }];
    },
    openGapOf: async (channel) => gaps.find((gap) => gap.channel === channel && gap.to === null),
    async closeGap(channel, to) {
      const open = gaps.find((gap) => gap.channel === channel && gap.to === null);
      if (!open) return undefined;
      const closed = { ...open, to: Math.max(open.from, to) };
      gaps = gaps.map((gap) => (gap === open ? closed : gap));
      return closed;
    },
    gaps: async (since) => gaps.filter(({ to }) => to === null || to > since).toSorted((a, b) => a.from - b.from),
    snapshot() {
      const kept = [new Map(statuses), gaps] as const;
      return () => {
        [statuses, gaps] = kept;
      };
    },
  };
}

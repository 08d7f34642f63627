import type { BridgeMemory } from '../../src/adapters/chat/bridge/bridge-memory.ts';

/** A memory that outlives the channel it is given to, as the database does. */
export function fakeBridgeMemory(origin = 'aaaa1111'): BridgeMemory {
  let last = 0;
  const roads: Record<string, string> = {};
  return {
    async reserve(count) {
      last += count;
      return last - count + 1;
    },
    origin: async () => origin,
    roads: async () => ({ ...roads }),
    async keepRoad(place, account) {
      roads[place] = account;
    },
  };
}

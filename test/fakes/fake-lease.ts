import type { Lease } from '../../src/ports/lease.ts';

export interface FakeLeases {
  /** The lease as one process sees it. */
  leaseOf(holder: string): Lease;
  /** All leases run out, as if their holders had died. */
  expire(): void;
}

/** Leases in memory: they last until they are given back or made to run out. */
export function fakeLeases(): FakeLeases {
  const holders = new Map<string, string>();
  const fences = new Map<string, number>();
  return {
    leaseOf: (holder) => ({
      async hold(name) {
        if (!holders.has(name)) {
          holders.set(name, holder);
          fences.set(name, (fences.get(name) ?? 0) + 1);
        }
        if (holders.get(name) !== holder) return undefined;
        const fence = fences.get(name) ?? 0;
        return { fence, lasts: () => holders.get(name) === holder && fences.get(name) === fence };
      },
      async release() {
        for (const [name, other] of holders) if (other === holder) holders.delete(name);
      },
    }),
    expire: () => holders.clear(),
  };
}

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
  return {
    leaseOf: (holder) => ({
      async hold(name) {
        if (!holders.has(name)) holders.set(name, holder);
        return holders.get(name) === holder;
      },
      async release() {
        for (const [name, other] of holders) if (other === holder) holders.delete(name);
      },
    }),
    expire: () => holders.clear(),
  };
}

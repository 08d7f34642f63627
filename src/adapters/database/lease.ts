import type { Lease, Tenure } from '../../ports/lease.ts';
import type { Database } from './client.ts';

/** Seconds a lease lasts. */
const LASTS = 30;
/** Milliseconds after asking in which it is believed without asking again, and after which nothing may be sent on it any more. */
const TRUSTED_FOR = 10_000;
const SENT_ON_FOR = 20_000;

/** The process's two clocks: one goes on while a process stands still, the other while the whole machine does. Milliseconds. */
export interface LeaseClocks {
  steady(): number;
  wall(): number;
}
const CLOCKS: LeaseClocks = { steady: () => performance.now(), wall: () => Date.now() };

/**
 * Leases in PostgreSQL, by the database's own clock: the clocks of three machines differ, and the simulator's clock is moved. What was
 * given back keeps its fence, so that no number is given twice.
 */
export function createLease(db: Database, holder: string, clocks: LeaseClocks = CLOCKS): Lease {
  const held = new Map<string, { readonly fence: number; readonly steady: number; readonly wall: number }>();
  const age = (name: string): number => {
    const one = held.get(name);
    if (!one) return Number.POSITIVE_INFINITY;
    // A wall clock set back makes it look younger; the steady one then tells.
    return Math.max(clocks.steady() - one.steady, clocks.wall() - one.wall);
  };
  const tenure = (name: string, fence: number): Tenure => ({
    fence,
    lasts: () => held.get(name)?.fence === fence && age(name) < SENT_ON_FOR,
  });

  return {
    async hold(name) {
      const known = held.get(name);
      if (known && age(name) < TRUSTED_FOR) return tenure(name, known.fence);
      const asked = { steady: clocks.steady(), wall: clocks.wall() };
      const [row] = await db.query<{ fence: bigint }>`
        INSERT INTO channel_lease AS l (channel, holder, until, fence) VALUES (${name}, ${holder}, now() + ${LASTS} * interval '1 second', 1)
        ON CONFLICT (channel) DO UPDATE SET holder = ${holder}, until = now() + ${LASTS} * interval '1 second',
          fence = l.fence + CASE WHEN l.holder = ${holder} AND l.until >= now() THEN 0 ELSE 1 END
        WHERE l.holder = ${holder} OR l.until < now()
        RETURNING fence`;
      if (!row) {
        held.delete(name);
        return undefined;
      }
      const fence = Number(row.fence);
      held.set(name, { fence, ...asked });
      return tenure(name, fence);
    },
    async release() {
      held.clear();
      await db.execute`UPDATE channel_lease SET until = now() - interval '1 second' WHERE holder = ${holder} AND until >= now()`;
    },
  };
}

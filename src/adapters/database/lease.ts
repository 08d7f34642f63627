import type { Lease } from '../../ports/lease.ts';
import type { Database } from './client.ts';

/** Seconds a lease lasts, and how much of it must be left to be believed without asking again (milliseconds). */
const LASTS = 30;
const TRUSTED_FOR = 10_000;

/**
 * Leases in PostgreSQL, by the database's own clock: the clocks of three machines differ, and the simulator's clock is moved.
 * `fence` grows with every change of holder.
 */
export function createLease(db: Database, holder: string): Lease {
  const renewedAt = new Map<string, number>();
  return {
    async hold(name) {
      const renewed = renewedAt.get(name);
      if (renewed !== undefined && performance.now() - renewed < TRUSTED_FOR) return true;
      const asked = performance.now();
      const held = await db.execute`
        INSERT INTO channel_lease AS l (channel, holder, until, fence) VALUES (${name}, ${holder}, now() + ${LASTS} * interval '1 second', 1)
        ON CONFLICT (channel) DO UPDATE SET holder = ${holder}, until = now() + ${LASTS} * interval '1 second',
          fence = l.fence + CASE WHEN l.holder = ${holder} THEN 0 ELSE 1 END
        WHERE l.holder = ${holder} OR l.until < now()`;
      if (held === 1) renewedAt.set(name, asked);
      else renewedAt.delete(name);
      return held === 1;
    },
    async release() {
      renewedAt.clear();
      await db.execute`DELETE FROM channel_lease WHERE holder = ${holder}`;
    },
  };
}

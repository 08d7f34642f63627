import { beforeEach, describe, expect, it } from 'vitest';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

/** What every report log does. */
export function reportLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const claim = (period: string, audience = 'g-willow', report = 'dailyRanking'): Promise<boolean> =>
      world.work.run(({ reports }) => reports.claim(report, period, audience, NOW));

    it('lets one of two callers who come at once issue a report', async () => {
      const claims = await Promise.all([claim('2026-03-02'), claim('2026-03-02'), claim('2026-03-02')]);
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
      expect(await claim('2026-03-02')).toBe(false);
    });

    it('keeps reports, periods and audiences apart', async () => {
      expect(await claim('2026-03-02')).toBe(true);
      expect(await claim('2026-03-03')).toBe(true);
      expect(await claim('2026-03-02', 'g-staff')).toBe(true);
      expect(await claim('2026-03-02', 'g-willow', 'leaderDigest')).toBe(true);
    });

    it('may be claimed again when the first caller failed', async () => {
      const failed = world.work.run(async ({ reports }) => {
        await reports.claim('dailyRanking', '2026-03-02', 'g-willow', NOW);
        throw new Error('could not be written');
      });
      await expect(failed).rejects.toThrow('could not be written');
      expect(await claim('2026-03-02')).toBe(true);
    });

    it('knows the newest period of a report and an audience', async () => {
      const last = (audience: string) => world.work.stores.reports.lastPeriod('dailyRanking', audience);
      expect(await last('g-willow')).toBeUndefined();
      for (const period of ['2026-03-09', '2026-03-10', '2026-03-02']) await claim(period);
      await claim('2026-03-11', 'g-staff');
      expect(await last('g-willow')).toBe('2026-03-10');
      expect(await last('g-leaders')).toBeUndefined();
    });
  });
}

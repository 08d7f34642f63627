import { beforeEach, describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/report/publication.ts';
import { DAY } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const RECEIVED = { value: 1, numerator: null, denominator: null, tickets: ['20260302-001'] };

const aPublication = (given: Partial<Publication> = {}): Publication => ({
  report: 'dailyRanking',
  period: '2026-03-02',
  scope: 'all',
  cutOff: NOW,
  tables: [
    {
      name: 'month',
      window: { period: monthPeriod(NOW), cutOff: NOW },
      key: 'unit',
      codes: ['received'],
      total: { received: RECEIVED },
      rows: [{ of: null, figures: { received: RECEIVED } }],
    },
  ],
  dueToday: ['20260302-001'],
  ...given,
});

/** What every log of published figures does. */
export function publicationLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const keep = (given: Partial<Publication> = {}): Promise<number> =>
      world.work.run(({ publications }) => publications.keep(aPublication(given), NOW + 5));

    it('gives back what was kept, number by number', async () => {
      const id = await keep();
      expect(await world.work.stores.publications.find(id)).toEqual({ ...aPublication(), id, issuedAt: NOW + 5 });
      expect(await world.work.stores.publications.find(id + 1)).toBeUndefined();
    });

    it('knows the newest of a report and scope up to a moment', async () => {
      const first = await keep();
      const again = await keep({ tables: [] });
      await keep({ cutOff: NOW + DAY, period: '2026-03-03' });
      await keep({ scope: 'listed' });
      await keep({ report: 'leaderDigest' });
      const { publications } = world.work.stores;
      expect(again).toBeGreaterThan(first);
      expect((await publications.newest('dailyRanking', 'all', NOW))?.id).toBe(again);
      expect((await publications.newest('dailyRanking', 'all', NOW + 2 * DAY))?.period).toBe('2026-03-03');
      expect(await publications.newest('dailyRanking', 'all', NOW - 1)).toBeUndefined();
    });

    it('keeps nothing of a unit of work that failed', async () => {
      let id = 0;
      const failed = world.work.run(async ({ publications }) => {
        id = await publications.keep(aPublication(), NOW);
        throw new Error('could not be said');
      });
      await expect(failed).rejects.toThrow('could not be said');
      expect(await world.work.stores.publications.find(id)).toBeUndefined();
    });
  });
}

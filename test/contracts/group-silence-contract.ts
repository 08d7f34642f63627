import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time/moment.ts';
import type { UnitOfWork } from '../../src/ports/unit-of-work.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import type { MakeWorld } from './worlds.ts';

/** What every list of silent groups does. */
export function groupSilenceContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let work: UnitOfWork;
    beforeEach(async () => {
      work = (await make()).work;
    });

    it('knows nothing of a group whose manager never asked', async () => {
      expect(await work.stores.silences.silentUntil('g-willow')).toBeNull();
    });

    it('keeps the last word of each group', async () => {
      const { silences } = work.stores;
      await silences.silence('g-willow', MONDAY_MORNING + HOUR);
      await silences.silence('g-other', MONDAY_MORNING);
      await silences.silence('g-willow', MONDAY_MORNING + 2 * HOUR);
      expect(await silences.silentUntil('g-willow')).toBe(MONDAY_MORNING + 2 * HOUR);
      expect(await silences.silentUntil('g-other')).toBe(MONDAY_MORNING);
    });

    it('keeps nothing of a unit of work that failed', async () => {
      const failed = work.run(async (stores) => {
        await stores.silences.silence('g-willow', MONDAY_MORNING);
        throw new Error('undo');
      });
      await expect(failed).rejects.toThrow('undo');
      expect(await work.stores.silences.silentUntil('g-willow')).toBeNull();
    });
  });
}

import { beforeEach, describe, expect, it } from 'vitest';
import type { Lease } from '../../src/ports/lease.ts';

/** The same leases as two processes see them, and a way to let time run out. */
export interface LeaseWorld {
  leaseOf(holder: string): Lease;
  expire(): Promise<void> | void;
}

/** What every lease does. */
export function leaseContract(name: string, make: () => Promise<LeaseWorld>): void {
  describe(name, () => {
    let world: LeaseWorld;
    let mine: Lease;
    let yours: Lease;
    beforeEach(async () => {
      world = await make();
      mine = world.leaseOf('one');
      yours = world.leaseOf('two');
    });
    const holds = async (lease: Lease, channel: string): Promise<boolean> =>
      (await lease.hold(channel))?.lasts() === true;

    it('is held by one process at a time, for as long as it asks', async () => {
      expect(await holds(mine, 'wechat')).toBe(true);
      expect(await holds(yours, 'wechat')).toBe(false);
      expect(await holds(mine, 'wechat')).toBe(true);
    });

    it('is taken by one of two that ask at once', async () => {
      const held = await Promise.all([holds(mine, 'wechat'), holds(yours, 'wechat')]);
      expect(held.toSorted()).toEqual([false, true]);
    });

    it('is held for each name apart', async () => {
      expect(await holds(mine, 'wechat')).toBe(true);
      expect(await holds(yours, 'dingtalk')).toBe(true);
      expect(await holds(mine, 'dingtalk')).toBe(false);
    });

    it('can be taken by another process once it is given back', async () => {
      await mine.hold('wechat');
      await yours.hold('dingtalk');
      await mine.release();
      expect(await holds(yours, 'wechat')).toBe(true);
      expect(await holds(world.leaseOf('three'), 'dingtalk')).toBe(false);
      expect(await holds(mine, 'wechat')).toBe(false);
    });

    it('can be taken by another process once it has run out', async () => {
      await mine.hold('wechat');
      await world.expire();
      expect(await holds(yours, 'wechat')).toBe(true);
      expect(await holds(world.leaseOf('one'), 'wechat')).toBe(false);
    });

    it('gives every holder a higher fence, also after it was given back, and the same holder keeps his', async () => {
      const first = await mine.hold('wechat');
      expect((await mine.hold('wechat'))?.fence).toBe(first?.fence);
      await mine.release();
      const second = await yours.hold('wechat');
      expect(second?.fence).toBeGreaterThan(first?.fence ?? 0);
      await world.expire();
      const third = await world.leaseOf('three').hold('wechat');
      expect(third?.fence).toBeGreaterThan(second?.fence ?? 0);
    });

    it('does not last any more once it was given back', async () => {
      const tenure = await mine.hold('wechat');
      expect(tenure?.lasts()).toBe(true);
      await mine.release();
      expect(tenure?.lasts()).toBe(false);
    });
  });
}

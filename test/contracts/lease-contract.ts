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

    it('is held by one process at a time, for as long as it asks', async () => {
      expect(await mine.hold('wechat')).toBe(true);
      expect(await yours.hold('wechat')).toBe(false);
      expect(await mine.hold('wechat')).toBe(true);
    });

    it('is taken by one of two that ask at once', async () => {
      const held = await Promise.all([mine.hold('wechat'), yours.hold('wechat')]);
      expect(held.toSorted()).toEqual([false, true]);
    });

    it('is held for each name apart', async () => {
      expect(await mine.hold('wechat')).toBe(true);
      expect(await yours.hold('dingtalk')).toBe(true);
      expect(await mine.hold('dingtalk')).toBe(false);
    });

    it('can be taken by another process once it is given back', async () => {
      await mine.hold('wechat');
      await yours.hold('dingtalk');
      await mine.release();
      expect(await yours.hold('wechat')).toBe(true);
      expect(await world.leaseOf('three').hold('dingtalk')).toBe(false);
      expect(await mine.hold('wechat')).toBe(false);
    });

    it('can be taken by another process once it has run out', async () => {
      await mine.hold('wechat');
      await world.expire();
      expect(await yours.hold('wechat')).toBe(true);
      expect(await world.leaseOf('one').hold('wechat')).toBe(false);
    });
  });
}

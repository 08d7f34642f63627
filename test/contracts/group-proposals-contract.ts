import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time/moment.ts';
import type { GroupProposal } from '../../src/ports/group-proposals.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const proposal = (key: string, more: Partial<GroupProposal> = {}, name = '柳荫小区2群'): GroupProposal => ({
  group: { id: `g-${key}`, name, channel: 'wechat', key, audience: 'residents', area: 'a-river' },
  by: 'p-dispatcher',
  openedAt: NOW,
  ...more,
});

/** What every store of named groups does. */
export function groupProposalsContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const put = (one: GroupProposal) => world.work.run(({ proposals }) => proposals.put(one));
    const open = (since = 0) => world.work.stores.proposals.open(since);

    it('gives back what was put, the oldest first', async () => {
      const [first, second] = [proposal('k1', { openedAt: NOW + 1 }), proposal('k2', { by: null })];
      await put(first);
      await put(second);
      expect(await open()).toEqual([second, first]);
    });

    it('keeps one for a platform group, the last', async () => {
      await put(proposal('k1'));
      await put(proposal('k1', {}, '柳荫小区3群'));
      await put(proposal('k1', { group: { ...proposal('k1').group, channel: 'dingtalk' } }));
      expect((await open()).map(({ group }) => `${group.channel} ${group.name}`)).toEqual([
        'wechat 柳荫小区3群',
        'dingtalk 柳荫小区2群',
      ]);
    });

    it('leaves out what has waited too long', async () => {
      await put(proposal('k1'));
      expect(await open(NOW)).toHaveLength(1);
      expect(await open(NOW + DAY)).toEqual([]);
    });

    it('drops one platform group only', async () => {
      await put(proposal('k1'));
      await put(proposal('k2'));
      await world.work.run(({ proposals }) => proposals.drop('wechat', 'k1'));
      await world.work.run(({ proposals }) => proposals.drop('dingtalk', 'k2'));
      expect((await open()).map(({ group }) => group.key)).toEqual(['k2']);
    });

    it('keeps nothing of a unit of work that failed', async () => {
      const failed = world.work.run(async ({ proposals }) => {
        await proposals.put(proposal('k1'));
        throw new Error('not after all');
      });
      await expect(failed).rejects.toThrow('not after all');
      expect(await open()).toEqual([]);
    });
  });
}

import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time/moment.ts';
import type { BindingCode } from '../../src/ports/binding-codes.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const code = (person: string, more: Partial<BindingCode> = {}): BindingCode => ({
  person,
  salt: 's',
  hash: 'h',
  by: 'p-dispatcher',
  expiresAt: NOW + HOUR,
  ...more,
});

/** What every store of codes does. */
export function bindingCodesContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const put = (one: BindingCode) => world.work.run(({ codes }) => codes.put(one));
    const pending = async (now = NOW) => (await world.work.stores.codes.pending(now)).map(({ person }) => person);
    const take = (person: string) => world.work.run(({ codes }) => codes.take(person));

    it('gives back what was put', async () => {
      await put(code('p-2'));
      await put(code('p-1', { hash: 'other' }));
      expect(await world.work.stores.codes.pending(NOW)).toEqual([code('p-1', { hash: 'other' }), code('p-2')]);
    });

    it('keeps one for a person, the last', async () => {
      await put(code('p-1'));
      await put(code('p-1', { hash: 'newer', expiresAt: NOW + 2 * HOUR }));
      expect(await world.work.stores.codes.pending(NOW)).toEqual([
        code('p-1', { hash: 'newer', expiresAt: NOW + 2 * HOUR }),
      ]);
    });

    it('forgets a code when its time has come', async () => {
      await put(code('p-1'));
      expect(await pending(NOW + HOUR - 1)).toEqual(['p-1']);
      expect(await pending(NOW + HOUR)).toEqual([]);
    });

    it('gives a code to one taker only', async () => {
      await put(code('p-1'));
      await put(code('p-2'));
      expect((await Promise.all([take('p-1'), take('p-1')])).toSorted()).toEqual([false, true]);
      expect(await pending()).toEqual(['p-2']);
    });

    it('remembers misses by account and channel', async () => {
      const miss = (channel: 'wechat' | 'dingtalk', count: number) =>
        world.work.run(({ codes }) => codes.setMisses(channel, 'wx-1', { count, lastAt: NOW + count }));
      await miss('wechat', 1);
      await miss('wechat', 2);
      await miss('dingtalk', 5);
      const { codes } = world.work.stores;
      expect(await codes.misses('wechat', 'wx-1')).toEqual({ count: 2, lastAt: NOW + 2 });
      expect(await codes.misses('dingtalk', 'wx-1')).toEqual({ count: 5, lastAt: NOW + 5 });
      expect(await codes.misses('wechat', 'wx-2')).toBeUndefined();
    });
  });
}

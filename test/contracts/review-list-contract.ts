import { beforeEach, describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../src/ports/review-list.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const doubtful = (message: string, more: Partial<ReviewItem> = {}): Omit<ReviewItem, 'letter'> => ({
  kind: 'doubtfulMessage',
  group: 'g-willow',
  channel: 'wechat',
  message,
  ticket: null,
  openedAt: NOW,
  why: '拿不准是不是诉求',
  ...more,
});
const unrouted = (ticket: string): Omit<ReviewItem, 'letter'> =>
  doubtful('', { kind: 'unroutedTicket', message: null, ticket });

/** What every review list does. */
export function reviewListContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const add = (item: Omit<ReviewItem, 'letter'>) => world.work.run(({ reviews }) => reviews.add(item));
    const open = async (): Promise<string[]> =>
      (await world.work.stores.reviews.open()).map((item) => `${item.letter} ${item.message ?? item.ticket}`);
    const decide = (letter: string) => world.work.run(({ reviews }) => reviews.decide(letter, '忽略', NOW));
    const dismiss = (about: { ticket?: string; message?: string }) =>
      world.work.run(({ reviews }) => reviews.dismiss(about, '已处理', NOW));

    it('gives every item the first free letter, and the item back by it', async () => {
      const first = await add(doubtful('m1'));
      expect(first).toEqual({ ...doubtful('m1'), letter: 'A' });
      expect((await add(unrouted('20260302-001')))?.letter).toBe('B');
      expect(await world.work.stores.reviews.byLetter('A')).toEqual(first);
      expect(await world.work.stores.reviews.byLetter('C')).toBeUndefined();
    });

    it('lists the same message or ticket once while it waits', async () => {
      await add(doubtful('m1'));
      await add(unrouted('20260302-001'));
      expect(await add(doubtful('m1', { why: '又来了' }))).toBeUndefined();
      expect(await add(unrouted('20260302-001'))).toBeUndefined();
      expect(await open()).toEqual(['A m1', 'B 20260302-001']);
    });

    it('does not take messages of two channels with the same id for one', async () => {
      await add(doubtful('m1'));
      expect((await add(doubtful('m1', { channel: 'dingtalk' })))?.letter).toBe('B');
    });

    it('uses a letter again once its item is decided', async () => {
      for (const id of ['m1', 'm2', 'm3']) await add(doubtful(id));
      await decide('B');
      expect(await world.work.stores.reviews.byLetter('B')).toBeUndefined();
      expect((await add(doubtful('m4', { openedAt: NOW + 1 })))?.letter).toBe('B');
      expect(await open()).toEqual(['A m1', 'C m3', 'B m4']);
      expect((await add(doubtful('m2')))?.letter).toBe('D');
    });

    it('goes on with AA after Z', async () => {
      await world.work.run(async ({ reviews }) => {
        for (let n = 1; n <= 26; n += 1) await reviews.add(doubtful(`m${n}`));
      });
      expect((await add(doubtful('m27')))?.letter).toBe('AA');
    });

    it('gives no letter twice to two that come at once', async () => {
      const items = await Promise.all(['m1', 'm2', 'm3', 'm4'].map((id) => add(doubtful(id))));
      expect(items.map((item) => item?.letter).toSorted()).toEqual(['A', 'B', 'C', 'D']);
    });

    it('shows what was opened first at the head', async () => {
      await add(doubtful('later', { openedAt: NOW + 1 }));
      await add(doubtful('b'));
      await add(doubtful('a'));
      expect(await open()).toEqual(['B b', 'C a', 'A later']);
    });

    it('closes what waits for a ticket or a message that was dealt with otherwise', async () => {
      await add(doubtful('m1'));
      await add(unrouted('20260302-001'));
      await add(doubtful('m2'));
      await dismiss({ message: 'm1' });
      expect(await open()).toEqual(['B 20260302-001', 'C m2']);
      await dismiss({ ticket: '20260302-001' });
      await dismiss({});
      expect(await open()).toEqual(['C m2']);
    });
  });
}

import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/domain/time/moment.ts';
import type { ReviewAbout, ReviewItem, ReviewListing } from '../../src/ports/review-list.ts';
import { aListing } from '../builders/a-listing.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const doubtful = (message: string, more: Partial<ReviewListing> = {}): ReviewListing => aListing({ message, ...more });
const unrouted = (ticket: string): ReviewListing => aListing({ kind: 'unroutedTicket', message: null, ticket });
const join = (ticket: string, partner: string): ReviewListing =>
  aListing({ kind: 'joinTickets', message: null, ticket, subject: `${partner}+${ticket}`, data: { partner } });

/** What every review list does. */
export function reviewListContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const add = (item: ReviewListing, once: 'open' | 'ever' = 'open') =>
      world.work.run(({ reviews }) => reviews.add(item, once));
    const open = async (): Promise<string[]> =>
      (await world.work.stores.reviews.open()).map((item) => `${item.letter} ${item.message ?? item.ticket}`);
    const decide = (item: ReviewItem | undefined, at = NOW, words = '忽略') =>
      world.work.run(({ reviews }) => reviews.decide(item?.id ?? 0, { answer: 'no', words, by: 'p-dispatcher', at }));
    const dismiss = (about: ReviewAbout) => world.work.run(({ reviews }) => reviews.dismiss(about, '已处理', NOW));

    it('gives every item the first free letter, and the item back by it, with all that was kept', async () => {
      const listing = doubtful('m1', {
        data: { score: 0.5, category: '甲/乙', partner: null },
        sensitive: true,
        prompt: true,
      });
      const first = await add({ ...listing, nextAt: NOW + HOUR });
      expect(first).toEqual({
        ...listing,
        nextAt: NOW + HOUR,
        id: expect.any(Number),
        letter: 'A',
        announcedAt: null,
        decided: null,
      });
      expect((await add(unrouted('20260302-001')))?.letter).toBe('B');
      const { reviews } = world.work.stores;
      expect(await reviews.byLetter('A')).toEqual(first);
      expect(await reviews.latest('A')).toEqual(first);
      expect(await reviews.find(first?.id ?? 0)).toEqual(first);
      expect(await reviews.byLetter('C')).toBeUndefined();
      expect(await reviews.latest('C')).toBeUndefined();
    });

    it('keeps what comes from no group at all', async () => {
      const listing = aListing({ kind: 'uncertainPost', group: null, channel: null, message: null, subject: 'post:7' });
      expect(await add(listing)).toMatchObject({ ...listing, letter: 'A' });
    });

    it('lists the same kind and subject once while it waits', async () => {
      await add(doubtful('m1'));
      await add(unrouted('20260302-001'));
      expect(await add(doubtful('m1', { why: '又来了' }))).toBeUndefined();
      expect(await add(unrouted('20260302-001'))).toBeUndefined();
      expect(await open()).toEqual(['A m1', 'B 20260302-001']);
      expect(await add({ ...unrouted('20260302-001'), kind: 'returnRequest' })).toMatchObject({ letter: 'C' });
    });

    it('lists some subjects once for ever, whatever was decided', async () => {
      await decide(await add(join('20260302-002', '20260302-001'), 'ever'), NOW);
      expect(await add(join('20260302-002', '20260302-001'), 'ever')).toBeUndefined();
      expect(await add(join('20260302-003', '20260302-001'), 'ever')).toBeDefined();
    });

    it('does not take messages of two channels with the same id for one', async () => {
      await add(doubtful('m1'));
      expect((await add(doubtful('m1', { channel: 'dingtalk' })))?.letter).toBe('B');
    });

    it('rests a letter for a day once its item is decided, then uses it again', async () => {
      const items = [];
      for (const id of ['m1', 'm2', 'm3']) items.push(await add(doubtful(id)));
      expect(await decide(items[1], NOW + HOUR)).toBe(true);
      expect(await world.work.stores.reviews.byLetter('B')).toBeUndefined();
      expect((await add(doubtful('m4', { openedAt: NOW + DAY })))?.letter).toBe('D');
      expect((await add(doubtful('m2', { openedAt: NOW + DAY + HOUR })))?.letter).toBe('B');
      expect(await open()).toEqual(['A m1', 'C m3', 'D m4', 'B m2']);
    });

    it('remembers what was decided, by whom, and decides nothing twice', async () => {
      const item = await add(doubtful('m1'));
      const { reviews } = world.work.stores;
      expect(await world.work.run((stores) => stores.reviews.lock(item?.id ?? 0))).toBe(true);
      expect(await decide(item, NOW + 5)).toBe(true);
      expect(await decide(item, NOW + 9, '又一次')).toBe(false);
      expect(await world.work.run((stores) => stores.reviews.lock(item?.id ?? 0))).toBe(false);
      const decided = { answer: 'no', words: '忽略', by: 'p-dispatcher', at: NOW + 5 };
      expect(await reviews.latest('A')).toMatchObject({ message: 'm1', decided });
      expect(await reviews.find(item?.id ?? 0)).toMatchObject({ decided });
    });

    it('lets one of two decide who come at once', async () => {
      const item = await add(doubtful('m1'));
      const work = () =>
        world.work.run(async ({ reviews }) => {
          if (!(await reviews.lock(item?.id ?? 0))) return 'late';
          await reviews.decide(item?.id ?? 0, { answer: 'no', words: '', by: 'p-dispatcher', at: NOW });
          return 'decided';
        });
      expect((await Promise.all([work(), work(), work()])).toSorted()).toEqual(['decided', 'late', 'late']);
    });

    it('shows the newest bearer of a letter', async () => {
      await decide(await add(doubtful('old')));
      await add(doubtful('new', { openedAt: NOW + 2 * DAY }));
      expect(await world.work.stores.reviews.latest('A')).toMatchObject({ message: 'new', decided: null });
    });

    it('goes on with AA after Z', async () => {
      await world.work.run(async ({ reviews }) => {
        for (let n = 1; n <= 26; n += 1) await reviews.add(doubtful(`m${n}`), 'open');
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
      const first = await add(doubtful('m1'));
      await add(unrouted('20260302-001'));
      await add(doubtful('m2'));
      await dismiss({ message: { channel: 'dingtalk', id: 'm1' } });
      expect(await open()).toEqual(['A m1', 'B 20260302-001', 'C m2']);
      await dismiss({ message: { channel: 'wechat', id: 'm1' } });
      expect(await open()).toEqual(['B 20260302-001', 'C m2']);
      await dismiss({ kind: 'returnRequest', ticket: '20260302-001' });
      await dismiss({ ticket: '20260302-002' });
      expect(await open()).toEqual(['B 20260302-001', 'C m2']);
      await dismiss({ kind: 'unroutedTicket', ticket: '20260302-001' });
      await dismiss({});
      await dismiss({ kind: 'doubtfulMessage' });
      expect(await open()).toEqual(['C m2']);
      const decided = { answer: 'dismissed', words: '已处理', by: 'system', at: NOW };
      expect(await world.work.stores.reviews.find(first?.id ?? 0)).toMatchObject({ decided });
    });

    it('closes proposals by the ticket they were made with', async () => {
      await add(join('20260302-002', '20260302-001'));
      await add(join('20260302-003', '20260302-002'));
      await dismiss({ kind: 'joinTickets', partner: '20260302-001' });
      expect(await open()).toEqual(['B 20260302-003']);
    });

    it('knows what is due to be told, and what was', async () => {
      const { reviews } = world.work.stores;
      const first = await add(doubtful('m1', { nextAt: NOW + 5 }));
      await add(doubtful('m2', { nextAt: NOW + 9 }));
      await add(doubtful('silent'));
      const messages = (items: readonly ReviewItem[]) => items.map((item) => item.message);
      expect(messages(await reviews.due(NOW + 4))).toEqual([]);
      expect(messages(await reviews.due(NOW + 5))).toEqual(['m1']);
      await reviews.announced(first?.id ?? 0, NOW + 5, NOW + 20);
      expect(messages(await reviews.unannounced())).toEqual(['m2', 'silent']);
      expect(await reviews.due(NOW + 20)).toMatchObject([{ message: 'm1', announcedAt: NOW + 5 }, { message: 'm2' }]);
      await reviews.announced(first?.id ?? 0, NOW + 20, null);
      expect(await reviews.find(first?.id ?? 0)).toMatchObject({ announcedAt: NOW + 5, nextAt: null });
      await decide(first);
      expect(messages(await reviews.due(NOW + DAY))).toEqual(['m2']);
    });

    it('gives back what was decided of a kind in a span, in the order of deciding', async () => {
      const [first, second, third] = [await add(doubtful('m1')), await add(doubtful('m2')), await add(doubtful('m3'))];
      const other = await add(unrouted('20260302-001'));
      await add(doubtful('open'));
      await decide(second, NOW + 1);
      await decide(first, NOW + 2);
      await decide(third, NOW + 3);
      await decide(other, NOW + 2);
      const decided = await world.work.stores.reviews.decided('doubtfulMessage', { from: NOW + 1, to: NOW + 3 });
      expect(decided.map((item) => [item.message, item.decided?.at])).toEqual([
        ['m2', NOW + 1],
        ['m1', NOW + 2],
      ]);
    });
  });
}

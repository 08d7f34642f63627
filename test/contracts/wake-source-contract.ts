import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time/moment.ts';
import { aListing } from '../builders/a-listing.ts';
import { aMessage } from '../builders/a-message.ts';
import { aPost } from '../builders/a-post.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

/** What every wake source does. */
export function wakeSourceContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });

    it('knows of nothing while nothing is stored', async () => {
      expect(await world.wake.next(['wechat'])).toEqual({ message: null, ticket: null, review: null, post: null });
      expect(await world.wake.next([])).toEqual({ message: null, ticket: null, review: null, post: null });
    });

    it('tells when the first unprocessed message was sent, or received where the platform’s clock is ahead', async () => {
      const { messages } = world.work.stores;
      await messages.add(aMessage({ id: 'done', sentAt: NOW - HOUR }), NOW);
      await messages.add(aMessage({ id: 'sent later', sentAt: NOW + 9 }), NOW + 9);
      await messages.add(aMessage({ id: 'clock ahead', sentAt: NOW + HOUR }), NOW + 2);
      await messages.settle('wechat', 'done', { reading: 'chatter', category: null, ticket: null }, NOW);
      expect((await world.wake.next([])).message).toBe(NOW + 2);
    });

    it('tells when time does something to a ticket', async () => {
      const save = (number: string, nextAt: number | null): Promise<void> =>
        world.work.run(({ tickets }) => tickets.save({ ...storyOf('pending', { number }), decidedOn: 0, nextAt }));
      await save('20260302-001', NOW + 5);
      await save('20260302-002', NOW + 4);
      await save('20260302-003', null);
      expect((await world.wake.next([])).ticket).toBe(NOW + 4);
      await world.work.stores.tickets.schedule('20260302-002', null);
      expect((await world.wake.next([])).ticket).toBe(NOW + 5);
    });

    it('tells when something is to be said of the review list', async () => {
      const add = (message: string, nextAt: number | null) =>
        world.work.run(({ reviews }) => reviews.add(aListing({ message, nextAt }), 'open'));
      const decided = await add('decided', NOW + 1);
      await add('silent', null);
      await add('later', NOW + 9);
      const first = await add('first', NOW + 3);
      await world.work.run(({ reviews }) =>
        reviews.decide(decided?.id ?? 0, { answer: 'no', words: '', by: 'system', at: NOW }),
      );
      expect((await world.wake.next([])).review).toBe(NOW + 3);
      await world.work.run(({ reviews }) => reviews.announced(first?.id ?? 0, NOW + 3, null));
      expect((await world.wake.next([])).review).toBe(NOW + 9);
    });

    it('tells when a queued post of the channels asked for may go', async () => {
      const { outbox } = world.work.stores;
      const queue = (dedupeKey: string, channel: 'wechat' | 'dingtalk', notBefore: number): Promise<number> =>
        outbox.add([{ draft: aPost({ dedupeKey, channel }), notBefore }], NOW);
      await queue('taken', 'wechat', NOW);
      await queue('b', 'wechat', NOW + 7);
      await queue('foreign', 'dingtalk', NOW + 1);
      const [taken] = await outbox.due(['wechat'], NOW, 1);
      await outbox.begin(taken?.seq ?? 0);
      expect((await world.wake.next(['wechat'])).post).toBe(NOW + 7);
      expect((await world.wake.next(['wechat', 'dingtalk'])).post).toBe(NOW + 1);
      expect((await world.wake.next([])).post).toBeNull();
    });
  });
}

import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/domain/complaint/message.ts';
import { DAY, MINUTE } from '../../src/domain/time/moment.ts';
import type { MessageLog, MessageOutcome } from '../../src/ports/message-log.ts';
import { aListing } from '../builders/a-listing.ts';
import { aMessage, aRecall } from '../builders/a-message.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const NOW = MONDAY_MORNING;
const CHATTER: MessageOutcome = { reading: 'chatter', category: null, ticket: null };
const idsOf = (messages: readonly { readonly id: string }[]): string[] => messages.map((message) => message.id);

/** What every message log does. */
export function messageLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    let log: MessageLog;
    beforeEach(async () => {
      world = await make();
      log = world.work.stores.messages;
    });
    const addAll = async (...messages: readonly Message[]): Promise<void> => {
      for (const message of messages) await log.add(message, NOW);
    };
    const take = (group = 'g-willow') => world.work.run((stores) => stores.messages.takeNext(group, NOW));

    it('keeps a message once per channel, however often it is delivered', async () => {
      expect(await log.add(aMessage(), NOW)).toBe(true);
      expect(await log.add(aMessage({ text: '别的话' }), NOW + 1)).toBe(false);
      expect(await log.add(aMessage({ channel: 'dingtalk' }), NOW)).toBe(true);
      expect((await log.find('wechat', 'm1'))?.text).toBe(aMessage().text);
    });

    it('keeps one of two deliveries that arrive at the same time', async () => {
      const added = await Promise.all([log.add(aMessage(), NOW), log.add(aMessage(), NOW)]);
      expect(added.toSorted()).toEqual([false, true]);
    });

    it('gives a message back as it came, unprocessed', async () => {
      const message = aMessage({
        kind: 'image',
        text: '',
        mentionsBot: true,
        replyTo: 'm0',
        media: 'pic.jpg',
        sentAt: NOW + 7,
      });
      await log.add(message, NOW + 9);
      expect(await log.find('wechat', 'm1')).toEqual({
        ...message,
        receivedAt: NOW + 9,
        outcome: null,
        recalled: false,
      });
      expect(await log.find('wechat', 'm2')).toBeUndefined();
    });

    it('leaves out NUL characters, marks broken ones and keeps every other one', async () => {
      await log.add(aMessage({ text: '停\u0000水了😀\n𠮷\ud83d' }), NOW);
      expect((await log.find('wechat', 'm1'))?.text).toBe('停水了😀\n𠮷\ufffd');
    });

    it('hands out messages in the order of sending, then of their ids as they are spelt', async () => {
      await addAll(
        aMessage({ id: 'b', sentAt: NOW + 1 }),
        aMessage({ id: 'a', sentAt: NOW + 1 }),
        aMessage({ id: 'B', sentAt: NOW + 1 }),
        aMessage({ id: 'c', sentAt: NOW }),
      );
      const order: string[] = [];
      for (let next = await take(); next; next = await take()) {
        order.push(next.id);
        await log.settle('wechat', next.id, CHATTER, NOW);
      }
      expect(order).toEqual(['c', 'B', 'a', 'b']);
    });

    it('tells what anybody said in a time, the recalled too', async () => {
      await addAll(
        aMessage({ id: 'early', sentAt: NOW - 1 }),
        aMessage({ id: 'first', sentAt: NOW }),
        aMessage({ id: 'second', from: 'wx-other', sentAt: NOW + 5 }),
        aMessage({ id: 'late', sentAt: NOW + 6 }),
        aMessage({ id: 'other', group: 'g-staff', sentAt: NOW }),
        aRecall(aMessage({ id: 'first' }), { sentAt: NOW + 1 }),
      );
      const said = await log.saidBetween('g-willow', NOW, NOW + 5);
      expect(said.map(({ id, recalled }) => [id, recalled])).toEqual([
        ['first', true],
        ['second', false],
      ]);
    });

    it('lets nobody else work on a group that is locked', async () => {
      await log.add(aMessage(), NOW);
      const order: string[] = [];
      let taken: Promise<unknown> = Promise.resolve();
      await world.work.run(async (stores) => {
        await stores.messages.lock('g-willow');
        taken = take().then(() => order.push('taken'));
        await stores.messages.find('wechat', 'm1');
        order.push('done');
      });
      await taken;
      expect(order).toEqual(['done', 'taken']);
    });

    it('hands out nothing of another group, nothing processed and nothing sent later', async () => {
      await log.add(aMessage({ id: 'other', group: 'g-staff' }), NOW);
      await log.add(aMessage({ id: 'late', sentAt: NOW + 1 }), NOW + 1);
      await log.add(aMessage({ id: 'done' }), NOW);
      await log.settle('wechat', 'done', CHATTER, NOW);
      expect(await take()).toBeUndefined();
    });

    it('names the groups that wait, the one with the oldest message first', async () => {
      await addAll(
        aMessage({ id: '1', group: 'g-b', sentAt: NOW + 5 }),
        aMessage({ id: '2', group: 'g-a', sentAt: NOW + 5 }),
        aMessage({ id: '3', group: 'g-Z', sentAt: NOW + 5 }),
        aMessage({ id: '4', group: 'g-c', sentAt: NOW }),
      );
      await log.add(aMessage({ id: '5', group: 'g-late', sentAt: NOW + 1 }), NOW + 1);
      expect(await log.groupsWaiting(NOW)).toEqual(['g-c', 'g-Z', 'g-a', 'g-b']);
    });

    it('knows of a recall whether it arrives before or after its message', async () => {
      const early = aMessage({ id: 'm1' });
      const late = aMessage({ id: 'm2' });
      await addAll(aRecall(early), early, late);
      expect((await log.find('wechat', 'm1'))?.recalled).toBe(true);
      expect((await log.find('wechat', 'm2'))?.recalled).toBe(false);
      await addAll(aRecall(late));
      expect((await log.find('wechat', 'm2'))?.recalled).toBe(true);
      expect((await log.find('wechat', 'recall:m2'))?.recalled).toBe(false);
    });

    it('does not take the recall of another channel for its own', async () => {
      await addAll(aMessage(), aRecall(aMessage({ channel: 'dingtalk' })));
      expect((await log.find('wechat', 'm1'))?.recalled).toBe(false);
    });

    it('lists what one account said lately, both ends included, without what was recalled', async () => {
      const recalled = aMessage({ id: 'gone', sentAt: NOW });
      await addAll(
        aMessage({ id: 'before', sentAt: NOW - 1 }),
        aMessage({ id: 'last', sentAt: NOW + MINUTE }),
        aMessage({ id: 'first', sentAt: NOW }),
        aMessage({ id: 'after', sentAt: NOW + MINUTE + 1 }),
        aMessage({ id: 'neighbour', from: 'wx-r2' }),
        aMessage({ id: 'elsewhere', group: 'g-staff' }),
        recalled,
        aRecall(recalled),
      );
      expect(idsOf(await log.recentOf('g-willow', 'wx-r1', NOW, NOW + MINUTE))).toEqual(['first', 'last']);
    });

    it('shows the last messages of a group, oldest first', async () => {
      await addAll(
        ...[3, 1, 2].map((n) => aMessage({ id: `m${n}`, sentAt: NOW + n })),
        aMessage({ id: 'x', group: 'g-staff' }),
      );
      expect(idsOf(await log.history('g-willow', 2))).toEqual(['m2', 'm3']);
      expect(idsOf(await log.history('g-willow', 9))).toEqual(['m1', 'm2', 'm3']);
      expect(await log.history('g-willow', 0)).toEqual([]);
    });

    it('keeps what was made of a message, and lets it be changed', async () => {
      await addAll(aMessage());
      await log.settle('wechat', 'm1', { reading: 'unsure', category: '环境保护/噪音', ticket: null }, NOW);
      expect((await log.find('wechat', 'm1'))?.outcome).toEqual({
        reading: 'unsure',
        category: '环境保护/噪音',
        ticket: null,
      });
      await log.settle('wechat', 'm1', { reading: 'complaint', category: null, ticket: '20260302-001' }, NOW);
      expect((await log.find('wechat', 'm1'))?.outcome?.ticket).toBe('20260302-001');
    });

    it('forgets old chatter, and nothing that is new, waits, belongs to a ticket or is under review', async () => {
      const old = ['chatter', 'waiting', 'ticket', 'review', 'decided'];
      await addAll(...old.map((id) => aMessage({ id, sentAt: NOW - DAY })), aMessage({ id: 'new', sentAt: NOW }));
      for (const id of ['chatter', 'review', 'decided', 'new']) await log.settle('wechat', id, CHATTER, NOW);
      await log.settle('wechat', 'ticket', { ...CHATTER, ticket: '20260302-001' }, NOW);
      await world.work.run(async ({ reviews }) => {
        const item = await reviews.add(aListing({ message: 'decided' }), 'open');
        await reviews.decide(item?.id ?? 0, { answer: 'no', words: '忽略', by: 'p-dispatcher', at: NOW });
        await reviews.add(aListing({ message: 'review' }), 'open');
        await reviews.add(aListing({ channel: 'dingtalk', message: 'chatter' }), 'open');
      });
      expect(await log.forget(NOW)).toBe(2);
      expect(idsOf(await log.history('g-willow', 9))).toEqual(['review', 'ticket', 'waiting', 'new']);
    });

    it('lets a second unit of work wait for the first one of the same group, and then go on behind it', async () => {
      await addAll(aMessage({ id: 'm1' }), aMessage({ id: 'm2', sentAt: NOW + 1 }));
      const taken: string[] = [];
      let finish: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const work = (hold: Promise<void>): Promise<void> =>
        world.work.run(async ({ messages }) => {
          const next = await messages.takeNext('g-willow', NOW);
          if (!next) return;
          taken.push(next.id);
          await hold;
          await messages.settle(next.channel, next.id, CHATTER, NOW);
        });
      const first = work(held);
      await expect.poll(() => taken).toEqual(['m1']);
      const second = work(Promise.resolve());
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(taken).toEqual(['m1']);
      finish();
      await Promise.all([first, second]);
      expect(taken).toEqual(['m1', 'm2']);
    });
  });
}

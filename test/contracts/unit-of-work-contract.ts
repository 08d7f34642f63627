import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/digest.ts';
import { decide } from '../../src/domain/ticket/decide.ts';
import { append } from '../../src/domain/ticket/event-chain.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { DAY } from '../../src/domain/time/moment.ts';
import { StoreConflict } from '../../src/ports/ticket-store.ts';
import { aContext } from '../builders/a-context.ts';
import { aListing } from '../builders/a-listing.ts';
import { aMessage } from '../builders/a-message.ts';
import { aPost } from '../builders/a-post.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { actorAs } from '../builders/an-actor.ts';
import { anOffice } from '../builders/an-office.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const REPLY = '已派人到现场疏通，排水恢复正常。';

/** A completion of the ticket as somebody read it, ready to be kept. */
function completion(ticket: Ticket, who: 'handler' | 'head') {
  const context = aContext({ actor: actorAs(who) });
  const decision = decide(ticket, { name: 'complete', text: REPLY }, context);
  if (!decision.done) throw new Error(decision.refusal.code);
  const place = { number: ticket.number, at: context.now, actor: context.actor, digest: sha256 };
  return { ...append(ticket, decision.value, place), decidedOn: ticket.version, nextAt: null };
}

/** What every unit of work does. */
export function unitOfWorkContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const writeEverywhere = (fail: boolean): Promise<string> =>
      world.work.run(async ({ messages, tickets, outbox, reports, reviews, offices }) => {
        await messages.add(aMessage(), NOW);
        await tickets.nextPlace('2026-03-02');
        await tickets.save({ ...storyOf('pending'), decidedOn: 0, nextAt: NOW });
        await outbox.add([{ draft: aPost(), notBefore: NOW }], NOW);
        await reports.claim('dailyRanking', '2026-03-02', 'g-willow', NOW);
        await reviews.add(aListing(), 'open');
        await offices.save(anOffice(), 'p-admin', NOW);
        if (fail) throw new Error('in the middle');
        return 'answer';
      });

    const found = async (): Promise<unknown[]> => {
      const { messages, tickets, outbox, reports, reviews, facts, offices } = world.work.stores;
      return [
        (await messages.history('g-willow', 9)).length,
        (await tickets.numbers()).length,
        (await tickets.events('20260302-001')).length,
        (await outbox.due(['wechat'], NOW, 9)).length,
        await reports.lastPeriod('dailyRanking', 'g-willow'),
        (await reviews.open()).length,
        (await facts.openedBefore(NOW + DAY)).length,
        (await offices.current())?.version,
      ];
    };

    it('keeps everything that was written once it resolves, and hands on the answer', async () => {
      expect(await writeEverywhere(false)).toBe('answer');
      expect(await found()).toEqual([1, 1, 1, 1, '2026-03-02', 1, 1, 1]);
    });

    it('keeps nothing of what was written when it rejects, and rejects with the same error', async () => {
      await expect(writeEverywhere(true)).rejects.toThrow('in the middle');
      expect(await found()).toEqual([0, 0, 0, 0, undefined, 0, 0, undefined]);
      expect(await world.work.run(({ tickets }) => tickets.nextPlace('2026-03-02'))).toBe(1);
      expect(await world.wake.next(['wechat'])).toEqual({ message: null, ticket: null, review: null, post: null });
    });

    it('goes on working after a failure', async () => {
      await expect(writeEverywhere(true)).rejects.toThrow();
      expect(await writeEverywhere(false)).toBe('answer');
    });

    it('sees its own writing before it is done', async () => {
      await world.work.run(async ({ messages }) => {
        await messages.add(aMessage(), NOW);
        expect((await messages.find('wechat', 'm1'))?.id).toBe('m1');
      });
    });

    it('lets one of two people who complete a ticket at once through, and tells the other', async () => {
      const { ticket, events } = storyOf('inProgress');
      await world.work.run(({ tickets }) => tickets.save({ ticket, events, decidedOn: 0, nextAt: null }));
      const complete = (who: 'handler' | 'head'): Promise<void> =>
        world.work.run(async ({ tickets, outbox }) => {
          await outbox.add([{ draft: aPost({ dedupeKey: who }), notBefore: NOW }], NOW);
          await tickets.save(completion(ticket, who));
        });
      const results = await Promise.allSettled([complete('handler'), complete('head')]);
      const failures = results.filter((result) => result.status === 'rejected');
      expect(failures.map((failure) => failure.reason)).toEqual([expect.any(StoreConflict)]);
      expect((await world.work.stores.tickets.events(ticket.number)).map((event) => event.seq)).toEqual([1, 2, 3, 4]);
      expect(await world.work.stores.outbox.due(['wechat'], NOW, 9)).toHaveLength(1);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { factOf } from '../../src/domain/figures/ticket-facts.ts';
import type { TicketState } from '../../src/domain/ticket/state.ts';
import { DAY, HOUR, type Moment } from '../../src/domain/time/moment.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

/** What every source of facts does. */
export function factsSourceContract(name: string, make: MakeWorld): void {
  const storyAt = (place: number, state: TicketState, openedAt: Moment) =>
    storyOf(state, { number: `20260302-00${place}`, first: aMessage({ sentAt: openedAt }) });

  async function worldWith(...stories: readonly ReturnType<typeof storyOf>[]): Promise<World> {
    const world = await make();
    await world.work.run(async ({ tickets }) => {
      for (const story of stories) await tickets.save({ ...story, decidedOn: 0, nextAt: null });
    });
    return world;
  }

  describe(name, () => {
    it('tells what figures may know of a ticket', async () => {
      const story = storyAt(1, 'closed', NOW);
      const world = await worldWith(story);
      expect(await world.work.stores.facts.openedBefore(NOW + DAY)).toEqual([factOf(story.ticket)]);
    });

    it('tells a circular what its tickets were about, but not what is sensitive', async () => {
      const [plain, hidden] = [storyAt(1, 'closed', NOW), storyAt(2, 'inProgress', NOW + HOUR)];
      const sensitive = { ...hidden, ticket: { ...hidden.ticket, sensitive: true } };
      const world = await worldWith(plain, sensitive, storyAt(3, 'pending', NOW + DAY));
      const of = (from: number) => ({ period: { from, to: NOW + DAY }, cutOff: NOW + DAY });
      const told = await world.work.stores.facts.toldBefore(of(NOW));
      expect(told.map(({ fact, text }) => [fact.number.slice(-1), text])).toEqual([
        ['1', plain.ticket.text],
        ['2', ''],
      ]);
      expect(told[0]).toMatchObject({ fact: factOf(plain.ticket), kind: plain.ticket.kind, imported: false });
      expect((await world.work.stores.facts.toldBefore(of(NOW + 1)))[0]?.text).toBe('');
    });

    it('gives what was opened before the moment, whatever became of it, in the order of opening', async () => {
      const world = await worldWith(
        storyAt(1, 'inProgress', NOW - 30 * DAY),
        storyAt(2, 'completed', NOW - 30 * DAY),
        storyAt(3, 'completed', NOW - 10 * 60_000),
        storyAt(4, 'closed', NOW),
        storyAt(5, 'cancelled', NOW + HOUR),
        storyAt(6, 'pending', NOW + DAY),
        storyAt(7, 'cancelled', NOW - DAY),
      );
      const facts = await world.work.stores.facts.openedBefore(NOW + DAY);
      expect(facts.map((fact) => fact.number.slice(-1))).toEqual(['1', '2', '7', '3', '4', '5']);
    });
  });
}

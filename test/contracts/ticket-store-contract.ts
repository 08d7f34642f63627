import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/digest.ts';
import { SYSTEM } from '../../src/domain/office/actor.ts';
import type { EventBody } from '../../src/domain/ticket/event.ts';
import { append, firstBrokenLink } from '../../src/domain/ticket/event-chain.ts';
import { TICKET_STATES, type TicketState } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { DAY, HOUR, MINUTE, type Moment } from '../../src/domain/time/moment.ts';
import { StoreConflict, type TicketChange, type TicketStore } from '../../src/ports/ticket-store.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const NOW = MONDAY_MORNING;
const NOTED: EventBody = { event: 'assigned', data: { to: '维修组' } };

const numbersOf = (tickets: readonly Ticket[]): string[] => tickets.map((ticket) => ticket.number.slice(-3));

/** The change that opens a ticket and brings it to a state; `place` is the end of its number. */
function opening(
  place: number,
  given: { state?: TicketState; openedAt?: Moment; nextAt?: Moment | null; first?: object } = {},
): TicketChange {
  const number = `20260302-${String(place).padStart(3, '0')}`;
  const first = aMessage({ sentAt: given.openedAt ?? NOW, ...given.first });
  const story = storyOf(given.state ?? 'inProgress', { number, first });
  return { ...story, decidedOn: 0, nextAt: given.nextAt ?? null };
}

/** One more event on a ticket as somebody read it. */
function oneMore(ticket: Ticket, body: EventBody = NOTED): TicketChange {
  const place = { number: ticket.number, at: NOW + HOUR, actor: SYSTEM, digest: sha256 };
  return { ...append(ticket, [body], place), decidedOn: ticket.version, nextAt: null };
}

/** What every ticket store does. */
export function ticketStoreContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    let store: TicketStore;
    beforeEach(async () => {
      world = await make();
      store = world.work.stores.tickets;
    });
    const keep = (...changes: readonly TicketChange[]): Promise<void> =>
      world.work.run(async ({ tickets }) => {
        for (const change of changes) await tickets.save(change);
      });

    it('counts places per day from one, without a hole after a unit of work that failed', async () => {
      const next = (day: string): Promise<number> => world.work.run(({ tickets }) => tickets.nextPlace(day));
      expect([await next('2026-03-02'), await next('2026-03-02'), await next('2026-03-03')]).toEqual([1, 2, 1]);
      const failed = world.work.run(async ({ tickets }) => {
        expect(await tickets.nextPlace('2026-03-02')).toBe(3);
        throw new Error('no ticket after all');
      });
      await expect(failed).rejects.toThrow('no ticket after all');
      expect(await next('2026-03-02')).toBe(3);
    });

    it('never gives one place to two units of work at once', async () => {
      const places = await Promise.all(
        Array.from({ length: 8 }, () => world.work.run(({ tickets }) => tickets.nextPlace('2026-03-02'))),
      );
      expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('counts several places at once behind those that are taken', async () => {
      const take = (count: number): Promise<number> =>
        world.work.run(({ tickets }) => tickets.nextPlaces('2026-03-02', count));
      expect([await take(3), await take(1), await take(2)]).toEqual([1, 4, 5]);
      expect(await world.work.run(({ tickets }) => tickets.nextPlace('2026-03-02'))).toBe(7);
    });

    it('keeps many new tickets at once as it keeps each, or none of them', async () => {
      const words = '“引号”\\ "{a,b}" \n😀𠮷';
      const changes = TICKET_STATES.map((state, i) =>
        opening(i + 1, { state, nextAt: i % 2 === 0 ? NOW + i : null, first: { text: words, from: `wx-"${i}\\` } }),
      );
      await world.work.run(({ tickets }) => tickets.saveNew(changes));
      for (const { ticket, events } of changes) {
        expect(await store.find(ticket.number)).toEqual(ticket);
        expect(await store.events(ticket.number)).toEqual(events);
        expect((await store.ofResident(ticket.channel, ticket.reporter, 9)).map(({ number }) => number)).toContain(
          ticket.number,
        );
      }
      expect(numbersOf(await store.due(NOW + 100, 99))).toEqual(['001', '003', '005', '007', '009']);
      const again = world.work.run(({ tickets }) => tickets.saveNew([opening(20), opening(3)]));
      await expect(again).rejects.toThrow(StoreConflict);
      expect(await store.find('20260302-020')).toBeUndefined();
    });

    it('finds open tickets of other sources opened in a span, newest first', async () => {
      const from = (place: number, source: string, given: Parameters<typeof opening>[1] = {}): TicketChange => {
        const change = opening(place, given);
        return { ...change, ticket: { ...change.ticket, source, area: place % 2 === 0 ? 'a-river' : null } };
      };
      await keep(
        from(1, 'mailbox'),
        from(2, 'mailbox', { openedAt: NOW + HOUR }),
        from(3, 'wechat'),
        from(4, 'mailbox', { state: 'closed' }),
        from(5, 'mailbox', { openedAt: NOW + 2 * DAY }),
      );
      const span = { from: NOW, to: NOW + DAY };
      const look = (except: string, area: string | null = null) => store.openElsewhere({ except, area, ...span }, 9);
      expect(numbersOf(await look('wechat'))).toEqual(['002', '001']);
      expect(numbersOf(await look('mailbox'))).toEqual(['003']);
      expect(numbersOf(await look('wechat', 'a-river'))).toEqual(['002']);
      expect(numbersOf(await store.openElsewhere({ except: '', area: null, ...span }, 1))).toEqual(['002']);
    });

    it.each(TICKET_STATES)('gives a %s ticket back as it was saved', async (state) => {
      const change = opening(1, { state });
      await keep(change);
      expect(await store.find('20260302-001')).toEqual(change.ticket);
      expect(await store.find('20260302-002')).toBeUndefined();
    });

    it('keeps events in their order, their keys in theirs and every hash', async () => {
      const { ticket, events } = opening(1, { state: 'closed' });
      await keep({ ticket, events, decidedOn: 0, nextAt: null });
      await keep(oneMore(ticket, { event: 'corrected', data: { text: '“引号”\\ \n😀𠮷', subject: '0' } }));
      const kept = await store.events('20260302-001');
      expect(JSON.stringify(kept.slice(0, events.length).map((event) => event.data))).toBe(
        JSON.stringify(events.map((event) => event.data)),
      );
      expect(kept.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(firstBrokenLink(kept, sha256)).toBeUndefined();
      expect(kept[0]).toEqual(events[0]);
      expect(await store.events('20260302-009')).toEqual([]);
    });

    it('keeps a ticket whose words hold characters a database cannot, and its hashes', async () => {
      await keep(opening(1, { first: { text: '停\u0000水\ud83d' } }));
      expect((await store.find('20260302-001'))?.text).toBe('停水\ufffd');
      expect(firstBrokenLink(await store.events('20260302-001'), sha256)).toBeUndefined();
    });

    it('refuses a change that was decided on an older version, and keeps nothing of it', async () => {
      const { ticket, ...rest } = opening(1);
      await keep({ ticket, ...rest });
      await keep(oneMore(ticket));
      const stale = keep(oneMore(ticket, { event: 'contacted', data: { text: '' } }));
      await expect(stale).rejects.toThrow(StoreConflict);
      await expect(stale).rejects.toMatchObject({ ticket: '20260302-001' });
      expect((await store.find('20260302-001'))?.contactedAt).toBeNull();
      expect(await store.events('20260302-001')).toHaveLength(ticket.version + 1);
    });

    it('refuses to open a ticket twice', async () => {
      await keep(opening(1));
      await expect(keep(opening(1))).rejects.toThrow(StoreConflict);
      expect(await store.events('20260302-001')).toHaveLength(3);
    });

    it('refuses to change a ticket that is not there', async () => {
      await expect(keep(oneMore(opening(1).ticket))).rejects.toThrow(StoreConflict);
    });

    it('finds what is due, the earliest first, up to a limit', async () => {
      await keep(
        opening(1, { nextAt: NOW + 2 }),
        opening(2, { nextAt: NOW + 1 }),
        opening(3, { nextAt: NOW + 3 }),
        opening(4, { nextAt: NOW + 4 }),
        opening(5, { nextAt: null }),
        opening(6, { nextAt: NOW + 1 }),
      );
      expect(numbersOf(await store.due(NOW + 3, 9))).toEqual(['002', '006', '001', '003']);
      expect(numbersOf(await store.due(NOW + 3, 2))).toEqual(['002', '006']);
      await store.schedule('20260302-002', null);
      await store.schedule('20260302-005', NOW);
      expect(numbersOf(await store.due(NOW + 1, 9))).toEqual(['005', '006']);
    });

    it('moves the next moment without touching the version', async () => {
      const { ticket, ...rest } = opening(1, { nextAt: NOW });
      await keep({ ticket, ...rest });
      await store.schedule(ticket.number, NOW + HOUR);
      await keep(oneMore(ticket));
      expect((await store.find(ticket.number))?.version).toBe(ticket.version + 1);
    });

    it('finds tickets by the end of their number, the newest first', async () => {
      await keep(opening(12, { openedAt: NOW }), opening(112, { openedAt: NOW + MINUTE }), opening(13));
      expect(numbersOf(await store.endingIn('12', 9))).toEqual(['112', '012']);
      expect(numbersOf(await store.endingIn('0302-012', 9))).toEqual(['012']);
      expect(numbersOf(await store.endingIn('12', 1))).toEqual(['112']);
      expect(await store.endingIn('999', 9)).toEqual([]);
    });

    it('takes no character of a short number for a wildcard', async () => {
      await keep(opening(12));
      expect(numbersOf(await store.endingIn('%12', 9))).toEqual(['012']);
      expect(await store.endingIn('0_2\\', 9)).toEqual([]);
    });

    it('lists what was opened in a group since a moment, without what was cancelled', async () => {
      await keep(
        opening(1, { openedAt: NOW - 1000 }),
        opening(2, { openedAt: NOW }),
        opening(3, { openedAt: NOW + 1000, state: 'closed' }),
        opening(4, { openedAt: NOW, state: 'cancelled' }),
        opening(5, { openedAt: NOW, first: { group: 'g-other' } }),
        opening(6, { openedAt: NOW }),
      );
      expect(numbersOf(await store.openedIn('g-willow', NOW))).toEqual(['003', '006', '002']);
    });

    it('follows a ledger that tells another moment of opening', async () => {
      const first = opening(1);
      await keep(first);
      const data = { before: { openedAt: NOW }, after: { openedAt: NOW - DAY }, clock: null, words: null } as const;
      const moved = {
        event: 'ledgerChanged',
        data: { ...data, state: 'inProgress', closedAt: null, rungs: [] },
      } as const;
      await keep(oneMore(first.ticket, moved));
      expect(await store.openedIn('g-willow', NOW)).toEqual([]);
      expect(numbersOf(await store.openedIn('g-willow', NOW - DAY))).toEqual(['001']);
    });

    it('counts households of a category in groups and a span, each once', async () => {
      const second = opening(2, { first: { from: 'wx-r2' } });
      await keep(opening(1), second, opening(3, { first: { from: 'wx-r3' }, openedAt: NOW - 9000 }));
      const { category, group } = second.ticket;
      const count = (more = {}) => store.households({ category, groups: [group], from: NOW, to: NOW + 1, ...more });
      expect(await count()).toBe(2);
      expect(await count({ from: NOW - 9000 })).toBe(3);
      expect(await count({ from: NOW - 9000, to: NOW })).toBe(1);
      const supported = (account: string) =>
        ({ event: 'supported', data: { account, message: 'm9', at: NOW } }) as const;
      await keep(oneMore(second.ticket, supported('wx-r1')));
      expect(await count()).toBe(2);
      expect(await count({ category: 'another' })).toBe(0);
      expect(await count({ groups: ['g-nowhere'] })).toBe(0);
      expect(await count({ groups: [] })).toBe(0);
    });

    it('lists what an account of a channel reported or supports, and no more once it has left', async () => {
      await keep(opening(1), opening(2, { first: { from: 'wx-r2' } }), opening(3, { first: { channel: 'dingtalk' } }));
      const second = opening(2, { first: { from: 'wx-r2' } }).ticket;
      const supported = oneMore(second, { event: 'supported', data: { account: 'wx-r1', message: 'm9', at: NOW } });
      await keep(supported);
      expect(numbersOf(await store.ofResident('wechat', 'wx-r1', 9))).toEqual(['002', '001']);
      expect(numbersOf(await store.ofResident('wechat', 'wx-r1', 1))).toEqual(['002']);
      await keep(oneMore(supported.ticket, { event: 'separated', data: { account: 'wx-r1', text: '' } }));
      expect(numbersOf(await store.ofResident('wechat', 'wx-r1', 9))).toEqual(['001']);
    });

    it('lists the open tickets of a unit, or of all, the one that is due first at the head', async () => {
      await keep(
        ...TICKET_STATES.map((state, index) => opening(index + 1, { state, openedAt: NOW - index * 30 * DAY })),
      );
      const all = await store.openOf(null);
      expect(all.map((ticket) => ticket.state)).toEqual([
        'replied',
        'shelved',
        'waiting',
        'inProgress',
        'dispatched',
        'pending',
      ]);
      expect((await store.openOf('u-river')).map((ticket) => ticket.state)).not.toContain('pending');
      expect(await store.openOf('u-power')).toEqual([]);
    });

    it('names all tickets in the order of opening', async () => {
      await keep(opening(2, { openedAt: NOW + 1000 }), opening(3), opening(1));
      expect(await store.numbers()).toEqual(['20260302-001', '20260302-003', '20260302-002']);
    });
  });
}

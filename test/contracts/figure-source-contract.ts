import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORD_FIELDS } from '../../src/domain/figures/fact-fields.ts';
import { COUNTED_FIGURES, FIGURE_DEFINITIONS, SINCE_EVER } from '../../src/domain/figures/figure-table.ts';
import type { FigureWindow } from '../../src/domain/figures/figure-window.ts';
import { measureEach } from '../../src/domain/figures/measure.ts';
import { withScores } from '../../src/domain/figures/score.ts';
import { factOf, type TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import { freeze } from '../../src/domain/report/publication.ts';
import { evolve } from '../../src/domain/ticket/evolve.ts';
import { TICKET_STATES } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { DAY, HOUR, type Moment, type MomentSpan } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import type { FigureScope } from '../../src/ports/figure-source.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import { figuresInMemory, valuesOf } from '../fakes/figures-in-memory.ts';
import type { MakeWorld, World } from './worlds.ts';

const KEYS = ['unit', 'group', 'source', 'category'] as const;
const START = NOW - 20 * DAY;
const HOURS = 40 * 24;

const hour = fc.integer({ min: 0, max: HOURS }).map((hours): Moment => START + hours * HOUR);
const maybe = fc.option(hour, { nil: null });
const often = fc.nat(2);

/** Whatever a ticket's fields may be, also what no command leads to: the statements must not rely on it. */
const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    state: fc.constantFrom(...TICKET_STATES),
    unit: fc.constantFrom('u-river', 'u-power', 'u-old', null),
    source: fc.constantFrom('wechat', '12345'),
    group: fc.constantFrom('g-willow', 'g-other'),
    category: fc.constantFrom('城乡建设/排水排污', '综合'),
    matter: fc.constantFrom(undefined, 'gathering' as const, 'tipOff' as const),
    openedAt: hour,
    dispatchedAt: maybe,
    acceptBy: maybe,
    acceptedAt: maybe,
    respondBy: hour,
    contactedAt: maybe,
    completeBy: hour,
    completedAt: maybe,
    returns: often,
    returnedBy: fc.subarray(['u-river', 'u-power', 'u-old']),
    returnRequest: fc.constantFrom(null, null, { at: NOW, by: 'p-1', reason: '不属本单位' }),
    extensions: often,
    transfers: often,
    reworks: often,
    lastMinuteThin: fc.constantFrom(true, false, null),
    excluded: fc.constantFrom(null, null, '重复'),
    followUp: fc.option(
      fc.record({
        askedAt: maybe,
        resolved: fc.constantFrom(true, false, null),
        satisfaction: fc.constantFrom('satisfied' as const, 'basic' as const, 'unsatisfied' as const, null),
      }),
      { nil: null },
    ),
  })
  .map(({ matter, ...given }) => ({ ...storyOf('pending').ticket, ...given, ...(matter ? { matter } : {}) }));

const anyTickets = fc
  .array(anyTicket, { minLength: 120, maxLength: 160 })
  .map((tickets) => tickets.map((ticket, place) => ({ ...ticket, number: `20260302-${1001 + place}` })));

const anyWindow: fc.Arbitrary<FigureWindow> = fc.tuple(hour, hour, hour).map(([one, other, cutOff]) => ({
  period: { from: Math.min(one, other), to: Math.max(one, other) },
  cutOff,
}));
const MARCH: FigureWindow = { period: monthPeriod(NOW), cutOff: NOW + 3 * DAY };

const anyScope: fc.Arbitrary<FigureScope> = fc.constantFrom<FigureScope>(
  {},
  {},
  { onlyListed: true },
  { source: '12345', sinceEver: true },
  { sinceEver: true },
  { group: 'g-willow', onlyListed: true },
);

const byOpening = (a: TicketFact, b: TicketFact): number => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1);
const factsOf = (tickets: readonly Ticket[]): readonly TicketFact[] => tickets.map(factOf).toSorted(byOpening);
const within = (facts: readonly TicketFact[], { onlyListed, source, group }: FigureScope): readonly TicketFact[] =>
  facts
    .filter((fact) => !onlyListed || fact.unlisted !== true)
    .filter((fact) => source === undefined || fact.source === source)
    .filter((fact) => group === undefined || fact.group === group);

/** The database may leave out a value that has no ticket in any figure; in memory it has noughts. */
const withTickets = (each: ReadonlyMap<string | null, ReturnType<typeof valuesOf>>) =>
  new Map(
    [...each].filter(([, figures]) => Object.values(figures).some(({ value, denominator }) => value || denominator)),
  );

const supportersOf = (count: number): Ticket['supporters'] =>
  Array.from({ length: count }, (_, place) => ({ account: `wx-s${place}`, message: `s${place}`, at: NOW }));

/** What every source of figures does. */
export function figureSourceContract(name: string, make: MakeWorld): void {
  async function worldWith(tickets: readonly Ticket[]): Promise<World> {
    const world = await make();
    await world.work.run(async (stores) => {
      for (const ticket of tickets) await stores.tickets.save({ ticket, events: [], decidedOn: 0, nextAt: null });
    });
    return world;
  }

  const forAny = (
    check: (tickets: readonly Ticket[], windows: readonly FigureWindow[], scope: FigureScope) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(
        anyTickets,
        fc.array(anyWindow, { minLength: 5, maxLength: 5 }),
        anyScope,
        (tickets, windows, scope) => check(tickets, [MARCH, ...windows], scope),
      ),
      { numRuns: 6, endOnFailure: true },
    );

  describe(name, () => {
    it('gives the figures that the definitions give in memory, for every key, window and scope', async () => {
      await forAny(async (tickets, windows, scope) => {
        const { figures } = (await worldWith(tickets)).work.stores;
        for (const window of windows)
          for (const key of KEYS) {
            const expected = measureEach(within(factsOf(tickets), scope), window, WORD_FIELDS[key]);
            const found = await figures.measureEach(window, key, scope);
            expect(found.total).toEqual(valuesOf(expected.total, scope));
            const each = new Map([...expected.each].map(([value, its]) => [value, valuesOf(its, scope)]));
            expect(withTickets(found.each)).toEqual(withTickets(each));
          }
      });
    });

    it('adds up: each total is the sum of its rows', async () => {
      await forAny(async (tickets, windows, scope) => {
        const { figures } = (await worldWith(tickets)).work.stores;
        for (const window of windows) {
          const { total, each } = await figures.measureEach(window, 'unit', { ...scope, sinceEver: true });
          for (const { code, kind } of COUNTED_FIGURES) {
            const field = kind === 'count' ? 'value' : 'denominator';
            const sum = [...each.values()].reduce((all, row) => all + Number(row[code][field]), 0);
            expect([code, sum]).toEqual([code, total[code][field]]);
          }
        }
      });
    });

    it('names the tickets behind each figure, in the order of opening', async () => {
      await forAny(async (tickets, [window = MARCH], scope) => {
        const { figures } = (await worldWith(tickets)).work.stores;
        const weights = { completionRate: 30, responseRate: 50, satisfactionRate: 20 };
        const expected = withScores(
          measureEach(within(factsOf(tickets), scope), window, (fact) => fact.unit),
          weights,
        );
        for (const { code, kind } of FIGURE_DEFINITIONS) {
          if (kind === 'accounts') continue; // no ticket stands behind it
          const asked = { code, window, scope, limit: 1000, ...(code === 'score' ? { weights } : {}) };
          expect(await figures.ticketsBehind(asked)).toEqual(expected.total[code].tickets);
          for (const value of ['u-river', null])
            expect(await figures.ticketsBehind({ ...asked, of: { key: 'unit', value } })).toEqual(
              expected.each.get(value)?.[code].tickets ?? [],
            );
        }
      });
    });

    it('names them for several figures at once, with who has them and where they stand', async () => {
      await forAny(async (tickets, windows, scope) => {
        const { figures } = (await worldWith(tickets)).work.stores;
        const codes = COUNTED_FIGURES.map(({ code }) => code).filter((code) => !SINCE_EVER.includes(code));
        for (const window of windows)
          for (const key of KEYS) {
            const asked = { codes, window, key, scope };
            const facts = factsOf(tickets);
            expect(await figures.behindEach(asked)).toEqual(figuresInMemory(facts).behindEach(asked));
            const table = { name: 'month' as const, window, key, codes };
            const frozen = freeze(
              table,
              await figures.measureEach(window, key, scope),
              await figures.behindEach(asked),
            );
            const { total } = measureEach(within(facts, scope), window, () => null);
            for (const code of codes) expect(frozen?.total[code]?.tickets).toEqual(total[code].tickets);
          }
      });
    });

    it('gives them a page at a time', async () => {
      const tickets = fc.sample(anyTickets, { numRuns: 1, seed: 7 })[0] ?? [];
      const { figures } = (await worldWith(tickets)).work.stores;
      const asked = { code: 'received' as const, window: { ...MARCH, cutOff: NOW + 30 * DAY } };
      const whole = await figures.ticketsBehind({ ...asked, limit: 1000 });
      expect(whole.length).toBeGreaterThan(25);
      const pages: string[] = [];
      for (let after: string | undefined; ; after = pages.at(-1)) {
        const page = await figures.ticketsBehind({ ...asked, limit: 10, ...(after ? { after } : {}) });
        expect(page.length).toBeLessThanOrEqual(10);
        if (page.length === 0) break;
        pages.push(...page);
      }
      expect(pages).toEqual(whole);
    });

    it('counts what falls due, and what is overdue by unit', async () => {
      await forAny(async (tickets, windows, scope) => {
        const { figures } = (await worldWith(tickets)).work.stores;
        const facts = factsOf(tickets);
        for (const window of windows) {
          const span = { from: window.cutOff, to: window.cutOff + DAY };
          expect(await figures.dueBetween(span, scope)).toEqual(dueOneByOne(within(facts, scope), span));
          expect(await figures.overdueEach(window)).toEqual(figuresInMemory(facts).overdueEach(window));
          const { each } = measureEach(facts, window, (fact) => fact.unit);
          for (const { unit, count } of await figures.overdueEach(window))
            expect(count).toBe(each.get(unit)?.openOverdue.value);
        }
      });
    });

    it('finds what most households speak of, the largest first', async () => {
      await forAny(async (tickets, windows, scope) => {
        const many = tickets.map((ticket, place) => ({ ...ticket, supporters: supportersOf(place % 7) }));
        const { figures } = (await worldWith(many)).work.stores;
        for (const window of windows) {
          const asked = { window, scope, least: 3, limit: 4 };
          expect(await figures.mostSupported(asked)).toEqual(figuresInMemory(factsOf(many)).mostSupported(asked));
        }
      });
    });

    it('counts a ticket as it is after every change, and as its events make it', async () => {
      const world = await make();
      for (const [place, state] of [...TICKET_STATES, ...TICKET_STATES].entries()) {
        const first = aMessage({ sentAt: NOW - 10 * DAY + place * 13 * HOUR });
        const { events } = storyOf(state, { number: `20260302-${101 + place}`, first });
        let ticket: Ticket | undefined;
        for (const event of events) {
          const decidedOn = ticket?.version ?? 0;
          ticket = evolve(ticket, event);
          const change = { ticket, events: [event], decidedOn, nextAt: null };
          await world.work.run(({ tickets }) => tickets.save(change));
        }
      }
      const { tickets, figures } = world.work.stores;
      const recounted: Ticket[] = [];
      for (const number of await tickets.numbers()) {
        const events = await tickets.events(number);
        recounted.push(
          events.reduce<Ticket | undefined>((ticket, event) => evolve(ticket, event), undefined) as Ticket,
        );
      }
      expect(recounted).toHaveLength(2 * TICKET_STATES.length);
      for (const cutOff of [NOW - 9 * DAY, NOW - 2 * DAY, NOW, NOW + 9 * DAY]) {
        const window = { period: monthPeriod(NOW), cutOff };
        const { total } = await figures.measureEach(window, 'unit');
        expect(total).toEqual(valuesOf(measureEach(factsOf(recounted), window, () => null).total));
      }
    });

    it('forgets what a rejected change would have made of a ticket', async () => {
      const world = await make();
      const { ticket, events } = storyOf('pending');
      await world.work.run(({ tickets }) => tickets.save({ ticket, events, decidedOn: 0, nextAt: null }));
      const stale = { ticket: { ...ticket, state: 'cancelled' as const }, events: [], decidedOn: 99, nextAt: null };
      await expect(world.work.run(({ tickets }) => tickets.save(stale))).rejects.toThrow();
      const { total } = await world.work.stores.figures.measureEach(MARCH, 'unit');
      expect(total.received.value).toBe(1);
    });
  });
}

/** Written out, without the terms of the figures. */
function dueOneByOne(facts: readonly TicketFact[], { from, to }: MomentSpan): readonly string[] {
  const due = facts.filter(
    (fact) =>
      fact.openedAt <= from &&
      fact.completeBy > from &&
      fact.completeBy <= to &&
      (fact.completedAt === null
        ? ['pending', 'dispatched', 'inProgress', 'waiting', 'replied'].includes(fact.state)
        : fact.completedAt > from && !['shelved', 'cancelled'].includes(fact.state)),
  );
  return due.map(({ number }) => number);
}

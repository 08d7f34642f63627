import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fragment } from '../../../src/adapters/database/client.ts';
import { reachOf } from '../../../src/adapters/database/figure-reach.ts';
import { sqlOf } from '../../../src/adapters/database/figure-sql.ts';
import { createTicketStore } from '../../../src/adapters/database/ticket-store.ts';
import { all, type Condition, type Instant } from '../../../src/domain/figures/condition.ts';
import { testOf } from '../../../src/domain/figures/condition-test.ts';
import { MARKERS, MOMENT_FIELDS } from '../../../src/domain/figures/fact-fields.ts';
import { factOf } from '../../../src/domain/figures/ticket-facts.ts';
import { OPEN_STATES, TICKET_STATES } from '../../../src/domain/ticket/state.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { HOUR } from '../../../src/domain/time/moment.ts';
import { ticketIn } from '../../builders/a-ticket.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { useClient } from '../../contracts/worlds.ts';

// No figure negates what may be missing, today: the language allows it, so it is tried with conditions no figure has.

const client = useClient();
const hour = fc.integer({ min: 0, max: 9 }).map((hours) => NOW + hours * HOUR);
const maybe = fc.option(hour, { nil: null });
const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    state: fc.constantFrom(...TICKET_STATES),
    unit: fc.constantFrom('u-river', null),
    openedAt: hour,
    acceptBy: maybe,
    contactedAt: maybe,
    completeBy: hour,
    completedAt: maybe,
    returns: fc.nat(2),
    followUp: fc.option(
      fc.record({
        askedAt: maybe,
        resolved: fc.constantFrom(true, false, null),
        satisfaction: fc.constantFrom('basic' as const, null),
      }),
      { nil: null },
    ),
  })
  .map((given) => ({ ...ticketIn('pending'), ...given }));

const instant = fc.constantFrom(...(Object.keys({ ...MOMENT_FIELDS, ...MARKERS }) as Instant[]));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.record({ op: fc.constantFrom('before', 'noLaterThan'), left: instant, right: instant }),
    fc.record({ op: fc.constant('given'), field: fc.constantFrom('unit', 'resolved', 'completedAt', 'satisfaction') }),
    fc.constantFrom<Condition>(
      { op: 'flag', field: 'resolved' },
      { op: 'oneOf', field: 'satisfaction', words: ['basic'] },
      { op: 'oneOf', field: 'state', words: OPEN_STATES },
      { op: 'moreThan', field: 'returns', number: 1 },
    ),
    fc.record({ op: fc.constant('not'), of: tie('condition') }),
    fc.record({ op: fc.constantFrom('all', 'any'), of: fc.array(tie('condition'), { maxLength: 3 }) }),
  ) as fc.Arbitrary<Condition>,
}));

it('finds the tickets that the condition is true of in memory, with and without the help of an index', async () => {
  const tickets = fc
    .sample(anyTicket, { numRuns: 120, seed: 11 })
    .map((ticket, place) => ({ ...ticket, number: `n-${1000 + place}` }));
  for (const ticket of tickets)
    await createTicketStore(client()).save({ ticket, events: [], decidedOn: 0, nextAt: null });
  const window = { period: { from: NOW + 2 * HOUR, to: NOW + 7 * HOUR }, cutOff: NOW + 5 * HOUR };
  const [from, to, cutOff] = [window.period.from, window.period.to, window.cutOff].map((moment) => new Date(moment));
  const found = async (asked: Condition): Promise<readonly string[]> => {
    const rows = await client().queryPlannedAnew<{ number: string }>`
      SELECT f.number FROM ticket_fact AS f, (SELECT ${from}::timestamptz AS period_start, ${to}::timestamptz AS period_end,
        ${cutOff}::timestamptz AS cut_off) AS w WHERE ${fragment(sqlOf(asked))} ORDER BY f.number`;
    return rows.map(({ number }) => number);
  };
  await fc.assert(
    fc.asyncProperty(condition, async (asked) => {
      const expected = tickets.filter((ticket) => testOf(asked)(factOf(ticket), window)).map(({ number }) => number);
      expect(await found(asked)).toEqual(expected);
      expect(await found(all(reachOf(asked) ?? all(), asked))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/domain/figures/measure.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import { changesOf } from '../../../src/domain/report/source-changes.ts';
import { DAY, formatMoment } from '../../../src/domain/time/moment.ts';
import { monthPeriod, type Period, periodOf } from '../../../src/domain/time/period.ts';
import { aFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';

const JULY = monthPeriod(at('2020-07-01'));
let last = 0;

/** A ticket a day from a day on, each completed the next day. */
const daily = (from: string, count: number, given: Partial<TicketFact> = {}): TicketFact[] =>
  Array.from({ length: count }, (_, index) => {
    const openedAt = at(`${from} 09:00`) + index * DAY;
    last += 1;
    return aFact({
      number: `t${last}`,
      openedAt,
      completeBy: openedAt + 3 * DAY,
      completedAt: openedAt + DAY,
      state: 'completed',
      ...given,
    });
  });

const changes = (facts: readonly TicketFact[], period: Period = JULY, cutOff = period.to) =>
  changesOf(facts, { period, cutOff }, measure(facts, { period, cutOff }));

describe('changes of a source', () => {
  it('divide by the earlier count, and name the tickets of both', () => {
    const [june, july] = [daily('2020-06-01', 20), daily('2020-07-01', 15)];
    const change = changes([...june, ...july]).previous?.of.received;
    expect([change?.before.value, change?.now.value, change?.rate]).toEqual([20, 15, '-25.00']);
    expect(change?.tickets).toEqual([...june, ...july].map(({ number }) => number));
  });

  it('stand against the same month of the year before where the ledger holds it', () => {
    const both = changes([...daily('2019-07-02', 10), ...daily('2020-07-01', 15)]);
    expect(both.previous).toBeUndefined();
    expect(both.yearBefore?.of.received.rate).toBe('50.00');
  });

  it('are unknown where only leftovers of the earlier month are there: a nought or a giant would be a claim', () => {
    const leftOver = daily('2020-06-01', 3, { completedAt: at('2020-07-03'), state: 'completed' });
    const open = daily('2020-06-02', 3, { completedAt: null, state: 'inProgress' });
    expect(changes([...leftOver, ...open, ...daily('2020-07-01', 15)])).toEqual({});
    expect(changes(daily('2020-07-01', 15))).toEqual({});
  });

  it('are unknown where the ledger begins in the middle of the earlier month', () => {
    expect(changes([...daily('2020-06-20', 9), ...daily('2020-07-01', 15)])).toEqual({});
    expect(changes([...daily('2020-06-10', 9), ...daily('2020-07-01', 15)]).previous?.of.received.rate).toBe('66.67');
  });

  it('look at the earlier period from as far behind, and at as much of it as has run', () => {
    const facts = [...daily('2020-06-01', 30), ...daily('2020-07-01', 10)];
    const cutOffs = [at('2020-08-11'), at('2020-07-11')].map((cutOff) => changes(facts, JULY, cutOff).previous);
    expect(cutOffs.map((since) => formatMoment(since?.window.cutOff ?? 0))).toEqual([
      '2020-07-11T00:00:00+08:00',
      '2020-06-11T00:00:00+08:00',
    ]);
    expect(cutOffs[1]?.of.received).toMatchObject({ before: { value: 10 }, now: { value: 10 }, rate: '0.00' });
  });

  it('have no rate where there was nothing before', () => {
    const since = changes([...daily('2020-06-01', 20), ...daily('2020-07-01', 15)]).previous;
    expect(since?.of.overdueCount).toMatchObject({ rate: null, before: { value: 0 } });
  });

  it('of a year are those against the year before, told once', () => {
    const facts = [...daily('2019-01-02', 40), ...daily('2020-01-02', 30)];
    const found = changes(facts, periodOf('year', at('2020-05-01')));
    expect([found.previous, found.yearBefore?.of.received.rate]).toEqual([undefined, '-25.00']);
  });
});

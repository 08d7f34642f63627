import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { figuresAt } from '../../../src/flows/reporting/export-figures.ts';
import { aMessage } from '../../builders/a-message.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { at } from '../../builders/moments.ts';
import { testService } from '../../builders/test-service.ts';

async function exported(until: string, openings: readonly (readonly [string, string, Ticket['state']])[]) {
  const service = await testService();
  for (const [number, sentAt, state] of openings) {
    const { ticket, events } = storyOf(state, { number, first: aMessage({ sentAt: at(sentAt) }) });
    await service.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
  }
  return figuresAt(service.stores, await service.office(), at(until));
}

describe('figures.json', () => {
  it('holds the day and the month that end with `until`, every unit in the office order', async () => {
    const file = await exported('2026-03-04T00:00', [
      ['20260302-001', '2026-03-02 10:00', 'completed'],
      ['20260303-001', '2026-03-03 10:00', 'inProgress'],
      ['20260303-002', '2026-03-03 11:00', 'pending'],
      ['20260303-003', '2026-03-03 12:00', 'cancelled'],
    ]);
    expect(file.until).toBe('2026-03-04T00:00:00+08:00');
    const { day, month } = file.periods;
    expect([day.from, day.to]).toEqual(['2026-03-03T00:00:00+08:00', '2026-03-04T00:00:00+08:00']);
    expect([month.from, month.to]).toEqual(['2026-03-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00']);
    expect(month.units.map(({ unit, name, tier }) => [unit, name, tier])).toEqual([
      ['u-river', '河沿社区居民委员会', '街镇'],
      ['u-power', '城东供电所', '企业'],
      ['u-old', '原市容所', '部门'],
    ]);
    expect(month.total.received).toEqual({
      value: 3,
      numerator: null,
      denominator: null,
      tickets: ['20260302-001', '20260303-001', '20260303-002'],
    });
    expect(month.total.completionRate).toMatchObject({ value: '33.33', numerator: 1, denominator: 3 });
    // One completed in time, nothing else to judge yet: the score is that rate alone, and stands on its ticket.
    expect(month.total.score).toEqual({
      value: '100.00',
      numerator: null,
      denominator: null,
      tickets: ['20260302-001'],
    });
    expect(month.units[1]?.figures.score).toEqual({ value: null, numerator: null, denominator: null, tickets: [] });
    expect(month.units.map(({ figures }) => figures.received.value)).toEqual([2, 0, 0]);
    expect(day.units[0]?.figures.received.tickets).toEqual(['20260303-001']);
    expect(day.units[1]?.figures.completionRate.value).toBeNull();
  });

  it('counts what was opened at the very moment of `until`', async () => {
    const file = await exported('2026-03-02 17:30', [['20260302-001', '2026-03-02 17:30', 'pending']]);
    expect(file.periods.day.total.received.value).toBe(1);
  });
});

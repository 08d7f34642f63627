import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/domain/post/pace.ts';
import { DAY, dayOf, endOfDay, HOUR, MINUTE } from '../../../src/domain/time/moment.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';

const LIMITS = { minGap: 3_000, jitter: 2_000, minGapPerGroup: 15_000, ratePerMinute: 4, perDay: 100 };

describe('the pace of an account', () => {
  it('keeps the gap, a chance more, and the longer one of each group', () => {
    const pace = new Pace(LIMITS);
    expect(pace.readyAt('a', NOW)).toBe(NOW);
    pace.spoke('a', NOW);
    expect([pace.readyAt('b', NOW), pace.readyAt('a', NOW)]).toEqual([NOW + 3_000, NOW + 15_000]);
    pace.spoke('b', NOW + 3_000, 0.5);
    expect(pace.readyAt('c', NOW + 3_000)).toBe(NOW + 7_000);
    pace.spoke('c', NOW + 7_000, 1);
    expect(pace.accountReadyAt(NOW + 7_000)).toBe(NOW + 12_000);
  });

  it('sends no more in any minute than it may', () => {
    const pace = new Pace({ ...LIMITS, minGap: 0, minGapPerGroup: 0, jitter: 0 });
    for (const second of [0, 10, 20, 30]) pace.spoke('a', NOW + second * 1_000);
    expect(pace.readyAt('b', NOW + 31_000)).toBe(NOW + MINUTE);
    expect(pace.readyAt('b', NOW + MINUTE)).toBe(NOW + MINUTE);
  });

  it('waits for the next day when the day is spent, also by the process before; a life in danger does not wait', () => {
    const pace = new Pace({ ...LIMITS, perDay: 3, minGap: 0, minGapPerGroup: 0, jitter: 0 });
    pace.resume(2, NOW);
    expect(pace.readyAt('a', NOW)).toBe(NOW);
    pace.spoke('a', NOW);
    const later = NOW + HOUR;
    expect(pace.readyAt('a', later)).toBe(endOfDay(dayOf(NOW)));
    expect(pace.readyAt('a', later, true)).toBe(later);
    expect(pace.readyAt('a', NOW + DAY)).toBe(NOW + DAY);
  });
});

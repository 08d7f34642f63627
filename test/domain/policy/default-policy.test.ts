import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDAR, DEFAULT_POLICY, NO_QUIET_HOURS } from '../../../src/domain/policy/default-policy.ts';
import { releaseFrom } from '../../../src/domain/post/quiet-hours.ts';
import { cnCalendar, officeCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { atClock } from '../../../src/domain/time/moment.ts';

describe('the defaults', () => {
  it('are the published hours and tiers', () => {
    expect(DEFAULT_POLICY.schedule).toMatchObject({
      dailyRanking: '17:30',
      leaderDigest: '08:30',
      quietHours: { from: '21:30', to: '07:30' },
    });
    expect(DEFAULT_POLICY.ranking.tiers.map(({ name }) => name)).toEqual(['街镇', '部门', '企业']);
    expect(DEFAULT_POLICY).toMatchObject({ trial: false, autoDispatch: 'all', routing: [], sources: {} });
  });

  it('spell the calendar the product has anyway', () => {
    expect(officeCalendar(DEFAULT_CALENDAR)).toEqual(officeCalendar());
    expect(officeCalendar(DEFAULT_CALENDAR).hours).toEqual(cnCalendar.hours);
  });

  it('know a span that is never quiet', () => {
    for (const clock of ['00:00', '03:00', '12:00', '23:59']) {
      const moment = atClock('2026-03-02', clock);
      expect(releaseFrom(NO_QUIET_HOURS, moment)).toBe(moment);
    }
  });
});

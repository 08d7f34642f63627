import { describe, expect, it } from 'vitest';
import type { OfficeCalendarSpec } from '../../../src/domain/time/cn-calendar.ts';
import { addDays, DAY, formatMoment } from '../../../src/domain/time/moment.ts';
import { jobTable } from '../../../src/flows/job-table.ts';
import { warnOfCalendarEnd } from '../../../src/flows/office/warn-of-calendar-end.ts';
import { runUntil } from '../../../src/flows/run-due.ts';
import { createCourier } from '../../../src/flows/sending/deliver-outbox.ts';
import { ALONE } from '../../../src/ports/lease.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';

const stage = (now: string, calendar: OfficeCalendarSpec = {}): Promise<TestService> =>
  testService({ now: at(now), policy: anOffice({ calendar }), pace: 'default' });

async function warnings(service: TestService) {
  const posts = await service.stores.outbox.due(['wechat'], Number.MAX_SAFE_INTEGER, 1000);
  return posts.filter(({ text }) => text.startsWith('【日历】'));
}

/** Everything the service does by itself up to a moment. */
async function live(service: TestService, until: string): Promise<void> {
  const courier = createCourier(service, { channels: new Map(), lease: ALONE });
  const jobs = jobTable(service, courier, { jobs: true, channels: false });
  await runUntil({ jobs, wake: service.wake, courier }, service.clock, at(until));
}

describe('the warning that the calendar ends', () => {
  it('goes to the staff group, with @ of administrators and dispatchers', async () => {
    const service = await stage('2026-11-02 09:00');
    expect(await warnOfCalendarEnd(service, at('2026-11-02 09:00'))).toBe(1);
    expect(await warnings(service)).toMatchObject([
      {
        kind: 'review',
        to: { group: 'g-staff' },
        mentions: ['p-admin', 'p-dispatcher'],
        text: '【日历】@管理员 @戴派单 系统里的放假安排只到2026年底，还有60天；2027年的时限只能按周一到周五上班来算，遇到节假日不准。2027年的安排公布后，请管理员更新程序，或把放假和上班的日子写进办公室文件的calendar再导入。',
      },
    ]);
  });

  it.each([
    ['on the day before the sixtieth', '2026-11-01 09:00', {}],
    ['where the office has stated next year itself', '2026-12-01 09:00', { off: ['2027-01-01'] }],
    ['where the office has no national holidays', '2026-12-01 09:00', { base: 'none' }],
    ['in any year that is followed by a known one', '2025-12-30 09:00', {}],
  ] as const)('is not said %s', async (_when, now, calendar) => {
    expect(await warnOfCalendarEnd(await stage(now, calendar), at(now))).toBe(0);
  });

  it('is said by one of two who try at once', async () => {
    const service = await stage('2026-11-25 09:00');
    const now = at('2026-11-25 09:00');
    const counts = await Promise.all([warnOfCalendarEnd(service, now), warnOfCalendarEnd(service, now)]);
    expect(counts.toSorted()).toEqual([0, 1]);
  });

  it('comes once a week on a working day at nine, until next year is stated', async () => {
    const service = await stage('2026-10-28 00:00');
    await live(service, '2026-12-08 12:00');
    const { policy } = await service.office();
    await service.stores.offices.save(
      { ...policy, calendar: { work: ['2027-02-06'] } },
      'p-admin',
      at('2026-12-08 12:00'),
    );
    await live(service, '2026-12-31 24:00');
    expect((await warnings(service)).map(({ notBefore }) => formatMoment(notBefore))).toEqual([
      '2026-11-02T09:00:00+08:00',
      '2026-11-09T09:00:00+08:00',
      '2026-11-16T09:00:00+08:00',
      '2026-11-23T09:00:00+08:00',
      '2026-11-30T09:00:00+08:00',
      '2026-12-07T09:00:00+08:00',
    ]);
  });

  it('begins in the middle of a week on the next working day', async () => {
    const service = await stage('2026-11-27 17:00');
    await live(service, '2026-12-01 12:00');
    expect((await warnings(service)).map(({ notBefore }) => formatMoment(notBefore))).toEqual([
      '2026-11-30T09:00:00+08:00',
    ]);
  });

  it('goes on past the end, also where unknown years are refused', async () => {
    const service = await stage('2027-01-01 00:00', { unknownYears: 'refuse' });
    expect(await warnOfCalendarEnd(service, at('2027-01-04 09:00'))).toBe(1);
    expect((await warnings(service))[0]?.text).toContain('系统里的放假安排只到2026年底；2027年');
  });

  it('is silent through a whole year that is known', async () => {
    const service = await stage('2025-11-01 00:00');
    for (let day = '2025-11-01'; day < '2026-01-15'; day = addDays(day, 1))
      expect(await warnOfCalendarEnd(service, at(`${day} 09:00`))).toBe(0);
    expect(service.clock.now()).toBeLessThan(at('2025-11-01 00:00') + DAY);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  atClock,
  clockTime,
  DAY,
  dayOf,
  endOfDay,
  formatMoment,
  HOUR,
  MINUTE,
  parseClock,
  parseDay,
  parseMoment,
  startOfDay,
  weekdayOf,
} from '../../../src/domain/time/moment.ts';

const rewritten = (text: string): string | undefined => {
  const moment = parseMoment(text);
  return moment === undefined ? undefined : formatMoment(moment);
};

describe('parseMoment', () => {
  it.each([
    ['2026-03-02T08:01:00+08:00', '2026-03-02T08:01:00+08:00'],
    ['2026-03-02T00:01:00Z', '2026-03-02T08:01:00+08:00'],
    ['2026-03-02t00:01:00.999z', '2026-03-02T08:01:00+08:00'],
    ['2026-03-01T19:01:00-05:00', '2026-03-02T08:01:00+08:00'],
    ['2026-03-02T09:01+0900', '2026-03-02T08:01:00+08:00'],
    ['2026-03-02T09:01:00+09', '2026-03-02T08:01:00+08:00'],
    ['2026-03-02T08:01:00', '2026-03-02T08:01:00+08:00'],
    ['2019/6/13 12:20:43', '2019-06-13T12:20:43+08:00'],
    ['2023-07-06 15:37', '2023-07-06T15:37:00+08:00'],
    ['  2023-07-06 9:05 ', '2023-07-06T09:05:00+08:00'],
    ['2024-02-29', '2024-02-29T00:00:00+08:00'],
    ['2024/2/29', '2024-02-29T00:00:00+08:00'],
    ['2026-12-31T24:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['2026-12-31 24:00', '2027-01-01T00:00:00+08:00'],
  ])('reads %s', (text, written) => {
    expect(rewritten(text)).toBe(written);
  });

  it.each([
    '',
    '明天',
    '2026-02-30',
    '2025-02-29 10:00',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31T08:00:00+08:00',
    '2026-03-02T24:01:00+08:00',
    '2026-03-02T25:00:00+08:00',
    '2026-03-02T08:60:00+08:00',
    '2026-03-02T08:00:60+08:00',
    '2026-03-02T08:00:00+15:00',
    '2026-03-02T08:00:00+08:60',
    '2026/3-2',
    '26-03-02',
    '2026-03-02T',
    '2026-03-02T08',
    '20260302',
    '1772409660000',
  ])('refuses %j', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('reads back every second it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000, max: 200_000_000 }), (tens) => {
        const moment = tens * 10_000;
        expect(parseMoment(formatMoment(moment))).toBe(moment);
      }),
    );
  });
});

describe('days', () => {
  const late = parseMoment('2026-03-02T23:59:59+08:00') as number;

  it('change at midnight in Shanghai, not in UTC', () => {
    expect(dayOf(late)).toBe('2026-03-02');
    expect(dayOf(late + 1000)).toBe('2026-03-03');
    expect(endOfDay('2026-03-02')).toBe(startOfDay('2026-03-03'));
    expect(endOfDay('2026-03-02') - startOfDay('2026-03-02')).toBe(DAY);
  });

  it('are added across months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('know their weekday, also before 1970', () => {
    expect(weekdayOf('2026-03-02')).toBe('mon');
    expect(weekdayOf('2026-03-01')).toBe('sun');
    expect(weekdayOf('1969-12-31')).toBe('wed');
    expect(weekdayOf('1949-10-01')).toBe('sat');
  });

  it('are read strictly', () => {
    expect(parseDay('2026/3/2')).toBe('2026-03-02');
    expect(parseDay('2026-02-29')).toBeUndefined();
    expect(() => startOfDay('2026-02-29')).toThrow(RangeError);
  });
});

describe('clock times', () => {
  it('are minutes since midnight', () => {
    expect(clockTime(startOfDay('2026-03-02') + 8 * HOUR + MINUTE + 59_999)).toBe(481);
    expect(parseClock('24:00')).toBe(1440);
    expect(parseClock('24:01')).toBeUndefined();
    expect(parseClock('9:5')).toBeUndefined();
  });

  it('are put on a day', () => {
    expect(formatMoment(atClock('2026-03-02', '17:30'))).toBe('2026-03-02T17:30:00+08:00');
    expect(atClock('2026-03-02', '24:00')).toBe(startOfDay('2026-03-03'));
    expect(() => atClock('2026-03-02', '25:00')).toThrow(RangeError);
  });
});

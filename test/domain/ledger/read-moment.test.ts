import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/domain/ledger/read-moment.ts';
import { DAY, formatMoment } from '../../../src/domain/time/moment.ts';
import { at } from '../../builders/moments.ts';

const read = (text: string, dated1904 = false): string | undefined => {
  const found = readMoment(text, dated1904);
  return found && `${formatMoment(found.at).slice(0, 19).replace('T', ' ')}${found.dayOnly ? ' day' : ''}`;
};

describe('a moment in a cell', () => {
  it.each([
    ['2023-07-06 15:37', '2023-07-06 15:37:00'],
    ['2023-07-06T15:37:00+08:00', '2023-07-06 15:37:00'],
    ['2023-07-06T07:37:00Z', '2023-07-06 15:37:00'],
    ['2019/6/13 12:20:43', '2019-06-13 12:20:43'],
    ['2023.7.6 15:37', '2023-07-06 15:37:00'],
    ['2023年7月6日15时37分', '2023-07-06 15:37:00'],
    ['2023年07月06日 15:37:20', '2023-07-06 15:37:20'],
    ['2023年7月6日15时', '2023-07-06 15:00:00'],
    ['2023年7月6日下午3:37', '2023-07-06 15:37:00'],
    ['2023年7月6日下午3点5分', '2023-07-06 15:05:00'],
    ['2023年7月6日中午1:30', '2023-07-06 13:30:00'],
    ['2023年7月6日中午12:30', '2023-07-06 12:30:00'],
    ['2023年7月6日中午11点30分', '2023-07-06 11:30:00'],
    ['2023年7月6日晚上7点', '2023-07-06 19:00:00'],
    ['2023年7月6日晚上11:59', '2023-07-06 23:59:00'],
    ['2023年7月6日晚上20:15', '2023-07-06 20:15:00'],
    ['2023年7月6日下午12:30', '2023-07-06 12:30:00'],
    ['2023年7月6日凌晨12:30', '2023-07-06 00:30:00'],
    ['2023/7/6 3:37 PM', '2023-07-06 15:37:00'],
    ['2023/7/6 12:05 AM', '2023-07-06 00:05:00'],
    ['2023-07-06 星期四 15:37', '2023-07-06 15:37:00'],
    ['２０２３－０７－０６　１５：３７', '2023-07-06 15:37:00'],
    ['2023-07-06 24:00', '2023-07-07 00:00:00'],
    ['20230706 1537', '2023-07-06 15:37:00'],
    ['20230706153720', '2023-07-06 15:37:20'],
    ['20230706', '2023-07-06 00:00:00 day'],
    ['2023年7月6日', '2023-07-06 00:00:00 day'],
    ['2023-7-6', '2023-07-06 00:00:00 day'],
    ['45113', '2023-07-06 00:00:00 day'],
    ['45113.650694444', '2023-07-06 15:37:00'],
  ])('is read: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(read('43651.650694444', true)).toBe('2023-07-06 15:37:00');
  });

  it.each([
    '',
    '3',
    '明天',
    '2023-13-01',
    '2023-02-30',
    '2023-07-06 25:00',
    '23-07-06',
    '1923-07-06',
    '20231',
    '2023年7月',
    '452000',
    '2023年7月6日晚上12点',
    '2023年7月6日晚上0:10',
    '2023年7月6日晚上1点20分',
    '2023年7月6日中午6:00',
  ])('is none: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is refused at once however long the cell is', () => {
    const started = performance.now();
    for (const long of [' '.repeat(32_000), '周'.repeat(32_000), '1'.repeat(32_000)])
      expect(readMoment(`2023-07-06${long}15:37`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('is the same as a serial number, to the second, on every day', () => {
    const start = at('2000-01-02');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 * 365 * 86_400 }), (seconds) => {
        const moment = start + seconds * 1000;
        const serial = (moment + 8 * 3_600_000) / DAY + 25_569;
        expect(readMoment(String(serial))?.at).toBe(moment);
      }),
    );
  });
});

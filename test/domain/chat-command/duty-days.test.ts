import { describe, expect, it } from 'vitest';
import { dutyDays } from '../../../src/domain/chat-command/duty-days.ts';
import { dayWordsIn } from '../../../src/domain/chat-command/duty-words.ts';
import { officeCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { holidayName, nextHoliday } from '../../../src/domain/time/holidays.ts';

const calendar = officeCalendar();

/** As it would be said and read: the words are found, then understood. */
function days(text: string, today: string): string {
  const words = dayWordsIn(text).map(({ from, to }) => text.slice(from, to));
  const ranges = words.length === 0 ? undefined : dutyDays(words.join('、'), { today, calendar });
  return ranges?.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(' ') ?? '?';
}

describe('days of duty', () => {
  // 2026-03-04 is a Wednesday.
  it.each([
    ['今天', '2026-03-04'],
    ['明晚', '2026-03-05'],
    ['后天', '2026-03-06'],
    ['大后天', '2026-03-07'],
    ['周三', '2026-03-04'],
    ['周六', '2026-03-07'],
    ['周一', '2026-03-09'],
    ['本周日', '2026-03-08'],
    ['下周一', '2026-03-09'],
    ['下周日', '2026-03-15'],
    ['本周末', '2026-03-07/2026-03-08'],
    ['下周末', '2026-03-14/2026-03-15'],
    ['下周', '2026-03-09/2026-03-15'],
    ['本周', '2026-03-04/2026-03-08'],
    ['3月5日', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['5日', '2026-03-05'],
    ['3日', '2026-04-03'],
    ['5月1日至5月5日', '2026-05-01/2026-05-05'],
    ['5月1日-5日', '2026-05-01/2026-05-05'],
    ['5/1到5/5', '2026-05-01/2026-05-05'],
    ['3月30日至2日', '2026-03-30/2026-04-02'],
    ['周六、周日', '2026-03-07 2026-03-08'],
    ['清明假期', '2026-04-04/2026-04-06'],
    ['五一', '2026-05-01/2026-05-05'],
    ['国庆节', '2026-10-01/2026-10-07'],
    ['假期', '2026-04-04/2026-04-06'],
    ['2027年1月4日', '2027-01-04'],
    ['1月2日', '2027-01-02'],
    ['2月20日', '?'],
    ['3月3日', '?'],
    ['5月5日至5月1日', '?'],
    ['2月30日', '?'],
    ['本周一', '?'],
  ])('%s → %s', (text, expected) => {
    expect(days(text, '2026-03-04')).toBe(expected);
  });

  it('look into the next year in December', () => {
    expect(days('1月2日', '2025-12-30')).toBe('2026-01-02');
    expect(days('12月31日至1月2日', '2025-12-30')).toBe('2025-12-31/2026-01-02');
    expect(days('元旦', '2025-12-30')).toBe('2026-01-01/2026-01-03');
  });
});

describe('holidays', () => {
  it('are the days off in a row with a public holiday among them', () => {
    const found: string[] = [];
    for (let day = '2026-01-01'; ; ) {
      const next = nextHoliday(calendar, day);
      if (!next || next.from > '2026-12-31') break;
      found.push(`${holidayName(next)} ${next.from} ${next.to}`);
      day = `${next.to.slice(0, 8)}${String(Number(next.to.slice(8)) + 1).padStart(2, '0')}`;
    }
    expect(found).toEqual([
      '元旦 2026-01-01 2026-01-03',
      '春节 2026-02-15 2026-02-23',
      '清明 2026-04-04 2026-04-06',
      '五一 2026-05-01 2026-05-05',
      '端午 2026-06-19 2026-06-21',
      '中秋 2026-09-25 2026-09-27',
      '国庆 2026-10-01 2026-10-07',
    ]);
  });

  it('count the weekend before, and the one that is going on', () => {
    expect(nextHoliday(officeCalendar({ off: ['2026-08-20', '2026-08-21'] }), '2026-08-22')).toEqual({
      from: '2026-08-20',
      to: '2026-08-23',
    });
  });

  it('end where the calendar knows no more', () => {
    expect(nextHoliday(officeCalendar({ unknownYears: 'refuse' }), '2026-12-30')).toBeUndefined();
  });
});

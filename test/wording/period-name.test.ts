import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from '../../src/domain/time/moment.ts';
import { endMinute, periodName, shortPeriod, spanOfDays } from '../../src/wording/period-name.ts';

const span = (first: string, last: string) => ({ from: startOfDay(first), to: endOfDay(last) });

describe('the name of a period', () => {
  it.each([
    ['2023-10-01', '2023-10-31', '2023年10月', '本月'],
    ['2020-02-01', '2020-02-29', '2020年2月', '本月'],
    ['2023-07-01', '2023-09-30', '2023年第三季度', '本季度'],
    ['2023-01-01', '2023-12-31', '2023年', '本年'],
    ['2023-10-01', '2023-10-01', '2023年10月1日', '当日'],
    ['2023-10-01', '2023-10-30', '2023年10月1日至2023年10月30日', '本期'],
    ['2023-10-02', '2023-10-08', '2023年10月2日至2023年10月8日', '本期'],
  ])('%s to %s is %s', (first, last, name, short) => {
    expect([periodName(span(first, last)), shortPeriod(span(first, last))]).toEqual([name, short]);
  });

  it('names its last day, and an end at midnight by the day it ends', () => {
    expect(spanOfDays(span('2023-10-01', '2023-10-31'))).toBe('2023年10月1日至2023年10月31日');
    expect(endMinute(endOfDay('2023-10-31'))).toBe('2023-10-31 24:00');
  });
});

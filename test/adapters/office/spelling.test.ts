import { describe, expect, it } from 'vitest';
import { parseLimit, writeLimit } from '../../../src/adapters/office/limit-spelling.ts';
import { parseWhen, whenWords, writeWhen } from '../../../src/adapters/office/rung-spelling.ts';
import { editDistance, nearMiss } from '../../../src/domain/base/near-miss.ts';
import { DEFAULT_LADDER } from '../../../src/domain/reminder/reminder-ladder.ts';

describe('a length of time', () => {
  it.each([
    ['2 working hours', { workingMinutes: 120 }, '2 working hours'],
    ['1 working hour', { workingMinutes: 60 }, '1 working hour'],
    ['90 working minutes', { workingMinutes: 90 }, '90 working minutes'],
    ['1.5 working hours', { workingMinutes: 90 }, '90 working minutes'],
    ['5 working days', { workingDays: 5 }, '5 working days'],
    ['24 hours', { clockMinutes: 1440 }, '24 hours'],
    ['30 minutes', { clockMinutes: 30 }, '30 minutes'],
    ['7 days', { clockDays: 7 }, '7 days'],
    ['1 calendar day', { clockDays: 1 }, '1 day'],
    ['5个工作日', { workingDays: 5 }, '5 working days'],
    ['2 个工作小时', { workingMinutes: 120 }, '2 working hours'],
    ['２４小时', { clockMinutes: 1440 }, '24 hours'],
    ['7个自然日', { clockDays: 7 }, '7 days'],
    ['30天', { clockDays: 30 }, '30 days'],
  ])('%s', (text, limit, written) => {
    expect(parseLimit(text)).toEqual(limit);
    expect(writeLimit(limit)).toBe(written);
    expect(parseLimit(written)).toEqual(limit);
  });

  it.each([
    '',
    '5',
    'hours',
    '0 days',
    '-1 days',
    '0.5 working days',
    '2 fortnights',
    '99999 days',
    '1e3 days',
    '5 working',
  ])('not %j', (text) => {
    expect(parseLimit(text)).toBeUndefined();
  });
});

describe('the moment of a rung', () => {
  it.each(DEFAULT_LADDER.rungs)('$id is written and read again', ({ when }) => {
    expect(parseWhen(writeWhen(when))).toEqual(when);
  });

  it.each([
    ['1/2', { fraction: 0.5 }],
    ['40%', { fraction: 0.4 }],
    ['.25', { fraction: 0.25 }],
    ['到期', { atDue: true }],
    ['到期前1个工作日', { beforeDue: { workingDays: 1 } }],
    ['到期后2个工作小时', { afterDue: { workingMinutes: 120 } }],
    ['每个工作日9:00', { workingDaysAfterDueAt: '09:00' }],
    ['Every working day 17:30', { workingDaysAfterDueAt: '17:30' }],
  ])('%s', (text, when) => {
    expect(parseWhen(text)).toEqual(when);
    expect(parseWhen(writeWhen(parseWhen(text) ?? { atDue: true }))).toEqual(when);
  });

  it.each(['', '1', '0', '1/0', '9/8', '100%', 'before due', '1 day', 'every working day at 25:00', 'soon'])(
    'not %j',
    (text) => {
      expect(parseWhen(text)).toBeUndefined();
    },
  );

  it('is told in Chinese', () => {
    expect(DEFAULT_LADDER.rungs.slice(0, 4).map(({ when }) => whenWords(when))).toEqual([
      '时限过去1/2时',
      '到期时',
      '到期后2个工作小时',
      '到期后1个工作日',
    ]);
    expect(whenWords({ workingDaysAfterDueAt: '09:00' })).toBe('超期后每个工作日09:00');
    expect(whenWords({ workingDaysAfterDueAt: '09:00' }, 'review')).toBe('待审核期间每个工作日09:00');
    expect(whenWords({ afterDue: { workingDays: 2 } }, 'review')).toBe('答复后2个工作日');
  });
});

describe('a word that was probably meant', () => {
  it('counts letters added, lost, changed and swapped', () => {
    expect(['phnoe', 'phone1', 'pone', 'xhone'].map((word) => editDistance(word, 'phone'))).toEqual([1, 1, 1, 1]);
    expect(editDistance('abc', '')).toBe(3);
  });

  it('finds the nearest, and nothing for a stranger', () => {
    expect(nearMiss('cangmenjei', ['cangmenjie', 'yinmajie'])).toBe('cangmenjie');
    expect(nearMiss('Unit', ['unit', 'units'])).toBe('unit');
    expect(nearMiss('colour', ['unit', 'key'])).toBeUndefined();
    expect(nearMiss('a', ['b'])).toBeUndefined();
  });
});

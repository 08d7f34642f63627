import { describe, expect, it } from 'vitest';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, parseMoment } from '../../../src/domain/time/moment.ts';
import { type Pause, ReversedPauseError } from '../../../src/domain/time/pause.ts';
import { compileCalendar, UnknownYearError } from '../../../src/domain/time/working-calendar.ts';
import {
  addWorkingDays,
  countWorkingDays,
  subtractWorkingDays,
  workingDaysBetween,
} from '../../../src/domain/time/working-days.ts';

const at = (text: string): number => parseMoment(text) as number;
const plus = (start: string, count: number, pauses: [string, string][] = []): string =>
  formatMoment(
    addWorkingDays(
      cnCalendar,
      at(start),
      count,
      pauses.map(([from, to]): Pause => [at(from), at(to)]),
    ),
  ).slice(0, 16);
const minus = (end: string, count: number): string =>
  formatMoment(subtractWorkingDays(cnCalendar, at(end), count)).slice(0, 16);

describe('addWorkingDays', () => {
  it.each([
    ['2026-03-02 08:01', 1, '2026-03-03T18:00'],
    ['2026-03-02 23:59', 1, '2026-03-03T18:00'],
    ['2026-03-02 08:01', 5, '2026-03-09T18:00'],
    ['2026-03-07 10:00', 1, '2026-03-09T18:00'],
    ['2026-02-13 10:00', 2, '2026-02-24T18:00'],
    ['2025-09-30 10:00', 3, '2025-10-11T18:00'],
    ['2020-01-23 10:00', 1, '2020-02-03T18:00'],
    ['2026-03-02 10:00', 0, '2026-03-02T18:00'],
    ['2026-03-02 19:00', 0, '2026-03-02T19:00'],
    ['2026-03-08 19:00', 0, '2026-03-08T19:00'],
  ])('%s and %i working days: %s', (start, count, due) => {
    expect(plus(start, count)).toBe(due);
  });

  it('runs over years without effort', () => {
    expect(plus('2019-01-01 10:00', 1900)).toBe('2026-08-17T18:00');
  });

  it('ends at 24:00 where work does', () => {
    const always = compileCalendar({ hours: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] } });
    expect(formatMoment(addWorkingDays(always, at('2026-03-02 00:00'), 1))).toBe('2026-03-04T00:00:00+08:00');
  });

  it('asks for a year it does not know only when it gets there', () => {
    expect(plus('2026-12-30 10:00', 1)).toBe('2026-12-31T18:00');
    expect(() => plus('2026-12-30 10:00', 2)).toThrow(UnknownYearError);
    expect(() => plus('2018-06-01', 1)).toThrow(expect.objectContaining({ year: 2018 }));
  });

  it('refuses what is no number of days', () => {
    expect(() => plus('2026-03-02', 1.5)).toThrow(RangeError);
    expect(() => plus('2026-03-02', -1)).toThrow(RangeError);
  });
});

describe('pauses of working days', () => {
  const [monday, due] = ['2026-03-02 10:00', '2026-03-05T18:00'];

  it.each<[string, [string, string][], string]>([
    ['inside one day costs nothing', [['2026-03-03 09:00', '2026-03-03 17:59']], due],
    ['at night costs nothing', [['2026-03-03 18:00', '2026-03-04 09:00']], due],
    ['over one close costs a day', [['2026-03-03 17:59', '2026-03-04 09:00']], '2026-03-06T18:00'],
    ['that ends at the close costs the day', [['2026-03-03 09:00', '2026-03-03 18:00']], '2026-03-06T18:00'],
    ['over the close of the first day costs a day', [['2026-03-02 11:00', '2026-03-03 17:00']], '2026-03-06T18:00'],
    [
      'that began before the start counts from the start',
      [['2026-03-01 11:00', '2026-03-03 17:00']],
      '2026-03-06T18:00',
    ],
    ['before the start costs nothing', [['2026-02-27 11:00', '2026-03-02 10:00']], due],
    ['over a weekend costs nothing', [['2026-03-06 18:00', '2026-03-09 09:00']], due],
    ['that begins when it is due comes too late', [['2026-03-05 18:00', '2026-03-10 09:00']], due],
    ['of three working days, over a weekend', [['2026-03-05 10:00', '2026-03-10 10:00']], '2026-03-10T18:00'],
    [
      'counted once where pauses overlap',
      [
        ['2026-03-04 10:00', '2026-03-05 10:00'],
        ['2026-03-03 10:00', '2026-03-04 20:00'],
      ],
      '2026-03-09T18:00',
    ],
    ['of no length costs nothing', [['2026-03-03 18:00', '2026-03-03 18:00']], due],
  ])('%s', (_, pauses, expected) => {
    expect(plus(monday, 3, pauses)).toBe(expected);
  });

  it('leave whoever resumes as many closes as he had when he paused', () => {
    const resumed = at('2026-03-10 15:00');
    const paused = at('2026-03-03 11:00');
    const extended = addWorkingDays(cnCalendar, at(monday), 3, [[paused, resumed]]);
    expect(workingDaysBetween(cnCalendar, resumed, extended)).toBe(workingDaysBetween(cnCalendar, paused, at(due)));
  });

  it('are refused when reversed', () => {
    expect(() => plus(monday, 3, [['2026-03-04', '2026-03-03']])).toThrow(ReversedPauseError);
  });
});

describe('subtractWorkingDays', () => {
  it.each([
    ['2026-03-09 18:00', 1, '2026-03-06T18:00'],
    ['2026-03-09 10:20', 2, '2026-03-05T10:20'],
    ['2026-03-08 10:20', 1, '2026-03-06T10:20'],
    ['2026-03-09 06:00', 1, '2026-03-06T09:00'],
    ['2026-03-09 21:00', 1, '2026-03-06T18:00'],
    ['2026-03-06 00:00', 1, '2026-03-04T18:00'],
    ['2026-02-24 18:00', 1, '2026-02-14T18:00'],
    ['2026-03-09 21:00', 0, '2026-03-09T21:00'],
  ])('%s less %i working days: %s', (end, count, earlier) => {
    expect(minus(end, count)).toBe(earlier);
  });
});

describe('working days between', () => {
  it('are whole ones that have run out', () => {
    const due = at('2026-03-05 18:00');
    expect(workingDaysBetween(cnCalendar, due, at('2026-03-06 17:59'))).toBe(0);
    expect(workingDaysBetween(cnCalendar, due, at('2026-03-06 18:00'))).toBe(1);
    expect(workingDaysBetween(cnCalendar, due, at('2026-03-09 17:59'))).toBe(1);
    expect(workingDaysBetween(cnCalendar, at('2026-03-09 18:00'), due)).toBe(-2);
  });

  it('are counted by the day', () => {
    expect(countWorkingDays(cnCalendar, '2026-02-09', '2026-03-02')).toBe(11);
    expect(countWorkingDays(cnCalendar, '2026-03-02', '2026-03-02')).toBe(0);
  });
});

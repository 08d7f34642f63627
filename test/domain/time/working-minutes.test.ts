import { describe, expect, it } from 'vitest';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, parseMoment } from '../../../src/domain/time/moment.ts';
import { type Pause, ReversedPauseError } from '../../../src/domain/time/pause.ts';
import { UnknownYearError } from '../../../src/domain/time/working-calendar.ts';
import {
  addWorkingMinutes,
  isWorkingMoment,
  nextWorkingMoment,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from '../../../src/domain/time/working-minutes.ts';

const at = (text: string): number => parseMoment(text) as number;
const pause = (from: string, to: string): Pause => [at(from), at(to)];
const plus = (start: string, minutes: number, pauses: Pause[] = []): string =>
  formatMoment(addWorkingMinutes(cnCalendar, at(start), minutes, pauses)).slice(0, 16);
const minus = (end: string, minutes: number): string =>
  formatMoment(subtractWorkingMinutes(cnCalendar, at(end), minutes)).slice(0, 16);

describe('addWorkingMinutes', () => {
  it.each([
    ['2026-03-02 09:30', 90, '2026-03-02T11:00'],
    ['2026-03-02 11:00', 60, '2026-03-02T12:00'],
    ['2026-03-02 11:00', 61, '2026-03-02T14:01'],
    ['2026-03-02 17:00', 60, '2026-03-02T18:00'],
    ['2026-03-02 12:00', 1, '2026-03-02T14:01'],
    ['2026-03-06 17:30', 120, '2026-03-09T10:30'],
    ['2026-03-08 03:00', 10, '2026-03-09T09:10'],
    ['2026-02-14 17:30', 60, '2026-02-24T09:30'],
    ['2026-03-02 20:00', 0, '2026-03-02T20:00'],
  ])('%s and %i minutes: %s', (start, minutes, due) => {
    expect(plus(start, minutes)).toBe(due);
  });

  it('stands still in pauses, unsorted and overlapping as they may be', () => {
    const pauses = [
      pause('2026-03-02 10:30', '2026-03-02 11:00'),
      pause('2026-03-02 10:00', '2026-03-02 10:45'),
      pause('2026-03-02 08:00', '2026-03-02 09:10'),
    ];
    expect(plus('2026-03-02 09:00', 60, pauses)).toBe('2026-03-02T11:10');
  });

  it('ends where a pause begins when it runs out there', () => {
    expect(plus('2026-03-02 09:00', 60, [pause('2026-03-02 10:00', '2026-03-03 10:00')])).toBe('2026-03-02T10:00');
  });

  it('loses nothing by a pause outside working hours', () => {
    expect(plus('2026-03-02 17:00', 90, [pause('2026-03-02 18:00', '2026-03-03 09:00')])).toBe('2026-03-03T09:30');
  });

  it('refuses reversed pauses and impossible lengths', () => {
    expect(() => plus('2026-03-02 09:00', 0, [pause('2026-03-03', '2026-03-02')])).toThrow(ReversedPauseError);
    expect(() => plus('2026-03-02 09:00', -1)).toThrow(RangeError);
    expect(() => plus('2026-03-02 09:00', Number.NaN)).toThrow(RangeError);
  });

  it('needs no year beyond the due moment', () => {
    expect(plus('2026-12-31 17:00', 60)).toBe('2026-12-31T18:00');
    expect(() => plus('2026-12-31 17:00', 61)).toThrow(UnknownYearError);
  });
});

describe('subtractWorkingMinutes', () => {
  it.each([
    ['2026-03-09 18:00', 120, '2026-03-09T16:00'],
    ['2026-03-09 15:00', 120, '2026-03-09T11:00'],
    ['2026-03-09 11:00', 120, '2026-03-09T09:00'],
    ['2026-03-09 09:30', 60, '2026-03-06T17:30'],
    ['2026-03-08 12:00', 60, '2026-03-06T17:00'],
    ['2026-02-24 09:00', 30, '2026-02-14T17:30'],
    ['2026-03-09 00:00', 0, '2026-03-09T00:00'],
  ])('%s less %i minutes: %s', (end, minutes, earlier) => {
    expect(minus(end, minutes)).toBe(earlier);
  });
});

describe('workingMinutesBetween', () => {
  it('counts working time only, outside pauses, with a sign', () => {
    const [from, to] = [at('2026-03-06 17:00'), at('2026-03-09 10:00')];
    expect(workingMinutesBetween(cnCalendar, from, to)).toBe(120);
    expect(workingMinutesBetween(cnCalendar, to, from)).toBe(-120);
    expect(workingMinutesBetween(cnCalendar, from, to, [pause('2026-03-06 17:30', '2026-03-09 09:30')])).toBe(60);
  });

  it('does not ask for the year that begins where it ends', () => {
    expect(workingMinutesBetween(cnCalendar, at('2026-12-31 17:00'), at('2027-01-01'))).toBe(60);
  });
});

describe('working moments', () => {
  it('include the opening and leave out the close', () => {
    expect(isWorkingMoment(cnCalendar, at('2026-03-02 09:00'))).toBe(true);
    expect(isWorkingMoment(cnCalendar, at('2026-03-02 12:00'))).toBe(false);
    expect(formatMoment(nextWorkingMoment(cnCalendar, at('2026-03-02 12:00')))).toBe('2026-03-02T14:00:00+08:00');
    expect(formatMoment(nextWorkingMoment(cnCalendar, at('2026-03-02 15:15:20')))).toBe('2026-03-02T15:15:20+08:00');
    expect(formatMoment(nextWorkingMoment(cnCalendar, at('2026-09-30 18:00')))).toBe('2026-10-08T09:00:00+08:00');
  });
});

import { describe, expect, it } from 'vitest';
import { formatMoment } from '../../../src/domain/time/moment.ts';
import {
  CalendarError,
  type CalendarSpec,
  compileCalendar,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  UnknownYearError,
  workingSpans,
} from '../../../src/domain/time/working-calendar.ts';

const week: CalendarSpec = {
  hours: {
    mon: [
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ],
    tue: [['08:00', '24:00']],
  },
  holidays: ['2026-03-02'],
  workdays: ['2026-03-07', '2026-03-10'],
};
const calendar = compileCalendar(week);
const clockOf = (moment: number): string => formatMoment(moment).slice(11, 16);
const spansOf = (day: string, of = calendar): string[] =>
  workingSpans(of, day).map((span) => `${clockOf(span.from)}-${clockOf(span.to)}`);

describe('working days', () => {
  it('are the weekdays with hours', () => {
    expect(spansOf('2026-03-09')).toEqual(['09:00-12:00', '14:00-18:00']);
    expect(spansOf('2026-03-11')).toEqual([]);
  });

  it('end at 24:00 where the hours say so', () => {
    expect(workingSpans(calendar, '2026-03-03').map((span) => formatMoment(span.to))).toEqual([
      '2026-03-04T00:00:00+08:00',
    ]);
  });

  it('are not holidays, even when listed as workdays', () => {
    expect(isWorkingDay(calendar, '2026-03-02')).toBe(false);
    expect(isWorkingDay(compileCalendar({ ...week, workdays: ['2026-03-02'] }), '2026-03-02')).toBe(false);
  });

  it('made up on a day off use the hours of the first weekday given, whatever its place in the week', () => {
    expect(spansOf('2026-03-07')).toEqual(['09:00-12:00', '14:00-18:00']);
    const tuesdayFirst = compileCalendar({
      hours: { tue: [['08:00', '10:00']], mon: [['09:00', '12:00']] },
      workdays: ['2026-03-07'],
    });
    expect(spansOf('2026-03-07', tuesdayFirst)).toEqual(['08:00-10:00']);
  });

  it('keep their own hours when listed as workdays', () => {
    expect(spansOf('2026-03-10')).toEqual(['08:00-00:00']);
  });

  it('are found forwards and backwards', () => {
    expect(nextWorkingDay(calendar, '2026-03-03')).toBe('2026-03-07');
    expect(previousWorkingDay(calendar, '2026-03-09')).toBe('2026-03-07');
    expect(previousWorkingDay(calendar, '2026-03-03')).toBe('2026-02-24');
  });
});

describe('compileCalendar', () => {
  it('sorts hours and joins what touches or overlaps', () => {
    const joined = compileCalendar({
      hours: {
        mon: [
          ['13:00', '18:00'],
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
    });
    expect(spansOf('2026-03-09', joined)).toEqual(['09:00-18:00']);
  });

  it.each<[string, CalendarSpec, string]>([
    ['no hours at all', { hours: {}, workdays: ['2026-03-07'] }, 'noHours'],
    ['only empty hours', { hours: { mon: [] } }, 'noHours'],
    ['a clock time that does not exist', { hours: { mon: [['09:00', '24:01']] } }, 'badTime'],
    ['closing before opening', { hours: { mon: [['22:00', '06:00']] } }, 'emptySpan'],
    ['an impossible holiday', { hours: week.hours, holidays: ['2026-02-30'] }, 'badDay'],
    ['an impossible workday', { hours: week.hours, workdays: ['tomorrow'] }, 'badDay'],
    ['a weekday that is none', { hours: { ...week.hours, monday: [] } as CalendarSpec['hours'] }, 'badWeekday'],
  ])('refuses %s', (_, spec, code) => {
    expect(() => compileCalendar(spec)).toThrow(expect.objectContaining({ name: CalendarError.name, code }));
  });

  it('asks for no year it was not told of', () => {
    const of2026 = compileCalendar({ ...week, knownYears: [2026] });
    expect(isWorkingDay(of2026, '2026-12-29')).toBe(true);
    expect(() => isWorkingDay(of2026, '2027-01-01')).toThrow(UnknownYearError);
    expect(() => nextWorkingDay(of2026, '2026-12-29')).toThrow(expect.objectContaining({ year: 2027 }));
  });
});

import { describe, expect, it } from 'vitest';
import {
  CN_HOLIDAYS,
  CN_WORKDAYS,
  CN_YEARS,
  cnCalendar,
  officeCalendar,
} from '../../../src/domain/time/cn-calendar.ts';
import { addDays, formatMoment, weekdayOf } from '../../../src/domain/time/moment.ts';
import { isWorkingDay, knowsYear, UnknownYearError, workingSpans } from '../../../src/domain/time/working-calendar.ts';
import { countWorkingDays } from '../../../src/domain/time/working-days.ts';

const isWeekend = (day: string): boolean => ['sat', 'sun'].includes(weekdayOf(day));

describe('the State Council calendar', () => {
  it('knows 2019 to 2026 and no other year', () => {
    expect(CN_YEARS).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(() => isWorkingDay(cnCalendar, '2027-01-04')).toThrow(UnknownYearError);
    expect(() => isWorkingDay(cnCalendar, '2018-12-31')).toThrow(UnknownYearError);
  });

  it('makes up on weekends only, never on a holiday', () => {
    expect(CN_WORKDAYS.filter((day) => !isWeekend(day))).toEqual([]);
    expect(CN_WORKDAYS.filter((day) => CN_HOLIDAYS.includes(day))).toEqual([]);
    expect(new Set([...CN_HOLIDAYS, ...CN_WORKDAYS]).size).toBe(CN_HOLIDAYS.length + CN_WORKDAYS.length);
  });

  /**
   * The statute moves a holiday that falls on a weekend and makes up what is bridged, so the weekdays off less the weekend days worked are
   * the statutory 11, since 2025 13. The one exception is 2020: its prolonged Spring Festival gave two working days more.
   */
  it.each([
    [2019, 11, 250],
    [2020, 13, 249],
    [2021, 11, 250],
    [2022, 11, 249],
    [2023, 11, 249],
    [2024, 11, 251],
    [2025, 13, 248],
    [2026, 13, 248],
  ])('%i: %i statutory days, %i working days', (year, statutory, working) => {
    const inYear = (day: string): boolean => day.startsWith(String(year));
    const weekdaysOff = CN_HOLIDAYS.filter((day) => inYear(day) && !isWeekend(day));
    expect(weekdaysOff.length - CN_WORKDAYS.filter(inYear).length).toBe(statutory);
    expect(countWorkingDays(cnCalendar, `${year}-01-01`, `${year + 1}-01-01`)).toBe(working);
  });

  it.each([
    ['2019-05-01', '2019-05-04'],
    ['2020-01-24', '2020-02-02'],
    ['2022-01-31', '2022-02-06'],
    ['2023-09-29', '2023-10-06'],
    ['2024-02-10', '2024-02-17'],
    ['2025-01-28', '2025-02-04'],
    ['2025-10-01', '2025-10-08'],
    ['2026-02-15', '2026-02-23'],
  ])('rests from %s to %s, and works right before and after', (first, last) => {
    for (let day = first; day <= last; day = addDays(day, 1)) expect(isWorkingDay(cnCalendar, day)).toBe(false);
    expect(countWorkingDays(cnCalendar, addDays(first, -3), first)).toBeGreaterThan(0);
    expect(isWorkingDay(cnCalendar, addDays(last, 1)) || isWeekend(addDays(last, 1))).toBe(true);
  });

  const madeUp =
    '2019-04-28 2019-05-05 2020-01-19 2023-06-25 2024-02-18 2025-01-26 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10';
  it.each(madeUp.split(' '))('works on the weekend of %s, in office hours', (day) => {
    expect(workingSpans(cnCalendar, day).map((span) => formatMoment(span.to).slice(11, 16))).toEqual([
      '12:00',
      '18:00',
    ]);
  });

  it('rests on 1 February 2020, whose make-up day fell away', () => {
    expect(isWorkingDay(cnCalendar, '2020-02-01')).toBe(false);
    expect(isWorkingDay(cnCalendar, '2020-02-03')).toBe(true);
  });
});

describe('an office calendar', () => {
  it('is the State Council one with the office’s hours', () => {
    const office = officeCalendar({ base: 'cn', hours: ['08:30-12:00', '14:30-24:00'], off: [], work: [] });
    expect(workingSpans(office, '2026-02-14').map((span) => formatMoment(span.from).slice(11, 16))).toEqual([
      '08:30',
      '14:30',
    ]);
    expect(isWorkingDay(office, '2026-02-16')).toBe(false);
  });

  it('lets the office’s own days win', () => {
    const office = officeCalendar({ off: ['2026-02-14', '2026-03-03'], work: ['2026-02-16', '2026-03-07'] });
    expect(['2026-02-14', '2026-03-03'].map((day) => isWorkingDay(office, day))).toEqual([false, false]);
    expect(['2026-02-16', '2026-03-07'].map((day) => isWorkingDay(office, day))).toEqual([true, true]);
  });

  it('takes plain weeks for years without a notice, unless told to refuse', () => {
    expect(isWorkingDay(officeCalendar(), '2027-01-04')).toBe(true);
    expect(knowsYear(cnCalendar, 2027)).toBe(false);
    expect(() => isWorkingDay(officeCalendar({ unknownYears: 'refuse' }), '2027-01-04')).toThrow(UnknownYearError);
  });

  it('without base knows no holidays', () => {
    expect(isWorkingDay(officeCalendar({ base: 'none' }), '2026-10-01')).toBe(true);
    expect(isWorkingDay(officeCalendar({ base: 'none' }), '2026-10-10')).toBe(false);
  });

  it('refuses contradictions and what is no time', () => {
    expect(() => officeCalendar({ off: ['2026-03-03'], work: ['2026/3/3'] })).toThrow(
      expect.objectContaining({ code: 'offAndWorked' }),
    );
    expect(() => officeCalendar({ hours: ['09:00'] })).toThrow(expect.objectContaining({ code: 'badTime' }));
    expect(() => officeCalendar({ hours: [] })).toThrow(expect.objectContaining({ code: 'noHours' }));
    expect(() => officeCalendar({ off: ['8月20日'] })).toThrow(expect.objectContaining({ code: 'badDay' }));
  });
});

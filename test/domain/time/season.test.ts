import { describe, expect, it } from 'vitest';
import {
  calendarDaysLeft,
  lastKnownYear,
  type OfficeCalendarSpec,
  officeCalendar,
} from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, parseMoment } from '../../../src/domain/time/moment.ts';
import { firstGap, firstSharedDay, inSeason, isSeasonRange, parseSeasonDay } from '../../../src/domain/time/season.ts';
import { addWorkingDays, subtractWorkingDays } from '../../../src/domain/time/working-days.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../../src/domain/time/working-minutes.ts';

const at = (text: string): number => parseMoment(`2026-${text}:00+08:00`) ?? Number.NaN;
const shown = (moment: number): string => formatMoment(moment).slice(5, 16);

const SUMMER_AND_WINTER: OfficeCalendarSpec = {
  hours: [
    { from: '05-01', to: '09-30', hours: ['08:30-12:00', '14:30-18:30'] },
    { hours: ['09:00-12:00', '13:30-17:30'] },
  ],
};
const calendar = officeCalendar(SUMMER_AND_WINTER);

describe('a season', () => {
  it.each([
    ['05-01', '05-01'],
    ['5/1', '05-01'],
    ['2-29', '02-29'],
    ['2026-5-1', '2026-05-01'],
    ['02-30', undefined],
    ['13-01', undefined],
    ['2026-02-29', undefined],
    ['May', undefined],
  ])('%s is %s', (written, day) => expect(parseSeasonDay(written)).toBe(day));

  it.each([
    ['05-01', '09-30', '2026-05-01', true],
    ['05-01', '09-30', '2031-09-30', true],
    ['05-01', '09-30', '2026-04-30', false],
    ['05-01', '09-30', '2026-10-01', false],
    ['10-01', '04-30', '2026-12-31', true],
    ['10-01', '04-30', '2027-01-01', true],
    ['10-01', '04-30', '2026-05-01', false],
    ['03-01', '03-01', '2026-03-01', true],
    ['02-29', '02-29', '2026-03-01', false],
    ['2026-07-01', '2026-07-15', '2026-07-15', true],
    ['2026-07-01', '2026-07-15', '2027-07-10', false],
  ])('%s to %s on %s: %s', (from, to, day, inside) => expect(inSeason({ from, to }, day)).toBe(inside));

  it('has two ends of one kind', () => {
    expect(isSeasonRange({ from: '10-01', to: '04-30' })).toBe(true);
    expect(isSeasonRange({ from: '2026-10-01', to: '04-30' })).toBe(false);
    expect(isSeasonRange({ from: '2026-10-01', to: '2026-04-30' })).toBe(false);
  });

  it('knows what it shares with another and what both leave open', () => {
    const [summer, winter] = [
      { from: '05-01', to: '09-30' },
      { from: '10-01', to: '04-30' },
    ];
    expect(firstSharedDay(summer, winter)).toBeUndefined();
    expect(firstGap([summer, winter])).toBeUndefined();
    expect(firstSharedDay(summer, { from: '09-30', to: '12-31' })).toBe('2024-09-30');
    expect(firstSharedDay(winter, { from: '2026-09-20', to: '2026-10-03' })).toBe('2026-10-01');
    expect(firstSharedDay({ from: '2026-05-01', to: '2026-06-01' }, { from: '2027-05-01', to: '2027-06-01' })).toBe(
      undefined,
    );
    expect(firstGap([summer, { from: '10-01', to: '02-28' }])).toBe('02-29');
    expect(firstGap([{ from: '2026-01-01', to: '2026-12-31' }])).toBe('01-01');
  });
});

describe('hours by season', () => {
  it('close a working day by the season of that day', () => {
    expect(shown(addWorkingDays(calendar, at('04-29T10:00'), 1))).toBe('04-30T17:30');
    expect(shown(addWorkingDays(calendar, at('04-29T10:00'), 2))).toBe('05-06T18:30');
    expect(shown(addWorkingDays(calendar, at('09-29T10:00'), 2))).toBe('10-08T17:30');
  });

  it('run minutes by the hours of each day', () => {
    // Thursday 30 April: 30 winter minutes are left; the rest begins at 08:30 on 6 May.
    expect(shown(addWorkingMinutes(calendar, at('04-30T17:00'), 60))).toBe('05-06T09:00');
    expect(workingMinutesBetween(calendar, at('04-30T00:00'), at('05-07T00:00'))).toBe(420 + 450);
  });

  it('hold a moment before the due moment inside the hours of its own day', () => {
    expect(shown(subtractWorkingDays(calendar, at('05-06T18:30'), 1))).toBe('04-30T17:30');
  });

  it('give a make-up workday the hours of its season', () => {
    // Saturday 9 May 2026 is worked.
    expect(shown(addWorkingDays(calendar, at('05-08T10:00'), 1))).toBe('05-09T18:30');
  });

  it('fall back to the product’s hours where no row is for the rest of the year', () => {
    const summerOnly = officeCalendar({ hours: [{ from: '05-01', to: '09-30', hours: ['08:00-12:00'] }] });
    expect(shown(addWorkingDays(summerOnly, at('03-02T10:00'), 1))).toBe('03-03T18:00');
    expect(shown(addWorkingDays(summerOnly, at('06-01T10:00'), 1))).toBe('06-02T12:00');
  });

  it('may stand for one year alone', () => {
    const thisSummer = officeCalendar({
      hours: [{ from: '2026-07-01', to: '2026-07-31', hours: ['08:00-12:00'] }, { hours: ['09:00-17:00'] }],
    });
    expect(shown(addWorkingDays(thisSummer, at('07-01T10:00'), 1))).toBe('07-02T12:00');
    const next = addWorkingDays(thisSummer, parseMoment('2027-07-01T10:00:00+08:00') ?? 0, 1);
    expect(formatMoment(next)).toBe('2027-07-02T17:00:00+08:00');
  });

  it('are refused where their ends make no sense', () => {
    for (const range of [
      { from: '02-30', to: '03-01' },
      { from: '2026-03-01', to: '2026-02-01' },
      { from: '05-01', to: '2026-09-30' },
    ])
      expect(() => officeCalendar({ hours: [{ ...range, hours: ['09:00-12:00'] }] })).toThrow('badDay');
  });
});

describe('the end of the calendar', () => {
  it('is the end of the last year somebody announced', () => {
    expect(lastKnownYear({})).toBe(2026);
    expect(lastKnownYear({ off: ['2027-01-01'] })).toBe(2027);
    expect(lastKnownYear({ work: ['2027-02-06'], off: ['2028-01-01'] })).toBe(2028);
    expect(lastKnownYear({ off: ['2028-01-01'] })).toBe(2026);
    expect(lastKnownYear({ base: 'none' })).toBeUndefined();
  });

  it('is sixty days away on 2 November', () => {
    expect(calendarDaysLeft({}, at('11-02T00:00'))).toBe(60);
    expect(calendarDaysLeft({}, at('12-31T23:59'))).toBe(1);
    expect(calendarDaysLeft({}, parseMoment('2027-01-05T00:00:00+08:00') ?? 0)).toBe(-4);
    expect(calendarDaysLeft({ base: 'none' }, at('11-02T00:00'))).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets a year the office states itself count as known', () => {
    const stated = officeCalendar({ unknownYears: 'refuse', off: ['2027-01-01'] });
    expect(formatMoment(addWorkingDays(stated, at('12-31T10:00'), 1))).toBe('2027-01-04T18:00:00+08:00');
    expect(() => addWorkingDays(officeCalendar({ unknownYears: 'refuse' }), at('12-31T10:00'), 1)).toThrow();
  });
});

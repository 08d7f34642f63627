import { describe, expect, it } from 'vitest';
import { isLate, momentOf, nextReportAt, owed, type ReportName } from '../../../src/domain/report/report-calendar.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment } from '../../../src/domain/time/moment.ts';
import { at } from '../../builders/moments.ts';

const schedule = {
  ...{ dailyRanking: '17:30', leaderDigest: '08:30', weeklyReport: { weekday: 'mon', at: '09:30' } },
  circular: { at: '10:00', periods: ['month', 'quarter'] },
} as const;
const common = { schedule, calendar: cnCalendar };
const owedAt = (report: ReportName, now: string, last?: string, since = '2026-03-02 09:00') =>
  owed(report, { ...common, now: at(now), since: at(since), last });
const keys = ({ issue, passedOver }: ReturnType<typeof owed>) => [issue?.key, ...passedOver.map(({ key }) => key)];

describe('the daily ranking is owed', () => {
  it.each<[string, string, string | undefined, readonly (string | undefined)[]]>([
    ['not before its time', '2026-03-02 17:29', undefined, [undefined]],
    ['at its time', '2026-03-02 17:30', undefined, ['2026-03-02']],
    ['once', '2026-03-02 23:59', '2026-03-02', [undefined]],
    ['on a Sunday', '2026-03-08 17:30', '2026-03-07', ['2026-03-08']],
    ['after an outage the newest alone', '2026-03-06 09:00', '2026-03-02', ['2026-03-05', '2026-03-03', '2026-03-04']],
    ['not for what was before a clock set back', '2026-03-03 18:00', '2026-03-04', [undefined]],
  ])('%s', (_, now, last, expected) => {
    expect(keys(owedAt('dailyRanking', now, last))).toEqual(expected);
  });

  it('nothing for the time before the office was there', () => {
    expect(keys(owedAt('dailyRanking', '2026-03-02 18:00', undefined, '2026-03-02 17:31'))).toEqual([undefined]);
    expect(keys(owedAt('dailyRanking', '2026-03-02 18:00', undefined, '2026-03-02 17:30'))).toEqual(['2026-03-02']);
  });
});

describe("the leaders' digest", () => {
  const covers = (now: string, last?: string) => {
    const { issue } = owedAt('leaderDigest', now, last);
    return issue && [formatMoment(issue.from).slice(0, 10), formatMoment(issue.to).slice(0, 10)];
  };
  it('covers yesterday, on Monday the weekend too', () => {
    expect(covers('2026-03-12 08:30', '2026-03-11')).toEqual(['2026-03-11', '2026-03-12']);
    expect(covers('2026-03-09 08:30', '2026-03-06')).toEqual(['2026-03-06', '2026-03-09']);
  });
  it('is not owed on days off', () => {
    expect(covers('2026-03-07 20:00', '2026-03-06')).toBeUndefined();
    expect(covers('2026-04-06 08:30', '2026-04-03')).toBeUndefined();
  });
  it('is owed on a make-up workday', () => {
    expect(covers('2026-05-09 08:30', '2026-05-08')).toEqual(['2026-05-08', '2026-05-09']);
  });
  it('the first one covers what lies behind the working day before', () => {
    expect(covers('2026-03-03 08:30')).toEqual(['2026-03-02', '2026-03-03']);
  });
  it('the first one does not go back beyond the office itself, but always covers yesterday', () => {
    const first = (now: string, since: string) => {
      const { issue } = owedAt('leaderDigest', now, undefined, since);
      return issue && formatMoment(issue.from).slice(0, 10);
    };
    expect(first('2026-03-09 08:30', '2026-03-07 10:00')).toBe('2026-03-07');
    expect(first('2026-03-09 08:30', '2026-03-01 10:00')).toBe('2026-03-06');
    expect(first('2026-03-09 08:30', '2026-03-09 00:00')).toBe('2026-03-08');
  });
  it('after an outage the newest covers every day since the last', () => {
    expect(covers('2026-03-12 09:00', '2026-03-09')).toEqual(['2026-03-09', '2026-03-12']);
  });
});

describe('the weekly report', () => {
  it.each<[string, string, string | undefined, readonly (string | undefined)[]]>([
    ['not before its time', '2026-03-09 09:29', undefined, [undefined]],
    ['at its time, about the week before', '2026-03-09 09:30', undefined, ['2026-W10']],
    ['once', '2026-03-15 23:59', '2026-W10', [undefined]],
    ['late in the week', '2026-03-13 12:00', undefined, ['2026-W10']],
    ['after an outage the newest alone', '2026-03-31 12:00', '2026-W10', ['2026-W13', '2026-W11', '2026-W12']],
    ['over the end of a year', '2027-01-04 09:30', '2026-W52', ['2026-W53']],
  ])('is owed %s', (_, now, last, expected) => {
    expect(keys(owedAt('weeklyReport', now, last, '2026-03-02 10:00'))).toEqual(expected);
  });

  it('covers Monday to Sunday', () => {
    const { issue } = owedAt('weeklyReport', '2026-03-09 09:30');
    expect([issue?.from, issue?.to]).toEqual([at('2026-03-02'), at('2026-03-09')]);
  });

  it('comes on the weekday of the office, and not twice when that is changed', () => {
    const friday = { ...schedule, weeklyReport: { weekday: 'fri', at: '16:00' } };
    const on = (now: string, last?: string) =>
      owed('weeklyReport', { ...common, schedule: friday, now: at(now), since: at('2026-02-02'), last }).issue?.key;
    expect([on('2026-03-13 15:59', '2026-W09'), on('2026-03-13 16:00', '2026-W09')]).toEqual([undefined, '2026-W10']);
    expect(on('2026-03-13 16:00', '2026-W10')).toBeUndefined();
    expect(formatMoment(momentOf('weeklyReport', '2026-W10', { ...common, schedule: friday }))).toBe(
      '2026-03-13T16:00:00+08:00',
    );
  });

  it('more than an hour after its moment is late', () => {
    const late = (now: string) => isLate('weeklyReport', '2026-W10', { ...common, now: at(now) });
    expect([late('2026-03-09 10:30'), late('2026-03-09 10:31')]).toEqual([false, true]);
  });
});

describe('the draft of a circular', () => {
  const due = (report: ReportName, now: string, last?: string) => keys(owedAt(report, now, last, '2025-12-20 09:00'));

  it('is owed at 10:00 of the first working day after the month', () => {
    // 1 and 2 May are days off, 3 to 5 as well; the 6th is a Wednesday.
    expect(due('monthCircular', '2026-05-05 18:00', '2026-03')).toEqual([undefined]);
    expect(due('monthCircular', '2026-05-06 09:59', '2026-03')).toEqual([undefined]);
    expect(due('monthCircular', '2026-05-06 10:00', '2026-03')).toEqual(['2026-04']);
    expect(due('monthCircular', '2026-05-07 10:00', '2026-04')).toEqual([undefined]);
  });

  it('of a quarter on the first working day of the next', () => {
    expect(due('quarterCircular', '2026-04-01 09:59', '2025-Q4')).toEqual([undefined]);
    expect(due('quarterCircular', '2026-04-01 10:00', '2025-Q4')).toEqual(['2026-Q1']);
    expect(due('quarterCircular', '2026-05-06 10:00', '2026-Q1')).toEqual([undefined]);
  });

  it('after an outage the newest alone', () => {
    expect(due('monthCircular', '2026-04-15 08:00', '2025-12')).toEqual(['2026-03', '2026-01', '2026-02']);
  });

  it('is not owed for periods the office does not want', () => {
    expect(due('halfYearCircular', '2026-07-01 10:00')).toEqual([undefined]);
    expect(nextReportAt('yearCircular', { ...common, now: at('2026-03-02') })).toBe(Number.POSITIVE_INFINITY);
    const all = { ...schedule, circular: { at: '10:00', periods: ['halfYear', 'year'] } } as const;
    const on = (report: ReportName, now: string) =>
      owed(report, { ...common, schedule: all, now: at(now), since: at('2025-12-20'), last: undefined }).issue?.key;
    expect([on('halfYearCircular', '2026-07-01 10:00'), on('yearCircular', '2026-01-05 10:00')]).toEqual([
      '2026-H1',
      '2025',
    ]);
    expect(on('monthCircular', '2026-07-01 10:00')).toBeUndefined();
  });

  it('is late an hour after the moment it was due', () => {
    const late = (now: string) => isLate('monthCircular', '2026-04', { ...common, now: at(now) });
    expect([late('2026-05-06 11:00'), late('2026-05-06 11:01')]).toEqual([false, true]);
    expect(formatMoment(momentOf('yearCircular', '2025', common)).slice(0, 16)).toBe('2026-01-04T10:00');
  });
});

it('the next moment lies after now', () => {
  const next = (report: ReportName, now: string) =>
    formatMoment(nextReportAt(report, { ...common, now: at(now) })).slice(0, 16);
  expect(next('dailyRanking', '2026-03-06 17:29')).toBe('2026-03-06T17:30');
  expect(next('dailyRanking', '2026-03-06 17:30')).toBe('2026-03-07T17:30');
  expect(next('leaderDigest', '2026-03-06 08:29')).toBe('2026-03-06T08:30');
  expect(next('leaderDigest', '2026-03-06 08:30')).toBe('2026-03-09T08:30');
  expect(next('weeklyReport', '2026-03-06 08:30')).toBe('2026-03-09T09:30');
  expect(next('weeklyReport', '2026-03-09 09:30')).toBe('2026-03-16T09:30');
  // The days off of 2027 are not known: asked again when that year is there.
  expect(next('quarterCircular', '2026-10-09 11:00')).toBe('2027-01-01T00:00');
  expect(next('dailyRanking', '2026-12-31 18:00')).toBe('2027-01-01T17:30');
});

it('more than an hour after its moment a report is late', () => {
  const late = (now: string) => isLate('dailyRanking', '2026-03-06', { ...common, now: at(now) });
  expect([late('2026-03-06 17:30'), late('2026-03-06 18:30'), late('2026-03-06 18:31')]).toEqual([false, false, true]);
});

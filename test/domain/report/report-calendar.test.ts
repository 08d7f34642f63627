import { describe, expect, it } from 'vitest';
import { isLate, momentOf, nextReportAt, owed, type ReportName } from '../../../src/domain/report/report-calendar.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment } from '../../../src/domain/time/moment.ts';
import { at } from '../../builders/moments.ts';

const schedule = { dailyRanking: '17:30', leaderDigest: '08:30', weeklyReport: { weekday: 'mon', at: '09:30' } };
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
    expect(formatMoment(momentOf('weeklyReport', '2026-W10', friday))).toBe('2026-03-13T16:00:00+08:00');
  });

  it('more than an hour after its moment is late', () => {
    const late = (now: string) => isLate('weeklyReport', '2026-W10', { now: at(now), schedule });
    expect([late('2026-03-09 10:30'), late('2026-03-09 10:31')]).toEqual([false, true]);
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
});

it('more than an hour after its moment a report is late', () => {
  const late = (now: string) => isLate('dailyRanking', '2026-03-06', { now: at(now), schedule });
  expect([late('2026-03-06 17:30'), late('2026-03-06 18:30'), late('2026-03-06 18:31')]).toEqual([false, false, true]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, dayOf, formatMoment, parseMoment } from '../../../src/domain/time/moment.ts';
import {
  calendarPeriod,
  holds,
  next,
  type PeriodKind,
  periodOf,
  previous,
  spanBefore,
  spanYearBefore,
  weekOfKey,
} from '../../../src/domain/time/period.ts';

const moment = (text: string): number => parseMoment(text) as number;
const read = (kind: PeriodKind, text: string): string => {
  const period = periodOf(kind, moment(text));
  return `${period.key} ${dayOf(period.from)}..${dayOf(period.to - 1)}`;
};

describe('periodOf', () => {
  it.each<[PeriodKind, string, string]>([
    ['day', '2026-03-02T23:59:59+08:00', '2026-03-02 2026-03-02..2026-03-02'],
    ['week', '2026-03-08T23:59:59+08:00', '2026-W10 2026-03-02..2026-03-08'],
    ['week', '2027-01-01', '2026-W53 2026-12-28..2027-01-03'],
    ['week', '2024-12-30', '2025-W01 2024-12-30..2025-01-05'],
    ['month', '2024-02-29', '2024-02 2024-02-01..2024-02-29'],
    ['month', '2026-12-31', '2026-12 2026-12-01..2026-12-31'],
    ['quarter', '2026-11-05', '2026-Q4 2026-10-01..2026-12-31'],
    ['quarter', '2023-07-01', '2023-Q3 2023-07-01..2023-09-30'],
    ['halfYear', '2026-06-30T23:59:59+08:00', '2026-H1 2026-01-01..2026-06-30'],
    ['halfYear', '2026-07-01', '2026-H2 2026-07-01..2026-12-31'],
    ['year', '2026-07-01', '2026 2026-01-01..2026-12-31'],
  ])('%s of %s', (kind, text, expected) => {
    expect(read(kind, text)).toBe(expected);
  });

  it('begins at midnight in Shanghai', () => {
    expect(formatMoment(periodOf('month', moment('2026-02-28T20:00:00Z')).from)).toBe('2026-03-01T00:00:00+08:00');
  });

  it('covers time without gap or overlap', () => {
    const kinds = fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter', 'halfYear', 'year');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 0, max: 40_000 }), (kind, day) => {
        const at = day * DAY + 12_345;
        const period = periodOf(kind, at);
        expect(holds(period, at)).toBe(true);
        expect(holds(period, period.to)).toBe(false);
        expect(next(previous(period))).toEqual(period);
        expect(previous(period).to).toBe(period.from);
        expect(next(period).key > period.key).toBe(true);
      }),
    );
  });
});

it('a week is found again by its key', () => {
  for (let day = moment('2019-12-20'); day < moment('2028-02-01'); day += 5 * DAY) {
    const week = periodOf('week', day);
    expect(weekOfKey(week.key)).toEqual(week);
  }
});

describe('spans before', () => {
  const span = (from: string, to: string) => ({ from: moment(from), to: moment(to) });
  const days = ({ from, to }: { from: number; to: number }) => `${dayOf(from)}..${dayOf(to - 1)}`;
  it.each([
    ['2023-03-01', '2023-04-01', 'month', '2023-02-01..2023-02-28', '2022-03-01..2022-03-31'],
    ['2024-02-01', '2024-03-01', 'month', '2024-01-01..2024-01-31', '2023-02-01..2023-02-28'],
    ['2023-07-01', '2023-10-01', 'quarter', '2023-04-01..2023-06-30', '2022-07-01..2022-09-30'],
    ['2023-07-01', '2024-01-01', 'halfYear', '2023-01-01..2023-06-30', '2022-07-01..2022-12-31'],
    ['2023-01-01', '2024-01-01', 'year', '2022-01-01..2022-12-31', '2022-01-01..2022-12-31'],
    ['2026-03-02', '2026-03-09', 'week', '2026-02-23..2026-03-01', '2025-03-03..2025-03-09'],
    ['2023-10-05', '2023-10-15', undefined, '2023-09-25..2023-10-04', '2022-10-05..2022-10-14'],
    ['2024-02-29', '2024-03-01', 'day', '2024-02-28..2024-02-28', '2023-02-28..2023-02-28'],
  ])('%s to %s', (from, to, kind, before, yearBefore) => {
    const own = span(from, to);
    expect([calendarPeriod(own)?.kind, days(spanBefore(own)), days(spanYearBefore(own))]).toEqual([
      kind,
      before,
      yearBefore,
    ]);
  });
});

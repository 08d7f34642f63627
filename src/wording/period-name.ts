import type { FigureWindow } from '../domain/figures/ticket-at.ts';
import { addDays, dayOf, formatMoment, type Moment, startOfDay } from '../domain/time/moment.ts';
import { calendarPeriod, type PeriodKind } from '../domain/time/period.ts';

type Span = FigureWindow['period'];

const kindOf = (span: Span): PeriodKind | undefined => calendarPeriod(span)?.kind;

const SHORT: Readonly<Partial<Record<PeriodKind, string>>> = {
  day: '当日',
  month: '本月',
  quarter: '本季度',
  halfYear: '本半年',
  year: '本年',
};

/** `本月`, `本季度`, `本半年`; of any other span `本期`. */
export const shortPeriod = (period: Span): string => SHORT[kindOf(period) ?? 'week'] ?? '本期';

/** What the period before is called: `上月`, `上季度`; of any other span `上期`. */
export const shortPeriodBefore = (period: Span): string => BEFORE[kindOf(period) ?? 'year'] ?? '上期';

const BEFORE: Readonly<Partial<Record<PeriodKind, string>>> = {
  day: '前一天',
  week: '上周',
  month: '上月',
  quarter: '上季度',
  halfYear: '前半年',
};

/** Which template a circular of the period follows. */
export function circularKind(period: Span): 'month' | 'quarter' | 'halfYear' | 'other' {
  const kind = kindOf(period);
  return kind === 'month' || kind === 'quarter' || kind === 'halfYear' ? kind : 'other';
}

const QUARTERS = ['一', '二', '三', '四'];
/** `2023年11月17日` */
export const written = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** `2023年10月`, `2023年第三季度`, `2023年上半年`, `2023年`; of any other span its first and last day. */
export function periodName(period: Span): string {
  const first = dayOf(period.from);
  const [year, month] = first.split('-').map(Number) as [number, number];
  const kind = kindOf(period);
  if (kind === 'month') return `${year}年${month}月`;
  if (kind === 'quarter') return `${year}年第${QUARTERS[Math.floor((month - 1) / 3)]}季度`;
  if (kind === 'halfYear') return `${year}年${month === 1 ? '上' : '下'}半年`;
  if (kind === 'year') return `${year}年`;
  return kind === 'day' ? written(first) : spanOfDays(period);
}

/** `2023年10月1日至2023年10月31日`: the last day is the one before the end. */
export const spanOfDays = ({ from, to }: Span): string => `${written(dayOf(from))}至${written(addDays(dayOf(to), -1))}`;

/** `2023-11-10 18:00` */
export const minute = (moment: Moment): string => formatMoment(moment).slice(0, 16).replace('T', ' ');

/** An end: midnight belongs to the day it ends, `2023-11-10 24:00`. */
export const endMinute = (moment: Moment): string =>
  startOfDay(dayOf(moment)) === moment ? `${addDays(dayOf(moment), -1)} 24:00` : minute(moment);

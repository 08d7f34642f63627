import { DAY, type Day, dayOf, type Moment, type MomentSpan, startOfDay, WEEKDAYS, weekdayOf } from './moment.ts';

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';

/**
 * A Shanghai calendar period. `from` is inclusive, `to` exclusive (the start of the next one).
 * `key` is unique and sortable within a kind: `2026-03-02`, `2026-W10` (ISO week, Monday first), `2026-03`, `2026-Q1`,
 * `2026-H1`, `2026`.
 */
export interface Period {
  readonly kind: PeriodKind;
  readonly key: string;
  readonly from: Moment;
  readonly to: Moment;
}

export function dayPeriod(moment: Moment): Period {
  const day = dayOf(moment);
  const from = startOfDay(day);
  return { kind: 'day', key: day, from, to: from + DAY };
}

function weekPeriod(moment: Moment): Period {
  const day = dayOf(moment);
  const from = startOfDay(day) - WEEKDAYS.indexOf(weekdayOf(day)) * DAY;
  return { kind: 'week', key: isoWeekKey(from), from, to: from + 7 * DAY };
}

export function monthPeriod(moment: Moment): Period {
  const { year, month } = yearAndMonth(moment);
  return { kind: 'month', key: `${year}-${twoDigits(month)}`, ...monthsFrom(year, month, 1) };
}

function quarterPeriod(moment: Moment): Period {
  const { year, month } = yearAndMonth(moment);
  const quarter = Math.ceil(month / 3);
  return { kind: 'quarter', key: `${year}-Q${quarter}`, ...monthsFrom(year, quarter * 3 - 2, 3) };
}

function halfYearPeriod(moment: Moment): Period {
  const { year, month } = yearAndMonth(moment);
  const half = Math.ceil(month / 6);
  return { kind: 'halfYear', key: `${year}-H${half}`, ...monthsFrom(year, half * 6 - 5, 6) };
}

function yearPeriod(moment: Moment): Period {
  const { year } = yearAndMonth(moment);
  return { kind: 'year', key: String(year), ...monthsFrom(year, 1, 12) };
}

const PERIOD_OF: Readonly<Record<PeriodKind, (moment: Moment) => Period>> = {
  day: dayPeriod,
  week: weekPeriod,
  month: monthPeriod,
  quarter: quarterPeriod,
  halfYear: halfYearPeriod,
  year: yearPeriod,
};

/** The period of a kind that holds the moment. */
export function periodOf(kind: PeriodKind, moment: Moment): Period {
  return PERIOD_OF[kind](moment);
}

const KINDS = Object.keys(PERIOD_OF) as readonly PeriodKind[];

/** The calendar period a span is exactly, if it is one. */
export const calendarPeriod = ({ from, to }: MomentSpan): Period | undefined =>
  KINDS.map((kind) => periodOf(kind, from)).find((period) => period.from === from && period.to === to);

/** The span just before: of a calendar period the one before it, of any other as many days. */
export function spanBefore(span: MomentSpan): MomentSpan {
  const period = calendarPeriod(span);
  return period ? previous(period) : { from: span.from - (span.to - span.from), to: span.from };
}

/** The same span a year before; of a week the one 52 weeks before, so that it begins on a Monday too. */
export function spanYearBefore(span: MomentSpan): MomentSpan {
  if (calendarPeriod(span)?.kind === 'week') return { from: span.from - 364 * DAY, to: span.to - 364 * DAY };
  return { from: yearBefore(span.from), to: yearBefore(span.to) };
}

/** Midnight of the same day a year before; the 29th of February has only the 28th. */
function yearBefore(moment: Moment): Moment {
  const day = dayOf(moment);
  const monthAndDay = day.slice(4);
  return startOfDay(`${Number(day.slice(0, 4)) - 1}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}`);
}

/** The week of a key: `2026-W10`. */
export function weekOfKey(key: string): Period {
  const [year = '', week] = key.split('-W');
  // The fourth of January lies in the first week of its year (ISO 8601).
  return weekPeriod(startOfDay(`${year}-01-04`) + (Number(week) - 1) * 7 * DAY);
}

/** The month, quarter, half-year or year of a key. */
export function periodOfKey(kind: 'month' | 'quarter' | 'halfYear' | 'year', key: string): Period {
  const [year = '', part = ''] = key.split('-');
  const number = Number(part.replace(/^[QH]/u, '') || 1);
  const first = { month: number, quarter: number * 3 - 2, halfYear: number * 6 - 5, year: 1 }[kind];
  return periodOf(kind, startOfDay(firstOfMonth(Number(year), first)));
}

export function previous(period: Period): Period {
  return periodOf(period.kind, period.from - 1);
}

export function next(period: Period): Period {
  return periodOf(period.kind, period.to);
}

export function holds(period: Period, moment: Moment): boolean {
  return period.from <= moment && moment < period.to;
}

function yearAndMonth(moment: Moment): { year: number; month: number } {
  const day = dayOf(moment);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function monthsFrom(year: number, month: number, count: number): { from: Moment; to: Moment } {
  return { from: startOfDay(firstOfMonth(year, month)), to: startOfDay(firstOfMonth(year, month + count)) };
}

/** `month` may run past 12 into the next year. */
function firstOfMonth(year: number, month: number): Day {
  const over = Math.floor((month - 1) / 12);
  return `${year + over}-${twoDigits(month - over * 12)}-01`;
}

/** A week belongs to the year its Thursday lies in (ISO 8601). */
function isoWeekKey(monday: Moment): string {
  const thursday = monday + 3 * DAY;
  const { year } = yearAndMonth(thursday);
  const week = Math.floor((thursday - startOfDay(firstOfMonth(year, 1))) / (7 * DAY)) + 1;
  return `${year}-W${twoDigits(week)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

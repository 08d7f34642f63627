import type { FigureWindow } from '../figures/figure-window.ts';
import type { FigureValues } from '../figures/measure.ts';
import type { Moment, MomentSpan } from '../time/moment.ts';
import { monthPeriod, previous } from '../time/period.ts';

/** The month that ended within a digest's span and the one before it, each at its own end. */
export interface MonthWindows {
  readonly lastMonth: FigureWindow;
  readonly monthBefore: FigureWindow;
}

/** The same months, counted. */
export interface MonthCompared {
  readonly windows: MonthWindows;
  readonly lastMonth: FigureValues;
  readonly monthBefore: FigureValues;
}

/** Once a month, and only where the office was there for both months as a whole: part of a month is no base. */
export function monthWindows(span: MomentSpan, since: Moment): MonthWindows | undefined {
  const last = previous(monthPeriod(span.to));
  const before = previous(last);
  if (last.to <= span.from || since > before.from) return undefined;
  return { lastMonth: { period: last, cutOff: last.to }, monthBefore: { period: before, cutOff: before.to } };
}

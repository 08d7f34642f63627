import type { FigureWindow } from '../../domain/figures/figure-window.ts';
import type { CircularReport } from '../../domain/report/report-calendar.ts';
import { periodOfKey } from '../../domain/time/period.ts';
import type { KeptCircular } from '../../ports/circular-log.ts';

/** What a circular is about: its whole period, as it stood at the end of it. */
export function windowOf({ report, period }: Pick<KeptCircular, 'report' | 'period'>): FigureWindow {
  const span = periodOfKey(kindOf(report), period);
  return { period: span, cutOff: span.to };
}

const kindOf = (report: CircularReport) => report.slice(0, -'Circular'.length) as Parameters<typeof periodOfKey>[0];

import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count } from '../domain/figures/measure.ts';
import { growthRate } from '../domain/figures/trend.ts';
import type { MonthCompared } from '../domain/report/month-compared.ts';
import { dayOf } from '../domain/time/moment.ts';

/** `3月同2月比：收120（2月100，升20.00%），办结96（2月96，持平）`: once a month, for the leaders. */
export function monthLine(months: MonthCompared): string {
  const [last, before] = [monthOf(months.windows.lastMonth), monthOf(months.windows.monthBefore)];
  const part = (words: string, code: FigureCode): string => {
    const [now, then] = [count(months.lastMonth, code), count(months.monthBefore, code)];
    return `${words}${now}（${before}${then}${change(now, then)}）`;
  };
  return `${last}同${before}比：${part('收', 'received')}，${part('办结', 'completed')}`;
}

const monthOf = ({ period }: MonthCompared['windows']['lastMonth']): string =>
  `${Number(dayOf(period.from).slice(5, 7))}月`;

function change(now: number, then: number): string {
  const rate = growthRate(now, then);
  if (rate === null) return '';
  return now === then ? '，持平' : `，${now > then ? `升${rate}` : `降${rate.slice(1)}`}%`;
}

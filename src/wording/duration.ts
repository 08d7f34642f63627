import { DAY, HOUR, MINUTE, type Moment } from '../domain/time/moment.ts';

/** `40分钟`, `2小时`, `1小时30分钟`, `3天`: a length of time as people say it, rounded down from an hour and a half on. */
export function duration(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.max(1, Math.floor(milliseconds / MINUTE))}分钟`;
  if (milliseconds < 2 * DAY) return hours(milliseconds);
  return `${Math.floor(milliseconds / DAY)}天`;
}

function hours(milliseconds: number): string {
  const whole = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  return whole < 3 && minutes > 0 ? `${whole}小时${minutes}分钟` : `${whole}小时`;
}

/** `还剩2小时`, or that the time is up. */
export const left = (due: Moment, now: Moment): string => (due > now ? `还剩${duration(due - now)}` : '时限已到');

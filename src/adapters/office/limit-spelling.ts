import type { Limit } from '../../domain/deadline/deadline.ts';

/**
 * How a length of time is written in the office file:
 *   2 working hours · 90 working minutes · 5 working days    runs in office hours
 *   30 minutes · 24 hours · 7 days                           runs around the clock, a day is 24 hours
 * or in Chinese: 2个工作小时 · 5个工作日 · 30分钟 · 24小时 · 7天 · 7个自然日.
 */
const SPELLING = /^(\d+(?:\.\d+)?)\s*个?\s*(working|工作|calendar|自然)?\s*(minutes?|hours?|days?|分钟|小时|天|日)$/iu;

export const LIMIT_EXAMPLES =
  '应当写作 2 working hours、5 working days、24 hours、30 minutes、7 days（或 2个工作小时、5个工作日、24小时）';

/** Nobody means ten years, and a due moment must fall into a year that can be written. */
const MOST_DAYS = 3660;

/** Undefined for what is no length, is nothing, or cannot be: half a working day, more than ten years. */
export function parseLimit(text: string): Limit | undefined {
  const match = SPELLING.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const amount = Number(match[1]);
  const working = /^(?:working|工作)$/iu.test(match[2] ?? '');
  const unit = match[3] ?? '';
  const days = /^(?:day|天|日)/iu.test(unit);
  if (amount <= 0 || (days ? amount : amount / 1440) > MOST_DAYS) return undefined;
  if (days && working) return Number.isInteger(amount) ? { workingDays: amount } : undefined;
  if (days) return { clockDays: amount };
  const minutes = /^(?:hour|小时)/iu.test(unit) ? amount * 60 : amount;
  return working ? { workingMinutes: minutes } : { clockMinutes: minutes };
}

export function writeLimit(limit: Limit): string {
  if ('workingDays' in limit) return counted(limit.workingDays, 'working day');
  if ('clockDays' in limit) return counted(limit.clockDays, 'day');
  const [minutes, kind] = 'workingMinutes' in limit ? [limit.workingMinutes, 'working '] : [limit.clockMinutes, ''];
  return minutes % 60 === 0 ? counted(minutes / 60, `${kind}hour`) : counted(minutes, `${kind}minute`);
}

/** The same in Chinese, for warnings. */
export function limitWords(limit: Limit): string {
  if ('workingDays' in limit) return `${limit.workingDays}个工作日`;
  if ('clockDays' in limit) return `${limit.clockDays}天`;
  const [minutes, kind] = 'workingMinutes' in limit ? [limit.workingMinutes, '个工作'] : [limit.clockMinutes, ''];
  return minutes % 60 === 0 ? `${minutes / 60}${kind}小时` : `${minutes}${kind}分钟`;
}

const counted = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

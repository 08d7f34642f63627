/** fine: nothing to do. warning: works, somebody should look. fault: needs a hand now. */
export type Condition = 'fine' | 'warning' | 'fault';

/** What one look found, for a person and for a machine. */
export interface Finding {
  readonly check: string;
  readonly condition: Condition;
  /** What was found, in Chinese, one clause. */
  readonly words: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const fine = (check: string, words: string): Finding => ({ check, condition: 'fine', words });
export const warning = (check: string, words: string, todo: string): Finding => ({
  check,
  condition: 'warning',
  words,
  todo,
});
export const fault = (check: string, words: string, todo: string): Finding => ({
  check,
  condition: 'fault',
  words,
  todo,
});

const MARKS: Readonly<Record<Condition, string>> = { fine: '✓', warning: '!', fault: '✗' };

/** `! 日历：…。怎么办：…` */
export const findingLine = ({ check, condition, words, todo }: Finding): string =>
  `${MARKS[condition]} ${check}：${words}。${todo === undefined ? '' : `怎么办：${todo}。`}`;

/** `3分钟`, `2小时`, `5天`, for ages in the report. */
export function age(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.floor(milliseconds / 1000))}秒`;
  if (minutes < 120) return `${minutes}分钟`;
  return minutes < 2 * 1440 ? `${Math.floor(minutes / 60)}小时` : `${Math.floor(minutes / 1440)}天`;
}

export function size(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1024 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}

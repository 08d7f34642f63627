import type { Moment } from '../domain/time/moment.ts';
import { when } from './times.ts';

/** To the manager who asked for silence: until when, and what is said all the same. */
export const silenced = (until: Moment, now: Moment): string =>
  `好的，${when(until, now)}前本群不发登记回执，登记照常。@我的和紧急的照常回答。想提前结束就说“恢复发言”。`;

export const SPEAKING_AGAIN = '好的，已恢复，攒下的登记回执合成一条发。';

export const SILENCE_REFUSALS = {
  wrongGroup: '“安静”只在居民群里用。',
  notManager: '“安静”由本群管理员、本社区网格员、派单员或管理员使用。',
} as const;

import type { Day, Moment } from '../domain/time/moment.ts';
import { written } from './period-name.ts';
import { dayWord } from './times.ts';

/** Names of the fields around the text, as faults name them too. */
export const NUMBER_FIELD = '发文字号';
export const ISSUER_FIELD = '落款';
export const RECTIFY_FIELD = '整改期限';

const NUMBER_EXAMPLE = '示政办通〔2026〕3号';
export const NUMBER_HINT = `如${NUMBER_EXAMPLE}；不写就在印发时按年编期号。`;
export const issuerHint = (usual: string): string => `不写就用“${usual}”。`;
/** `最早写明天；不写就用4月9日（每次保存重新算）。` */
export const rectifyHint = (usual: Day, now: Moment): string =>
  `最早写明天；不写就用${dayWord(usual, now)}（每次保存重新算）。`;

/** Why what was typed there cannot be printed so, and what to do. */
export const LETTER_FAULTS = {
  numberForm: (typed: string): string => `${NUMBER_FIELD}“${typed}”的写法不对，请写成“${NUMBER_EXAMPLE}”这样，或者空着`,
  numberYear: (typed: string, year: number): string => `${NUMBER_FIELD}“${typed}”的年份不对，今年是${year}年，请核对`,
  numberTaken: (typed: string, by: string, isIssued: boolean): string =>
    `${NUMBER_FIELD}“${typed}”已经${isIssued ? '用在' : '写在'}${by}通报${isIssued ? '' : '的稿子'}上，请换一个`,
  dayForm: (typed: string): string => `${RECTIFY_FIELD}“${typed}”读不懂，请写成 2026-04-10 这样的日期，或者空着`,
  dayPast: (asked: Day, first: Day, now: Moment): string =>
    `${RECTIFY_FIELD}${written(asked)}太早，最早写${dayWord(first, now)}（${written(first)}），请改晚，或者空着`,
  dayFar: (asked: Day): string => `${RECTIFY_FIELD}${written(asked)}在一年以后，请核对年份`,
} as const;

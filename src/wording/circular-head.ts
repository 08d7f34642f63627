import { label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter } from '../domain/report/circular-matter.ts';
import { cutOffClock, dayClosed } from './days.ts';
import { periodName, written } from './period-name.ts';

type Purpose = CircularMatter['purpose'];

/** By purpose: who it is sent to where nothing else is said, what it is called, and how it opens. */
const WORDS: Readonly<Record<Purpose, { readonly to: string; readonly subject: string; readonly opens: string }>> = {
  circular: {
    to: '各有关单位：',
    subject: '群众诉求办理情况的通报',
    opens: '为推动群众诉求办得快、办得好，现将有关情况通报如下',
  },
  topics: { to: '', subject: '群众诉求热点的报告', opens: '现将群众反映集中的问题报告如下' },
};

/** 主送机关; empty where there is none. */
export const addressee = (purpose: Purpose): string => WORDS[purpose].to;

/** So many characters of the title fit a line. */
const PER_LINE = 19;

/** `关于示例区2023年10月` `群众诉求办理情况的通报`: on one line where it fits, else broken where the sense allows. */
export function circularTitle({
  office,
  window,
  purpose,
}: Pick<CircularMatter, 'office' | 'window' | 'purpose'>): readonly string[] {
  const lines = [`关于${office.name}${periodName(window.period)}`, WORDS[purpose].subject];
  const width = [...lines.join('')].reduce((sum, sign) => sum + (sign > '\u02ff' ? 1 : 0.5), 0);
  return width <= PER_LINE ? [lines.join('')] : lines;
}

/** `现将有关情况通报如下（2023年10月，统计截至2023年11月17日24:00）。` */
export function opening({ window, purpose }: CircularMatter): Runs {
  const until = `${written(dayClosed(window.cutOff))}${cutOffClock(window.cutOff)}`;
  const words = { kind: 'text', text: WORDS[purpose].opens } as const;
  return say`${words}（${label(periodName(window.period))}，统计截至${label(until)}）。`;
}

const DIGITS = '零一二三四五六七八九';

/** Number of a section: `一`, `十`, `二十三`. */
export function inWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

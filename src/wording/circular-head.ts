import { label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter } from '../domain/report/circular-matter.ts';
import { cutOffClock, dayClosed } from './days.ts';
import { periodName, written } from './period-name.ts';

/** Who it is sent to where nothing else is said. */
export const ADDRESSEE = '各有关单位：';

/** So many characters of the title fit a line. */
const PER_LINE = 19;

/** `关于示例区2023年10月` `群众诉求办理情况的通报`: on one line where it fits, else broken where the sense allows. */
export function circularTitle({ office, window }: Pick<CircularMatter, 'office' | 'window'>): readonly string[] {
  const lines = [`关于${office.name}${periodName(window.period)}`, '群众诉求办理情况的通报'];
  const width = [...lines.join('')].reduce((sum, sign) => sum + (sign > '\u02ff' ? 1 : 0.5), 0);
  return width <= PER_LINE ? [lines.join('')] : lines;
}

export function opening({ window }: CircularMatter): Runs {
  const until = `${written(dayClosed(window.cutOff))}${cutOffClock(window.cutOff)}`;
  return say`为推动群众诉求办得快、办得好，现将${label(periodName(window.period))}有关情况通报如下（统计截至${label(until)}）。`;
}

const DIGITS = '零一二三四五六七八九';

/** Number of a section: `一`, `十`, `二十三`. */
export function inWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

import { DATE_PATTERN, TIME_PATTERN } from './said-time.ts';

/** The beginning of a message in a log. */
export interface Head {
  readonly name: string;
  /** As written. */
  readonly time: string;
  /** Where in its line the text begins; undefined where it begins on the next line. */
  readonly textAt: number | undefined;
  /** Lines the head takes before the one with the time. */
  readonly before: 0 | 1;
}

/** Finds the head whose time stands on line `index`; `lines` have narrow signs throughout. */
export type HeadStyle = (lines: readonly string[], index: number) => Head | undefined;

const NAME = String.raw`[^:\n]{1,40}?`;
/** `2026-03-02 10:05 张三: 楼道灯坏了`, `[10:05] 张三: …` */
const TIME_FIRST = new RegExp(String.raw`^\s*[[(【]?\s*(${TIME_PATTERN})(?:\s*[\])】]\s*|\s+)(${NAME})\s*:\s?`);
/** `张三 2026/3/2 10:05:33`, the text on the next line or after a colon. */
const NAME_FIRST = new RegExp(String.raw`^\s*(${NAME})\s*[\s[(【]\s*(${TIME_PATTERN})\s*[\])】]?\s*(?:$|:\s*)`);
const TIME_ALONE = new RegExp(String.raw`^\s*(${TIME_PATTERN})\s*$`);
/** A day between the messages, with or without a rule. */
const DAY_ALONE = new RegExp(String.raw`^[\s\-—–=_*]*(${DATE_PATTERN})[\s\-—–=_*]*$`);
const SENTENCE = /[。！？!?,，;；…]/u;

const timeFirst: HeadStyle = (lines, index) => {
  const match = TIME_FIRST.exec(lines[index] ?? '');
  return match ? { time: match[1] ?? '', name: match[2] ?? '', textAt: match[0].length, before: 0 } : undefined;
};

const nameFirst: HeadStyle = (lines, index) => {
  const line = lines[index] ?? '';
  const match = NAME_FIRST.exec(line);
  if (!match || TIME_ALONE.test(line)) return undefined;
  const textAt = match[0].length < line.length ? match[0].length : undefined;
  return { name: match[1] ?? '', time: match[2] ?? '', textAt, before: 0 };
};

/** Name, time and text each on its own line, as in a forwarded log. */
const nameAbove: HeadStyle = (lines, index) => {
  const match = TIME_ALONE.exec(lines[index] ?? '');
  const name = (lines[index - 1] ?? '').trim();
  if (!match || name === '' || name.length > 40 || SENTENCE.test(name) || TIME_ALONE.test(name)) return undefined;
  return { name, time: match[1] ?? '', textAt: undefined, before: 1 };
};

const STYLES: readonly HeadStyle[] = [timeFirst, nameFirst, nameAbove];

/** A log is copied in one style throughout: the one most of its lines fit. In a text a time may stand anywhere. */
export function headStyleOf(lines: readonly string[]): HeadStyle {
  const counts = STYLES.map((style) => lines.filter((_line, index) => style(lines, index)).length);
  return STYLES[counts.indexOf(Math.max(...counts))] ?? timeFirst;
}

/** The day a line between the messages names, as written. */
export const dayAlone = (line: string): string | undefined => DAY_ALONE.exec(line)?.[1];

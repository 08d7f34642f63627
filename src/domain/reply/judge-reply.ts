import type { Result } from '../ticket/ticket.ts';
import { unfitFaults } from './unfit-words.ts';

/** What the check of a unit's reply found; no faults means that it may go out. */
export interface ReplyVerdict {
  readonly faults: readonly string[];
}

/** Replies that say nothing: they acknowledge, promise or pass on. */
const EMPTY_PHRASES = ['已收悉', '已转', '已阅', '已知悉', '收到', '正在处理', '尽快处理', '我们会尽快', '已反馈'];
/** Passing the buck: another door is named and nothing was done. */
const PASSING_PHRASES = ['不归我们', '不归我单位', '不属于我', '请找', '请咨询其他', '建议向其他', '与我单位无关'];

/** Characters a reply needs before it can say what was found and done. */
const SHORTEST_REPLY = 6;

interface ReplyRule {
  readonly fault: string;
  readonly applies: (text: string, result: Result) => boolean;
}

const says = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => text.includes(phrase));

/** The minimal check, rule by rule; what a rule finds goes to the reviewer with the reply. */
const REPLY_RULES: readonly ReplyRule[] = [
  {
    fault: '答复太短，没有说明怎么办的',
    applies: (text) => [...text.replaceAll(/[\s，。！、,.!]/g, '')].length < SHORTEST_REPLY,
  },
  { fault: '只有套话，没有办理情况', applies: (text) => says(text, EMPTY_PHRASES) && [...text].length < 30 },
  { fault: '像是推给别人', applies: (text) => says(text, PASSING_PHRASES) },
  { fault: '计划解决的件，请派单员考虑挂账', applies: (_text, result) => result === 'planned' },
];

/** Judges a unit's reply by its own words: length, empty phrases, passing the buck, and what must not be read out. */
export const judgeReply = (text: string, result: Result): ReplyVerdict => ({
  faults: [...REPLY_RULES.filter((rule) => rule.applies(text, result)).map((rule) => rule.fault), ...unfitFaults(text)],
});

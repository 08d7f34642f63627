import type { ComplaintKind } from '../complaint/verdict.ts';
import type { Satisfaction } from '../ticket/ticket.ts';
import { isBlank, tight } from './plain-text.ts';

/** Words of a ledger's cells; undefined is always a word nobody knows. */

export const KIND_WORDS: Readonly<Record<ComplaintKind, string>> = {
  enquiry: '咨询',
  help: '求助',
  suggestion: '建议',
  grievance: '投诉',
  tipOff: '举报',
};

const KINDS: ReadonlyMap<string, ComplaintKind> = new Map(
  (Object.entries(KIND_WORDS) as [ComplaintKind, string][])
    .flatMap(([kind, word]) => [word, `${word}类`, `${word}件`].map((name) => [name, kind] as const))
    .concat([
      ['咨询求助', 'help'],
      ['求决', 'help'],
      ['意见建议', 'suggestion'],
      ['投诉举报', 'grievance'],
    ]),
);

/** Null: the cell says nothing. */
export const readKind = (cell: string): ComplaintKind | null | undefined =>
  isBlank(cell) ? null : KINDS.get(tight(cell));

/** A number of times; blank is none, 是 once. */
export function readCount(cell: string): number | undefined {
  if (cell === '0' || isBlank(cell)) return 0;
  const text = tight(cell);
  const yes = readYes(text);
  if (yes !== undefined) return yes ? 1 : 0;
  const digits = /^(\d{1,4})(?:\.0+)?[次条件个]?$/u.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function readYes(cell: string): boolean | undefined {
  if (isBlank(cell)) return false;
  const text = tight(cell);
  if (/^(?:是|有|已剔除|剔除|√|✓|y|yes|true)$/iu.test(text)) return true;
  return /^(?:否|没有|未剔除|×|n|no|false)$/iu.test(text) ? false : undefined;
}

/** What a follow-up heard: whether anybody was asked, and whether the matter is settled. */
export interface Heard {
  readonly asked: boolean;
  readonly resolved: boolean | null;
}

const HEARD: ReadonlyMap<string, Heard> = new Map<string, Heard>([
  ...['已解决', '解决', '解决了', '是', '已办结', '问题已解决'].map(
    (word) => [word, { asked: true, resolved: true }] as const,
  ),
  ...['未解决', '没解决', '没有解决', '否', '部分解决', '问题未解决'].map(
    (word) => [word, { asked: true, resolved: false }] as const,
  ),
  ...['已回访', '无法联系', '未接通', '无人接听', '拒绝回访', '未答复', '解释说明'].map(
    (word) => [word, { asked: true, resolved: null }] as const,
  ),
  ...['未回访', '待回访', '不需回访', '无需回访'].map((word) => [word, { asked: false, resolved: null }] as const),
]);

export const readResult = (cell: string): Heard | undefined =>
  isBlank(cell) ? { asked: false, resolved: null } : HEARD.get(tight(cell));

const SATISFACTION: ReadonlyMap<string, Satisfaction | null> = new Map<string, Satisfaction | null>([
  ...['满意', '非常满意', '很满意', '十分满意'].map((word) => [word, 'satisfied'] as const),
  ...['基本满意', '比较满意', '较满意', '一般'].map((word) => [word, 'basic'] as const),
  ...['不满意', '非常不满意', '很不满意'].map((word) => [word, 'unsatisfied'] as const),
  ...['未评价', '未评', '未回访', '未表态', '不评价'].map((word) => [word, null] as const),
]);

/** Null: nobody said. */
export const readSatisfaction = (cell: string): Satisfaction | null | undefined =>
  isBlank(cell) ? null : SATISFACTION.get(tight(cell));

/**
 * A ticket's number as text. A number the sheet keeps as 2.02E+17 has lost its last digits and could fall together with another one's:
 * undefined. `123.0` is 123.
 */
export function readNumber(cell: string): string | undefined {
  const text = tight(cell).replace(/^'/u, '');
  if (/^\d(?:\.\d+)?e\+?\d+$/iu.test(text)) return undefined;
  return text.replace(/^(\d+)\.0+$/u, '$1');
}

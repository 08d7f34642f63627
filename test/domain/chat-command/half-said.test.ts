import { describe, expect, it } from 'vitest';
import { halfSaid } from '../../../src/domain/chat-command/half-said.ts';
import { parseCommand } from '../../../src/domain/chat-command/parse.ts';
import type { StaffRole } from '../../../src/domain/office/person.ts';
import { PEOPLE, UNITS } from './spoken.ts';
import { TALK } from './utterances.ts';

const directory = { units: UNITS, people: PEOPLE };

/** As a member of staff with every role says it: the hint, the query with its data, the letter, or `-`. */
function half(text: string, roles: readonly StaffRole[] = ['handler', 'dispatcher', 'leader']): string {
  const botNames = ['小邻'];
  if (parseCommand({ text, mentionsBot: false, botNames, directory })) return 'command';
  const said = halfSaid({ text, botNames, roles, directory });
  if (!said) return '-';
  if (said.kind === 'letter') return said.letter;
  if (said.kind === 'fault') return said.hint;
  return [said.row.word, ...said.tickets, ...Object.values(said.data)].join(' ');
}

describe('half a command', () => {
  it.each([
    ['受里 0312-003', '您是不是想说“受理 0312-003”？'],
    ['手里0312-003', '您是不是想说“受理 0312-003”？'],
    ['理受 0312-003', '您是不是想说“受理 0312-003”？'],
    ['受唐 0312-003', '您是不是想说“受理 0312-003”？'],
    ['0312-003 受里', '您是不是想说“受理 0312-003”？'],
    ['办节 0312-001 已修好', '您是不是想说“办结 0312-001 已修好”？'],
    ['办洁 0312-001 已联系13912345678', '您是不是想说“办结 0312-001”？'],
    ['派丹 0312-001 区住建局', '您是不是想说“派单 0312-001 区住建局”？'],
    ['延其 0312-001 5天 等配件', '您是不是想说“延期 0312-001”？'],
    ['前收 003', '您是不是想说“签收 003”？'],
    ['查寻 0312-001', '您是不是想说“查询 0312-001”？'],
    ['催半 0312-001', '您是不是想说“催办 0312-001”？'],
    ['不受里 0312-001 诉讼仲裁', '您是不是想说“不受理 0312-001 诉讼仲裁”？'],
    ['受理', '没有看到编号，这样写就行：“受理 0312-012”。'],
    ['签收。', '没有看到编号，这样写就行：“受理 0312-012”。'],
    ['驳', '没有看到编号，这样写就行：“驳 0312-012 理由不足”。'],
    ['受理 0312-3', '编号没看懂，这样写就行：“受理 0312-012”。'],
    ['E', 'E'],
    ['ab。', 'AB'],
    ['值班 王五 明天', '值班 王五 明天'],
    ['值班 仓门街街道 李四 周六', '值班 仓门街街道 李四 周六'],
    ['值班 南滩街道 李四 周六', '值班 南滩街道 李四 周六'],
    ['取消值班 王五 明天', '取消值班 王五 明天'],
    ['0312-009 怎么样了', '查询 0312-009'],
    ['0312-009办好了没有？', '查询 0312-009'],
  ])('%s → %s', (text, expected) => {
    expect(half(text)).toBe(expected);
  });

  it.each([
    ...TALK.filter((text) => !/^(?:驳|进度)$|怎么样$|了吗/u.test(text)),
    '办理 0312-003',
    '工单 0312-003',
    '处理 0312-003',
    '通知 0312-003',
    '结果 0312-003',
    '手里0312-003这件下午去看',
    '准备 0312-003 的材料',
    '@张三 受里 0312-003',
    '@张三 0312-003 怎么样了',
    '值班 同志 明天注意',
    '值班 大家注意 明天',
    '值班安排明天发',
    '这件怎么样了',
    '今天天气怎么样',
    'ok',
    '好',
  ])('“%s” is talk', (text) => {
    expect(half(text)).toBe('-');
  });

  it('is a word alone only for who may use it', () => {
    expect(half('通过', ['reviewer'])).toContain('没有看到编号');
    expect(half('通过', ['handler'])).toBe('-');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBackground } from '../../../src/adapters/recogniser/load-background.ts';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { gatherThread, type ThreadMessage } from '../../../src/domain/complaint/thread.ts';

const context = { catalogue: DEFAULT_CATALOGUE, background: loadBackground() };
const WORDS = [
  '3号楼电梯坏了没人修',
  '我们3号楼的电梯又停了',
  '小区停水一天了，没人通知',
  '家里没水了，投诉没人通知',
  '+1',
  '我家也是',
  '谢谢',
  '晚上吃啥',
  '尊敬的领导',
  '老人上下楼太不方便',
  '云庭湾捆绑车位卖房，不买不给选房',
  '',
];
const talk = fc
  .array(
    fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      gap: fc.integer({ min: 0, max: 40 }),
      kind: fc.constantFrom('text', 'text', 'text', 'image', 'voice'),
      text: fc.constantFrom(...WORDS),
    }),
    { maxLength: 25 },
  )
  .map((said) => {
    let at = Date.UTC(2026, 2, 2);
    return said.map(({ from, gap, kind, text }, index): ThreadMessage => {
      at += gap * 60_000;
      return { id: `m${index}`, at, from, kind: kind as ThreadMessage['kind'], text: kind === 'image' ? '' : text };
    });
  });

describe('a recorded chat', () => {
  it('puts every message on one ticket at most, and no ticket is empty', () => {
    fc.assert(
      fc.property(talk, (messages) => {
        const tickets = gatherThread(messages, context);
        const all = tickets.flatMap((ticket) => [...ticket.messages, ...ticket.supporters]);
        expect(new Set(all).size).toBe(all.length);
        expect(tickets.every((ticket) => ticket.messages.length > 0)).toBe(true);
        const known = new Set(messages.map(({ id }) => id));
        expect(all.every((id) => known.has(id))).toBe(true);
      }),
    );
  });

  it('joins two residents who say one thing differently, and an echo to what was spoken of last', () => {
    const line = (id: string, from: string, minute: number, text: string): ThreadMessage => ({
      id,
      from,
      at: minute * 60_000,
      kind: 'text',
      text,
    });
    const tickets = gatherThread(
      [
        line('m1', 'a', 0, '小区停水一天了，没人通知'),
        line('m2', 'b', 10, '3号楼电梯坏了没人修'),
        line('m3', 'c', 20, '家里没水了，投诉没人通知'),
        line('m4', 'd', 21, '+1'),
        line('m5', 'b', 40, '停水到现在没人管'),
      ],
      context,
    );
    expect(tickets.map(({ messages }) => messages)).toEqual([['m1', 'm3', 'm5'], ['m2']]);
  });
});

import { describe, expect, test } from 'vitest';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { isEcho } from '../../../src/domain/complaint/echo.ts';
import type { EarlierMessage, FoldMessage } from '../../../src/domain/complaint/fold.ts';
import { fold } from '../../../src/domain/complaint/fold.ts';
import { recognise } from '../../../src/domain/complaint/recognise.ts';
import { sameMatter } from '../../../src/domain/complaint/similarity.ts';
import type { ThreadMessage } from '../../../src/domain/complaint/thread.ts';
import { gatherThread } from '../../../src/domain/complaint/thread.ts';

const read = (text: string) => recognise(text, { catalogue: DEFAULT_CATALOGUE, mentionsBot: false });
const say = (id: string, minute: number, text: string): FoldMessage => ({
  id,
  at: minute * 60_000,
  kind: 'text',
  text,
  verdict: read(text),
  isEcho: isEcho(text),
});
const picture = (id: string, minute: number): FoldMessage => ({ id, at: minute * 60_000, kind: 'image', text: '' });
const on = (message: FoldMessage, ticket: string): EarlierMessage => ({ ...message, ticket });
const lift = '3号楼电梯坏了';

describe('合并', () => {
  test('the first complaint opens, with the pictures just before it', () => {
    expect(fold({ message: say('b', 1, lift), recent: [picture('a', 0)] })).toEqual({ do: 'open', with: ['a'] });
  });
  test('a picture alone waits; idle talk is left alone; an echo is not folded', () => {
    expect(fold({ message: picture('a', 0), recent: [] })).toEqual({ do: 'hold' });
    expect(fold({ message: say('a', 0, '晚上吃什么'), recent: [] })).toEqual({ do: 'ignore' });
    expect(fold({ message: say('b', 1, '+1'), recent: [on(say('a', 0, lift), 'T')] })).toEqual({ do: 'ignore' });
  });
  test('what follows within five minutes is added', () => {
    const recent = [on(say('a', 0, lift), 'T')];
    expect(fold({ message: picture('b', 4), recent })).toEqual({ do: 'add', ticket: 'T', with: [] });
    expect(fold({ message: say('b', 4, '已经两天了'), recent })).toMatchObject({ do: 'add', ticket: 'T' });
    expect(fold({ message: say('b', 4, '物业一直不修'), recent })).toMatchObject({ do: 'add', ticket: 'T' });
    expect(fold({ message: say('b', 4, '哈哈哈哈 晚上去打牌'), recent })).toEqual({ do: 'ignore' });
  });
  test.each([
    ['44号楼阳台漏水', '45号楼005阳台漏水'],
    ['42号楼的灯坏了', '49号楼的大门坏了没人修'],
  ])('another building is another matter: %s, %s', (first, second) => {
    const recent = [on(say('a', 0, first), 'T')];
    expect(fold({ message: say('b', 1, second), recent })).toEqual({ do: 'open', with: [] });
  });
  test('doubtful words about another building wait for a person', () => {
    const recent = [on(say('a', 0, '42号楼的灯坏了'), 'T')];
    expect(fold({ message: say('b', 1, '49号楼的玻璃碎了'), recent })).toEqual({ do: 'hold' });
  });
  test.each([
    ['3号楼停水了', '5号楼停水了'],
    ['3号楼电梯坏了', '5号楼也是电梯坏了没人修'],
    ['3号楼电梯坏了', '3号楼电梯坏了三天了没人修'],
  ])('what the whole estate has, or what is like it, stays one: %s, %s', (first, second) => {
    const recent = [on(say('a', 0, first), 'T')];
    expect(fold({ message: say('b', 1, second), recent })).toMatchObject({ do: 'add', ticket: 'T' });
  });
  test.each(['孩子夜里都睡不着', '老人爬楼太折腾', '周末也不停', '妈妈头疼得受不了', '社区也没人管'])(
    'plain words go on: %s',
    (text) => {
      const recent = [on(say('a', 0, lift), 'T')];
      expect(fold({ message: say('b', 4, text), recent })).toMatchObject({ do: 'add', ticket: 'T' });
      expect(fold({ message: say('b', 6, text), recent }).do).not.toBe('add');
    },
  );
  test.each(['下班一起吃饭吗，懒得做', '哈哈受不了你', '今天天气真不错'])('idle talk does not: %s', (text) => {
    expect(fold({ message: say('b', 1, text), recent: [on(say('a', 0, lift), 'T')] })).toEqual({ do: 'ignore' });
  });
  test('five minutes and a second is too late; thirty minutes in all', () => {
    const first = on(say('a', 0, lift), 'T');
    expect(fold({ message: picture('b', 5), recent: [first] }).do).toBe('add');
    expect(fold({ message: picture('b', 5 + 1 / 60), recent: [first] }).do).toBe('hold');
    const chain = [first, ...[5, 10, 15, 20, 25].map((m) => on(picture(`p${m}`, m), 'T'))];
    expect(fold({ message: picture('q', 30), recent: chain }).do).toBe('add');
    expect(fold({ message: picture('q', 29 + 2), recent: [...chain, on(picture('r', 28), 'T')] }).do).toBe('hold');
  });
  test.each([['门口烧烤摊油烟太大了'], ['另外路灯也不亮了'], ['请问公积金怎么提取？']])(
    'two matters of one resident stay two: %s',
    (text) => {
      expect(fold({ message: say('b', 2, text), recent: [on(say('a', 0, lift), 'T')] })).toEqual({
        do: 'open',
        with: [],
      });
    },
  );
  test('doubtful halves open together', () => {
    const joined = read(lift);
    const held: EarlierMessage = { ...say('a', 0, '那个'), verdict: { ...joined, reading: 'unsure', score: 0.5 } };
    const message: FoldMessage = { ...say('b', 1, '又来了'), verdict: { ...joined, reading: 'unsure', score: 0.5 } };
    expect(fold({ message, recent: [held], joined })).toEqual({ do: 'open', with: ['a'] });
    expect(fold({ message, recent: [] })).toEqual({ do: 'hold' });
  });
});

describe('同一件事', () => {
  const matter = (text: string, place?: string) => ({
    text,
    category: read(text).category,
    label: read(text).label,
    ...(place === undefined ? {} : { place }),
  });
  test.each([
    ['文化小区3号楼电梯停运两天', '文化小区3号楼电梯停运两天了'],
    ['青松里广场夜里放音响太吵', '青松里广场跳舞吵得睡不着'],
    ['请问云鹤公园什么时候开工', '云鹤公园建设太慢，说好去年开工'],
  ])('%s = %s', (a, b) => expect(sameMatter(matter(a), matter(b)).same).toBe(true));
  test.each([
    ['文化小区3号楼电梯停运', '文化小区5号楼电梯停运'],
    ['咨询退休年龄', '咨询公积金提取'],
    ['某中学违规补课', '某小学强制订校服'],
    ['养猪场污染水源', '砖厂冒黑烟'],
  ])('%s ≠ %s', (a, b) => expect(sameMatter(matter(a), matter(b)).same).toBe(false));
  test.each([
    ['柳荫花园7号楼电梯停了三天', '7号楼电梯怎么又不动了', '柳荫花园7号楼', '7号楼'],
    ['河沿家属院2号楼楼上装修太响', '2号楼谁家装修，从早吵到晚', '河沿家属院2号楼', '2号楼'],
  ])('%s = %s, one with the estate', (a, b, here, there) => {
    expect(sameMatter(matter(a, here), matter(b, there)).same).toBe(true);
    expect(sameMatter(matter(b), matter(a)).same).toBe(true);
  });
  test.each([
    ['柳荫花园7号楼电梯停了三天', '17号楼电梯怎么又不动了', '柳荫花园7号楼', '17号楼'],
    ['柳荫花园7号楼电梯停了三天', '河沿家属院7号楼电梯不动了', '柳荫花园7号楼', '河沿家属院7号楼'],
    ['柳荫花园7号楼电梯停了三天', '7号楼楼道灯不亮', '柳荫花园7号楼', '7号楼'],
    ['7号楼电梯停了三天', '7号楼电梯里老有人抽烟', '7号楼', '7号楼'],
  ])('%s ≠ %s, of a building', (a, b, here, there) => {
    expect(sameMatter(matter(a, here), matter(b, there)).same).toBe(false);
  });
  test('an estate everybody names is no common matter', () => {
    expect(sameMatter(matter('梧桐雅筑停车位不够'), matter('梧桐雅筑车库进水'), ['梧桐雅筑']).same).toBe(false);
  });
});

describe('群聊', () => {
  const line = (
    id: string,
    minute: number,
    from: string,
    text: string,
    kind: ThreadMessage['kind'] = 'text',
  ): ThreadMessage => ({ id, at: minute * 60_000, from, kind, text });
  test('residents of one matter share a ticket, echoes stand beside, talk stays out', () => {
    const tickets = gatherThread(
      [
        line('1', 0, 'a', '云鹤公园什么时候开工，都等了三年了'),
        line('2', 1, 'a', '', 'image'),
        line('3', 2, 'b', '同问'),
        line('4', 3, 'c', '哈哈 晚上打牌'),
        line('5', 90, 'd', '云鹤公园建设进度太慢，请政府管管'),
        line('6', 95, 'e', '3号楼电梯坏了没人修'),
      ],
      { catalogue: DEFAULT_CATALOGUE },
    );
    expect(tickets.map(({ messages, supporters }) => ({ messages, supporters }))).toEqual([
      { messages: ['1', '2', '5'], supporters: ['3'] },
      { messages: ['6'], supporters: [] },
    ]);
  });
});

describe('附议', () => {
  test.each([
    '+1',
    '+1！',
    '同问',
    '我家也是',
    '我们这也停了',
    '一样',
    '顶',
    '同求',
    '我们楼也是这样',
    '确实，好几天了',
    '支持楼上',
    '👍',
    '附议',
    '我家也没水了',
  ])('%s', (text) => expect(isEcho(text)).toBe(true));
  test.each([
    '我家也想装修，有人推荐吗',
    '3号楼也停水了，快来修',
    '一样的价格哪家好',
    '顶楼漏水',
    '支持一下小店',
    '+1的意思是什么',
    '',
  ])('%s is none', (text) => expect(isEcho(text)).toBe(false));
});

describe('一串话', () => {
  const decide = (recent: readonly EarlierMessage[], message: FoldMessage) => fold({ message, recent });

  test('开头的称呼和来历算在内，闲话不算', () => {
    const hello = say('a', 0, '我是3栋的住户');
    expect(decide([hello], say('b', 2, lift))).toEqual({ do: 'open', with: ['a'] });
    expect(decide([hello], say('b', 4, lift))).toEqual({ do: 'open', with: [] });
    expect(decide([say('a', 0, '晚上一起打牌啊')], say('b', 2, lift))).toEqual({ do: 'open', with: [] });
  });

  test('夹在同一件事两句之间的话算在内，说明了是闲话的不算', () => {
    const first = on(say('a', 0, lift), 'T');
    const more = say('c', 3, '电梯停了两天没人修');
    expect(decide([first, say('b', 1, '我妈腿不好')], more)).toEqual({ do: 'add', ticket: 'T', with: ['b'] });
    expect(decide([first, say('b', 1, '哈哈晚上吃饭')], more)).toEqual({ do: 'add', ticket: 'T', with: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChatLog } from '../../../src/domain/chat-log/read-chat-log.ts';
import { formatMoment, MINUTE, parseMoment } from '../../../src/domain/time/moment.ts';

/** A Wednesday. */
const NOW = parseMoment('2026-03-04 12:00') ?? 0;
const read = (text: string) => readChatLog(text, { asOf: NOW, now: NOW });
/** `line time name: text`, with the day only where it is not today. */
const told = (text: string): readonly string[] =>
  read(text).lines.map(({ line, at, name, text: words }) => {
    const time = formatMoment(at).slice(5, 16).replace('T', ' ');
    return `${line} ${time} ${name}: ${words.replaceAll('\n', '|')}`;
  });

describe('a copied log', () => {
  it('may have time, name and text on a line, full-width or not, with more lines to follow', () => {
    const log =
      '2026-03-02 10:05 张三：楼道灯坏了\n3号楼二单元\n\n2026-03-02 10:06:30 李四: 收到\n［10：07］ 王五：我家也是';
    expect(told(log)).toEqual([
      '1 03-02 10:05 张三: 楼道灯坏了|3号楼二单元',
      '4 03-02 10:06 李四: 收到',
      '5 03-02 10:07 王五: 我家也是',
    ]);
  });

  it('may be copied from the desktop: name and time, the text below', () => {
    const log =
      '张三 2026/3/2 10:05:33\n楼道灯坏了\n明天 8:00 有人修吗\n\n李 四 2026/3/2 10:06:01\n[图片]\n王五 2026/3/2 10:07:00\n停水了';
    expect(told(log)).toEqual(['1 03-02 10:05 张三: 楼道灯坏了|明天 8:00 有人修吗', '7 03-02 10:07 王五: 停水了']);
    expect(read(log).withoutWords).toBe(1);
  });

  it('may be a forwarded record, with the day on a line of its own', () => {
    const log =
      '“柳园小区1群”的聊天记录\n\n—————  2026-03-02  —————\n\n张三  23:58\n\n楼道灯坏了\n\n李四  00:03\n\n停水了\n\n—————  2026-03-03  —————\n\n张三  08:00\n\n修好了吗';
    expect(told(log)).toEqual([
      '5 03-02 23:58 张三: 楼道灯坏了',
      '9 03-03 00:03 李四: 停水了',
      '15 03-03 08:00 张三: 修好了吗',
    ]);
    expect(read(log).group).toBe('柳园小区1群');
    expect(read('群聊的聊天记录\n张三 10:05\n停水了').group).toBeUndefined();
  });

  it('may have name, time and text each on its own line', () => {
    const log = '群聊的聊天记录\n张三\n昨天 10:05\n楼道灯坏了\n两天了\n李四\n昨天 10:06\n停水了';
    expect(told(log)).toEqual(['2 03-03 10:05 张三: 楼道灯坏了|两天了', '6 03-03 10:06 李四: 停水了']);
  });

  it.each([
    ['昨天 10:05', '03-03 10:05'],
    ['前天 下午3:05', '03-02 15:05'],
    ['今天 上午10:05', '03-04 10:05'],
    ['星期一 10:05', '03-02 10:05'],
    ['周三 10:05', '02-25 10:05'],
    ['3月2日 晚上8:05', '03-02 20:05'],
    ['12-31 10:05', '12-31 10:05'],
    ['2026年3月2日 星期一 凌晨12:05', '03-02 00:05'],
    ['3月2日 中午12:30', '03-02 12:30'],
    ['3月1日 晚上12:10', '03-02 00:10'],
    ['2026/3/2 10:05 PM', '03-02 22:05'],
  ])('reads %s as of when it was copied', (time, moment) => {
    expect(told(`[${time}] 张三：停水了`)).toEqual([`1 ${moment} 张三: 停水了`]);
  });

  it('counts back from when it was copied where no day is named', () => {
    expect(told('[23:50] 张三：停水了\n[23:49] 李四：我家也是\n[00:10] 王五：来水了\n[11:59] 张三：又停了')).toEqual([
      '1 03-03 23:50 张三: 停水了',
      '2 03-03 23:49 李四: 我家也是',
      '3 03-04 00:10 王五: 来水了',
      '4 03-04 11:59 张三: 又停了',
    ]);
  });

  it('believes a day that is named, in whatever order the lines stand', () => {
    expect(told('2026-03-02 23:50 张三：停水了\n2026-03-02 08:00 李四：停电了')).toEqual([
      '1 03-02 23:50 张三: 停水了',
      '2 03-02 08:00 李四: 停电了',
    ]);
  });

  it('names the lines it cannot read, and reads the others', () => {
    const log =
      '不知道谁说的\n2026-13-02 10:05 张三：停水了\n三天了\n2026-03-02 25:05 李四：停电了\n2026-03-05 10:05 王五：漏水\n2026-03-02 10:05 赵六：灯坏了';
    expect(told(log)).toEqual(['6 03-02 10:05 赵六: 灯坏了']);
    expect(read(log).unread).toEqual([
      { line: 1, why: '前面没有时间和昵称' },
      { line: 2, why: '时间“2026-13-02 10:05”不存在' },
      { line: 4, why: '时间“2026-03-02 25:05”不存在' },
      { line: 5, why: '时间比现在还晚' },
    ]);
  });

  it('leaves out quotes, pictures and what the platform itself says', () => {
    const log =
      '[10:05] 张三：「李四：几点停的水」\n- - - - - - - - - - - - - - -\n早上就停了\n[10:06] 李四：[语音] 12"\n"王五"加入了群聊\n赵六撤回了一条消息\n[10:07] 李四：[图片]\n这里漏水';
    expect(told(log)).toEqual(['1 03-04 10:05 张三: 早上就停了', '7 03-04 10:07 李四: 这里漏水']);
    expect(read(log).withoutWords).toBe(1);
  });

  it('is read whatever it holds, each message in its time and order of lines', () => {
    const part = fc.oneof(
      fc.constantFrom('[10:05] 张三：', '张三 昨天 10:05', '10:05', '\n', '：', '[', '—— 2026-03-02 ——'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('\n');
        const { lines, unread } = read(text);
        const numbers = [...lines, ...unread].map(({ line }) => line);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(lines.map(({ line }) => line)).toEqual(lines.map(({ line }) => line).toSorted((a, b) => a - b));
        expect(lines.every(({ at, text: words }) => at <= NOW + 5 * MINUTE && words !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { MissedLine } from '../../../src/domain/chat-log/sort-lines.ts';
import { formatMoment, HOUR, MINUTE } from '../../../src/domain/time/moment.ts';
import { importChat, lookAtChat } from '../../../src/flows/importing/import-chat.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { type ChatRoom, chatRoom } from '../chat-room.ts';

const NOW = MONDAY_MORNING + 3 * HOUR;
const AGO = NOW - 2 * HOUR;
const lines = (...said: readonly (readonly [string, string, number?])[]): readonly MissedLine[] =>
  said.map(([name, text, minutes = 0], index) => ({ line: index + 1, at: AGO + minutes * MINUTE, name, text }));

async function importing(chat: ChatRoom, said: readonly MissedLine[]) {
  const { directory } = await chat.service.office();
  const group = directory.group('g-willow');
  if (!group) throw new Error('no group');
  return {
    look: () => lookAtChat(chat.service, { group, lines: said }),
    run: () => importChat(chat.service, { group, lines: said }),
  };
}

const LAMP = '3号楼二单元楼道灯坏了三天，没人修';
const WATER = '5号楼下水道堵了，污水都溢出来了';

describe('a log of a gap', () => {
  it('opens tickets with the time at which it was said, and tells the group once', async () => {
    const chat = await chatRoom({ now: NOW });
    const { run } = await importing(chat, lines(['张三', LAMP], ['李四', '早上好', 5], ['王五', WATER, 15]));
    const { taken } = await run();
    const tickets = await chat.tickets();
    expect(tickets.map(({ openedAt }) => formatMoment(openedAt))).toEqual([AGO, AGO + 15 * MINUTE].map(formatMoment));
    expect(tickets.map(({ reporter }) => reporter)).toEqual([
      expect.stringMatching(/^import-[0-9a-f]{16}$/),
      expect.stringMatching(/^import-[0-9a-f]{16}$/),
    ]);
    expect(taken.map((one) => one.tickets.map(({ ticket, opened }) => [ticket.number, opened]))).toEqual([
      [[tickets[0]?.number, true]],
      [],
      [[tickets[1]?.number, true]],
    ]);
    const posts = chat.service.stores.outbox.all().filter(({ to }) => 'group' in to && to.group === 'g-willow');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ kind: 'notice', mentions: [], tickets: tickets.map(({ number }) => number) });
    expect(posts[0]?.text).toContain('补收');
    expect(posts[0]?.text).not.toMatch(/张三|王五/);
    expect(chat.service.stores.outbox.all().filter(({ kind }) => kind === 'dispatch')).toHaveLength(2);
  });

  it('tells of both matters of one line', async () => {
    const chat = await chatRoom({ now: NOW });
    const both = '3号楼楼道灯坏了三天没人修，还有5号楼下水道堵了，污水都溢出来了';
    const { run } = await importing(chat, lines(['张三', both]));
    const { taken } = await run();
    const tickets = await chat.tickets();
    expect(tickets).toHaveLength(2);
    expect(taken.flatMap((one) => one.tickets.map(({ ticket, opened }) => [ticket.number, opened]))).toEqual(
      tickets.map(({ number }) => [number, true]),
    );
    const [notice] = chat.service.stores.outbox.all().filter(({ kind }) => kind === 'notice');
    expect(notice?.tickets).toEqual(tickets.map(({ number }) => number));
  });

  it('changes nothing a second time', async () => {
    const chat = await chatRoom({ now: NOW });
    const { run, look } = await importing(chat, lines(['张三', LAMP], ['张三', LAMP]));
    await run();
    const before = { posts: chat.service.stores.outbox.all(), tickets: await chat.tickets() };
    chat.wait(60);
    expect((await look()).map(({ fate }) => fate)).toEqual(['heard', 'heard']);
    expect((await run()).taken).toEqual([]);
    expect({ posts: chat.service.stores.outbox.all(), tickets: await chat.tickets() }).toEqual(before);
  });

  it('still knows whose complaint it was when the bot has quoted it since', async () => {
    const chat = await chatRoom({ now: AGO + MINUTE });
    const said = lines(['张三', '5号楼楼道灯坏了没人修']);
    const { run, look } = await importing(chat, said);
    await run();
    const outbox = chat.service.stores.outbox;
    for (const post of outbox.all()) {
      await outbox.begin(post.seq);
      await outbox.settle(post.seq, { state: 'sent', at: AGO + 2 * MINUTE, platformId: `p${post.seq}` });
    }
    expect(outbox.all().some(({ text }) => text.includes('5号楼楼道灯坏了没人修'))).toBe(true);
    expect((await look()).map(({ fate }) => fate)).toEqual(['heard']);
  });

  it('writes nothing when one only looks', async () => {
    const chat = await chatRoom({ now: NOW });
    const { look } = await importing(chat, lines(['张三', LAMP]));
    expect((await look()).map(({ fate }) => fate)).toEqual(['missed']);
    expect(await chat.tickets()).toEqual([]);
    expect(chat.heard()).toEqual([]);
  });

  it('leaves alone what had arrived, and adds a neighbour who reported the same', async () => {
    const chat = await chatRoom({ now: AGO });
    await chat.say('wx-r1', LAMP);
    chat.wait(120);
    chat.heard();
    const { run } = await importing(chat, lines(['张三', LAMP], ['李四', '3号楼二单元的楼道灯坏了三天，没人来修', 10]));
    const { taken } = await run();
    const [ticket, ...more] = await chat.tickets();
    expect(more).toEqual([]);
    expect(taken.flatMap((one) => one.tickets.map(({ opened }) => opened))).toEqual([false]);
    expect(ticket?.supporters).toHaveLength(1);
    expect(chat.heard().filter((post) => post.includes('一并记上'))).toHaveLength(1);
  });

  it('runs no command, answers nobody and takes no echo', async () => {
    const chat = await chatRoom({ now: AGO });
    await chat.say('wx-r1', LAMP);
    const [before] = await chat.tickets();
    chat.wait(120);
    chat.heard();
    const number = before?.number ?? '';
    const { run } = await importing(
      chat,
      lines(
        ['柳荫社区值班员', `办结 ${number} 已修好`, 1],
        ['张三', `办结 ${number} 已修好`, 2],
        ['张三', '进度', 3],
        ['李四', '撤回', 4],
        ['李四', '+1', 5],
        ['王五', '123456', 6],
      ),
    );
    await run();
    expect(await chat.tickets()).toEqual([before]);
    expect(chat.heard()).toEqual([]);
  });

  it('calls people for a danger, and says only in its own words what to do', async () => {
    const chat = await chatRoom({ now: NOW });
    const { run } = await importing(chat, lines(['张三', '3号楼电梯困人了，有老人在里面，快来人']));
    await run();
    const posts = chat.service.stores.outbox.all();
    expect(posts.filter(({ kind }) => kind === 'escalation').length).toBeGreaterThan(0);
    const toGroup = posts.filter(({ to }) => 'group' in to && to.group === 'g-willow').map(({ text }) => text);
    expect(toGroup).toEqual([expect.stringContaining('如果现在还有危险')]);
  });

  it('keeps a sensitive matter out of what it says', async () => {
    const chat = await chatRoom({ now: NOW });
    const { run } = await importing(chat, lines(['张三', '举报柳荫社区主任收了物业的红包，账目不公开']));
    await run();
    const [ticket] = await chat.tickets();
    expect(ticket?.sensitive).toBe(true);
    const toGroup = chat.service.stores.outbox.all().filter(({ to }) => 'group' in to && to.group === 'g-willow');
    for (const { text } of toGroup) expect(text).not.toMatch(/红包|主任|账目/);
  });
});

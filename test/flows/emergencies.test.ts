import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time/moment.ts';
import { sendReminders } from '../../src/flows/reminding/send-reminders.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { at } from '../builders/moments.ts';
import { type ChatRoom, chatRoom } from './chat-room.ts';

const NIGHT = at('2026-03-02 02:10');
const LIFT = '柳荫小区3号楼电梯里困住人了';
const GAS = '3号楼楼道一股煤气味';

const room = (now = NIGHT): Promise<ChatRoom> => chatRoom({ pace: 'default', now });
const all = (chat: ChatRoom): readonly QueuedPost[] => chat.service.stores.outbox.all();
const to = (post: QueuedPost): string => ('group' in post.to ? post.to.group : post.to.person);
const calls = (chat: ChatRoom): readonly QueuedPost[] => all(chat).filter((post) => post.kind === 'escalation');
const residents = (chat: ChatRoom): readonly QueuedPost[] => all(chat).filter((post) => to(post) === 'g-willow');
async function minutes(chat: ChatRoom, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    chat.wait(1);
    await sendReminders(chat.service, chat.service.clock.now());
  }
}

describe('an alarm that is called off', () => {
  it.each(['虚惊一场', '找到了找到了', '人已经救出来了', '没事了'])(
    'by its reporter (%s) is told to the staff at once, and stands',
    async (words) => {
      const chat = await room();
      await chat.say('r1', LIFT);
      chat.wait(3);
      await chat.say('r1', words);
      const [ticket] = await chat.tickets();
      expect(ticket).toMatchObject({ urgency: 'critical', state: 'dispatched' });
      expect(ticket?.messages.map(({ text }) => text)).toContain(words);
      const told = all(chat).filter((post) => to(post) === 'g-staff' && post.text.startsWith('【群众来话】'));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ notBefore: told[0]?.createdAt, text: expect.stringContaining('核实') });
      expect(residents(chat).at(-1)?.text).toMatch(/转告|核实/u);
    },
  );

  it.each(['还没找到', '找到了吗', '希望快点找到'])(
    'not by “%s”, nor by somebody who had no part in it',
    async (words) => {
      const chat = await room();
      await chat.say('r1', LIFT);
      await chat.say('r1', words);
      await chat.say('r2', '虚惊一场');
      expect(all(chat).filter((post) => post.text.startsWith('【群众来话】'))).toEqual([]);
    },
  );
});

describe('two dangers in one group', () => {
  it('are two where people speak of their own, on one day', async () => {
    const chat = await room();
    await chat.say('r1', '我妈晕倒了没反应');
    await chat.say('r2', '我奶奶晕倒了没反应');
    chat.wait(240);
    await chat.say('r3', '我爸晕倒了没反应');
    expect(await chat.tickets()).toHaveLength(3);
    expect(residents(chat).filter((post) => post.text.includes('120'))).toHaveLength(3);
  });

  it('are two where the first was called off, or is hours old', async () => {
    const chat = await room();
    await chat.say('r1', '4号楼着火了');
    await chat.say('r1', '虚惊一场');
    await chat.say('r2', '4号楼着火了！！');
    chat.wait(240);
    await chat.say('r3', '4号楼着火了，快来人');
    expect(await chat.tickets()).toHaveLength(3);
    expect(residents(chat).at(-1)?.text).toContain('119');
  });

  it('somebody trapped is no supporter of a beaten wife, nor told of her', async () => {
    const chat = await room();
    await chat.say('r1', '老公又打我，救救我');
    await chat.say('r2', '有人被困电梯了 7号楼');
    const tickets = await chat.tickets();
    expect(tickets.map(({ sensitive, supporters }) => [sensitive, supporters])).toEqual([
      [true, []],
      [false, []],
    ]);
    expect(residents(chat).at(-1)?.text).toContain('紧急呼叫按钮');
  });
});

describe('a life in danger', () => {
  it('is answered at once, in the middle of the night: first what to do, never that help comes', async () => {
    const chat = await room();
    await chat.say('r1', LIFT);
    const [receipt] = residents(chat);
    expect(receipt).toMatchObject({
      kind: 'acknowledgement',
      prompt: true,
      pressing: true,
      notBefore: receipt?.createdAt,
    });
    expect(receipt?.text.indexOf('119')).toBeLessThan(receipt?.text.indexOf('已登记') ?? 0);
    expect(receipt?.text).not.toMatch(/已收到|马上到|赶来|正在赶/u);
  });

  it('calls duty, dispatcher and leader at once and after 5, 10 and 20 minutes, until a person answers', async () => {
    const chat = await room();
    await chat.say('r1', LIFT);
    const [ticket] = await chat.tickets();
    await minutes(chat, 40);
    const moments = [...new Set(calls(chat).map((post) => (post.createdAt - (ticket?.openedAt ?? 0)) / MINUTE))];
    expect(moments.map(Math.round)).toEqual([0, 5, 10, 20]);
    expect(new Set(calls(chat).map(to))).toEqual(new Set(['g-staff', 'p-leader']));
    expect(calls(chat).every((post) => post.notBefore === post.createdAt)).toBe(true);
    const again = calls(chat).filter((post) => post.text.includes('还没有人接手') && to(post) === 'g-staff');
    for (const post of again) expect(post.mentions).toEqual(expect.arrayContaining(['p-handler', 'p-dispatcher']));
  });

  it('is told that somebody knows only when a person has said so, and then the calls end', async () => {
    const chat = await room();
    await chat.say('r1', LIFT);
    await minutes(chat, 6);
    expect(
      residents(chat)
        .map((post) => post.text)
        .join(),
    ).not.toContain('值班人员已收到');
    await chat.say('wx-handler', '受理 001', { group: 'wxg-staff' });
    expect(residents(chat).at(-1)?.text).toContain('值班人员已收到');
    const before = calls(chat).length;
    await minutes(chat, 30);
    expect(calls(chat)).toHaveLength(before);
  });

  it('has half an hour for the first contact and a day for all, by the clock, at night and on Sundays', async () => {
    const chat = await room(at('2026-03-01 23:50'));
    await chat.say('r1', GAS);
    const [ticket] = await chat.tickets();
    expect(
      [ticket?.respondBy, ticket?.completeBy].map((due) => ((due ?? 0) - (ticket?.openedAt ?? 0)) / MINUTE),
    ).toEqual([30, 1440]);
  });

  it.each([
    '昨天3号楼着火已扑灭',
    '没有闻到煤气味',
    '担心电动车起火',
    '火锅店油烟太大了',
    '上周电梯困人，已经救出来了',
    '着火怎么办，想学学消防知识',
  ])('is not what “%s” says', async (words) => {
    const chat = await room();
    await chat.say('r1', words);
    expect(calls(chat)).toEqual([]);
    expect((await chat.tickets()).filter((ticket) => ticket.urgency === 'critical')).toEqual([]);
  });

  it('is one alarm however many report it, and each of them hears what to do', async () => {
    const chat = await room();
    await chat.say('r1', GAS);
    const alarms = calls(chat).length;
    await chat.say('r2', '闻到好大的燃气味，谁家漏气了');
    await chat.say('r3', '@小邻 3号楼漏煤气了！');
    await chat.say('r1', '煤气味越来越大了');
    expect(await chat.tickets()).toHaveLength(1);
    expect((await chat.tickets())[0]?.supporters.map((one) => one.account)).toEqual(['r2', 'r3']);
    expect(calls(chat)).toHaveLength(alarms);
    const advised = residents(chat).filter((post) => post.text.includes('不要开关电器'));
    expect(advised.flatMap((post) => post.mentions)).toEqual(expect.arrayContaining(['r1', 'r2', 'r3']));
    expect(advised.every((post) => post.pressing)).toBe(true);
  });

  it('at another building is another alarm', async () => {
    const chat = await room();
    await chat.say('r1', '柳荫小区3号楼电梯里困住人了');
    const alarms = calls(chat).length;
    await chat.say('r2', '柳荫小区8号楼电梯也困住人了');
    expect(await chat.tickets()).toHaveLength(2);
    expect(calls(chat).length).toBeGreaterThan(alarms);
  });

  it('that shows in what is said later raises the ticket that is open', async () => {
    const chat = await room(at('2026-03-02 10:00'));
    await chat.say('r1', '柳荫小区3号楼电梯坏了，没人修');
    expect((await chat.tickets())[0]?.urgency).toBe('normal');
    chat.wait(2);
    await chat.say('r1', '有人困在电梯里出不来了');
    const tickets = await chat.tickets();
    expect(tickets.map((ticket) => ticket.urgency)).toEqual(['critical']);
    expect(calls(chat).map(to)).toEqual(expect.arrayContaining(['g-staff', 'p-leader']));
    expect(residents(chat).at(-1)?.text).toContain('紧急呼叫按钮');
    await minutes(chat, 6);
    expect(calls(chat).some((post) => post.text.includes('还没有人接手'))).toBe(true);
  });

  it('of another kind than what was spoken of before is a ticket of its own', async () => {
    const chat = await room(at('2026-03-02 10:00'));
    await chat.say('r1', '东门路灯坏了一个星期了，没人修');
    chat.wait(1);
    await chat.say('r1', '有人困在电梯里出不来了');
    expect((await chat.tickets()).map((ticket) => ticket.urgency).toSorted()).toEqual(['critical', 'normal']);
  });

  it('is lowered only by a person: no word of a resident ends it', async () => {
    const chat = await room();
    const said = await chat.say('r1', GAS);
    await chat.say('r1', '不用办了，发错了');
    expect(residents(chat).at(-1)?.text).toContain('要工作人员核实后才能结束');
    await chat.recall(said);
    await chat.say('r1', '@小邻 没事了，好了');
    expect((await chat.tickets()).map((ticket) => [ticket.state, ticket.urgency])).toEqual([
      ['dispatched', 'critical'],
    ]);
    await minutes(chat, 12);
    expect(calls(chat).some((post) => post.text.includes('还没有人接手'))).toBe(true);
  });

  it('that turns out to be none is lowered by the dispatcher, with a reason; the ordinary times run again', async () => {
    const chat = await room(at('2026-03-02 10:00'));
    await chat.say('r1', GAS);
    await chat.say('wx-handler', '降级 001 误报', { group: 'wxg-staff' });
    expect((await chat.tickets())[0]?.urgency).toBe('critical');
    await chat.say('wx-dispatcher', '降级 001 已到场检测，是下水道异味', { group: 'wxg-staff' });
    const [ticket] = await chat.tickets();
    expect(ticket).toMatchObject({
      urgency: 'normal',
      completeBy: at('2026-03-09 18:00'),
      respondBy: (ticket?.openedAt ?? 0) + 1440 * MINUTE,
    });
    const before = calls(chat).length;
    await minutes(chat, 30);
    expect(calls(chat)).toHaveLength(before);
    expect(all(chat).some((post) => post.text.startsWith('【降级】'))).toBe(true);
  });

  it('that a member of staff tells the residents of calls people too, and makes him no reporter', async () => {
    const chat = await room(at('2026-03-02 10:00'));
    await chat.say('wx-grid', '3号楼着火了，大家快下楼！');
    await chat.say('wx-grid', '辛苦大家，注意安全');
    expect(await chat.tickets()).toHaveLength(1);
    expect(calls(chat).map(to)).toEqual(expect.arrayContaining(['g-staff', 'p-leader']));
    expect(residents(chat)).toEqual([]);
    await chat.say('r1', '3号楼着火了快来人');
    expect(await chat.tickets()).toHaveLength(1);
  });

  it('that a dispatcher sees and the machine does not is raised by him', async () => {
    const chat = await room(at('2026-03-02 10:00'));
    await chat.say('r1', '@小邻 3号楼楼顶漏水，没人修');
    await chat.say('wx-dispatcher', '加急 001 漏到电箱了', { group: 'wxg-staff' });
    expect((await chat.tickets())[0]).toMatchObject({ urgency: 'critical', alarm: { answered: false } });
    expect(calls(chat).map(to)).toEqual(expect.arrayContaining(['g-staff', 'p-leader']));
  });
});

describe('somebody who does not want to live', () => {
  it('is told to at once, and his words are repeated nowhere', async () => {
    const chat = await room();
    await chat.say('r1', '紫云钉，我真的不想活了，站在楼顶');
    await chat.say('r2', '楼顶有人要跳楼，紫云钉');
    expect(residents(chat)[0]?.text).toContain('12356');
    expect(
      all(chat)
        .map((post) => post.text)
        .join(),
    ).not.toMatch(/紫云钉|不想活|跳楼|楼顶/u);
    expect(await chat.tickets()).toHaveLength(1);
    expect((await chat.tickets())[0]?.supporters).toEqual([]);
  });
});

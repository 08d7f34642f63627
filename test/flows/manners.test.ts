import { describe, expect, it } from 'vitest';
import { MOST_UNASKED } from '../../src/domain/post/etiquette.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { greetGroups } from '../../src/flows/office/greet-groups.ts';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { tellOfGap } from '../../src/flows/sending/tell-of-gap.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { helpAnswer } from '../../src/wording/help.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { fakeChannel } from '../fakes/fake-channel.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';
import { type ChatRoom, chatRoom } from './chat-room.ts';

const DAY = '2026-03-02';
const FAULTS = [
  '东门路灯坏了',
  '3号楼下水道堵了',
  '南边垃圾没人清',
  '健身器材断了一根',
  '2号楼门禁失灵',
  '北门井盖松动了',
  '5号楼楼顶漏水',
  '7号楼楼道灯不亮',
  '西门减速带断了',
];

const room = (clock: string, day = DAY): Promise<ChatRoom> => chatRoom({ pace: 'default', now: at(`${day} ${clock}`) });
const posts = (chat: ChatRoom, kind: string, group = 'g-willow'): readonly QueuedPost[] =>
  chat.service.stores.outbox
    .all()
    .filter((post) => post.kind === kind && 'group' in post.to && post.to.group === group);
const times = (some: readonly QueuedPost[]): readonly string[] =>
  some.map((post) => new Date(post.notBefore + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '));
/** Everything that may go now goes, as if the platform were quick. */
async function sendAll(chat: ChatRoom): Promise<void> {
  const { outbox } = chat.service.stores;
  for (const post of await outbox.due(['wechat', 'dingtalk'], chat.service.clock.now(), 99)) {
    await outbox.begin(post.seq);
    await outbox.settle(post.seq, { state: 'sent', at: chat.service.clock.now(), platformId: `p${post.seq}` });
  }
}
/** One resident after the other complains, and what may go goes. */
async function complain(chat: ChatRoom, count: number, minutes: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await chat.say(`r${index}`, `${FAULTS[index % FAULTS.length]}，一个星期了没人修`);
    await sendAll(chat);
    chat.wait(minutes);
  }
}

describe('the notice', () => {
  it('is the first thing said in every residents’ group, once, and not at night', async () => {
    const chat = await room('03:00');
    await greetGroups(chat.service, chat.service.clock.now());
    await greetGroups(chat.service, chat.service.clock.now());
    const [notice, ...more] = posts(chat, 'notice');
    expect(more).toEqual([]);
    expect(times([notice as QueuedPost])).toEqual(['03-02 07:30']);
    for (const word of ['自动助手小邻', '撤回', '身份证号', '110', '000-1234', '7天'])
      expect(notice?.text).toContain(word);
    expect(posts(chat, 'notice', 'g-staff')).toEqual([]);
  });

  it('goes ahead of the first answer when somebody speaks to the bot at night', async () => {
    const chat = await room('03:00');
    await greetGroups(chat.service, chat.service.clock.now());
    await chat.say('r1', '@小邻 3号楼楼顶漏水了');
    const due = await chat.service.stores.outbox.due(['wechat'], chat.service.clock.now(), 9);
    expect(due.filter((post) => 'group' in post.to && post.to.group === 'g-willow').map((post) => post.kind)).toEqual([
      'notice',
      'acknowledgement',
    ]);
  });

  it('never goes ahead of what to do when a life is in danger', async () => {
    const chat = await room('03:00');
    await greetGroups(chat.service, chat.service.clock.now());
    await chat.say('r1', '3号楼着火了快来人');
    const due = await chat.service.stores.outbox.due(['wechat'], chat.service.clock.now(), 9);
    expect(due[0]).toMatchObject({ pressing: true });
    expect(due.map((post) => post.kind)).not.toContain('notice');
  });

  it('says in a group of which the platform shows only what is said to it how to be heard', async () => {
    const policy = anOffice();
    const groups = policy.groups.map((group) =>
      group.id === 'g-willow' ? { ...group, channel: 'dingtalk' as const } : group,
    );
    const chat = await chatRoom({ pace: 'default', policy: { ...policy, groups } });
    await greetGroups(chat.service, chat.service.clock.now());
    expect(posts(chat, 'notice')[0]?.text).toContain('没@我的话我看不到');
  });
});

describe('receipts', () => {
  it('go at once while a group is calm, one a complaint', async () => {
    const chat = await room('09:00');
    await complain(chat, 3, 20);
    expect(posts(chat, 'acknowledgement').map((post) => post.tickets.length)).toEqual([1, 1, 1]);
  });

  it('of one moment are one post that names every ticket and everybody meant', async () => {
    const chat = await room('09:00');
    for (let index = 0; index < 3; index += 1) await chat.say(`r${index}`, `${FAULTS[index]}，一个星期了没人修`);
    const [receipt, ...more] = posts(chat, 'acknowledgement');
    expect(more).toEqual([]);
    expect(receipt?.tickets).toHaveLength(3);
    expect(receipt?.mentions).toEqual(['r0', 'r1', 'r2']);
    expect(receipt?.text).toContain('各位反映的3件事已登记');
    for (const ticket of receipt?.tickets ?? []) expect(receipt?.text).toContain(ticket.slice(4));
  });

  it('and whatever else nobody asked for are at most six a day, and none is lost', async () => {
    const chat = await room('08:00');
    await complain(chat, 9, 60);
    await complain(chat, 9, 20, 9);
    chat.wait(24 * 60);
    await sendAll(chat);
    const receipts = posts(chat, 'acknowledgement');
    const perDay = Map.groupBy(times(receipts), (time) => time.slice(0, 5));
    for (const [, one] of perDay) expect(one.length).toBeLessThanOrEqual(MOST_UNASKED);
    const told = receipts.flatMap((post) => post.tickets);
    expect(told.toSorted()).toEqual((await chat.tickets()).map((ticket) => ticket.number).toSorted());
    expect(receipts.every((post) => post.state === 'sent')).toBe(true);
  });

  it('are not counted where the resident asked the bot himself', async () => {
    const chat = await room('08:00');
    for (let index = 0; index < 9; index += 1) {
      await chat.say(`r${index}`, `@小邻 ${FAULTS[index]}，一个星期了没人修`);
      chat.wait(30);
    }
    const receipts = posts(chat, 'acknowledgement');
    expect(receipts).toHaveLength(9);
    expect(receipts.every((post) => post.notBefore === post.createdAt)).toBe(true);
  });

  it('held until the morning say “today” as of the morning', async () => {
    const chat = await room('22:00');
    await chat.say('r1', '东门路灯坏了，一个星期了没人修');
    const [receipt] = posts(chat, 'acknowledgement');
    expect(times([receipt as QueuedPost])).toEqual(['03-03 07:30']);
    expect(receipt?.text).toContain('最迟今天22:00');
  });
});

describe('“安静”', () => {
  const asManager = () => {
    const policy = anOffice();
    const groups = policy.groups.map((group) => (group.id === 'g-willow' ? { ...group, manager: 'p-grid' } : group));
    return chatRoom({ pace: 'default', policy: { ...policy, groups }, now: at(`${DAY} 09:00`) });
  };

  it('of the manager holds receipts for two hours, and only receipts', async () => {
    const chat = await asManager();
    await chat.say('wx-grid', '安静');
    expect(posts(chat, 'answer').at(-1)?.text).toContain('今天11:00前本群不发登记回执');
    await chat.say('r1', '东门路灯坏了，一个星期了没人修');
    await chat.say('r2', '@小邻 3号楼楼顶漏水了');
    await chat.say('r3', '2号楼着火了快来人');
    const [held, asked, danger] = posts(chat, 'acknowledgement');
    expect(times([held as QueuedPost])).toEqual(['03-02 11:00']);
    expect([asked, danger].map((post) => post?.notBefore === post?.createdAt)).toEqual([true, true]);
    expect(await chat.tickets()).toHaveLength(3);
  });

  it('ends before its time when he says so, and what was gathered goes out', async () => {
    const chat = await asManager();
    await chat.say('wx-grid', '@小邻 安静');
    await chat.say('r1', '东门路灯坏了，一个星期了没人修');
    await chat.say('wx-grid', '恢复发言');
    const [receipt] = posts(chat, 'acknowledgement');
    expect(receipt?.notBefore).toBeLessThanOrEqual(chat.service.clock.now());
  });

  it('of somebody else is not his to say', async () => {
    const chat = await asManager();
    await chat.say('wx-power', '@小邻 安静');
    expect(posts(chat, 'refusal').at(-1)?.text).toContain('由本群管理员');
    expect(helpAnswer(['handler'], '安静')).toContain('由网格员、派单员、管理员、本群管理员使用');
    expect(helpAnswer(['handler'])).not.toContain('安静');
    await chat.say('r1', '东门路灯坏了，一个星期了没人修');
    expect(posts(chat, 'acknowledgement')[0]?.notBefore).toBeLessThanOrEqual(chat.service.clock.now());
  });
});

describe('a promise of a grid worker', () => {
  it('becomes a contact note, and the bot keeps quiet about it', async () => {
    const chat = await room('09:00');
    await chat.say('r1', '柳荫小区3号楼楼顶漏水了，没人修');
    chat.heard();
    await chat.say('wx-grid', '已安排，下午去修');
    const [ticket] = await chat.tickets();
    expect(ticket?.contactedAt).toBe(chat.service.clock.now());
    expect(chat.heard()).toEqual([]);
    const events = await chat.service.stores.tickets.events(ticket?.number ?? '');
    expect(events.at(-1)).toMatchObject({ event: 'contacted', by: 'p-grid', data: { text: '已安排，下午去修' } });
  });

  it('is about what it quotes, and else about what was last talked of', async () => {
    const chat = await room('09:00');
    const leak = await chat.say('r1', '柳荫小区3号楼楼顶漏水了，没人修');
    await chat.say('r2', '柳荫小区东门路灯坏了，一个星期了没人修');
    await chat.say('wx-grid', '收到，我马上联系师傅', { replyTo: leak });
    await chat.say('wx-grid', '路灯的事已上报，明天处理');
    const contacted = (await chat.tickets()).map((ticket) => ticket.contactedAt !== null);
    expect(contacted).toEqual([true, true]);
  });

  it('is none from a stranger to the place, from a resident, or as a question', async () => {
    const chat = await room('09:00');
    await chat.say('r1', '柳荫小区3号楼楼顶漏水了，没人修');
    await chat.say('wx-power', '已安排，下午去修');
    await chat.say('r2', '已安排，下午去修');
    await chat.say('wx-grid', '安排了吗？');
    expect((await chat.tickets())[0]?.contactedAt).toBeNull();
  });
});

describe('quarrels, thanks and jokes', () => {
  it('are answered by nobody', async () => {
    const chat = await room('09:00');
    for (const words of [
      '你说话怎么这么难听',
      '你才有病',
      '谢谢大家',
      '辛苦了👍',
      '哈哈哈笑死我了',
      '晚上打麻将三缺一',
      '😂😂',
      '@小邻 谢谢',
      '@小邻 哈哈',
    ])
      await chat.say('r1', words);
    expect(chat.heard()).toEqual([]);
    expect(await chat.tickets()).toEqual([]);
  });
});

describe('talk to the bot that wants nothing of it', () => {
  it('is answered once an hour and person', async () => {
    const chat = await room('09:00');
    for (let index = 0; index < 60; index += 1) await chat.say('r1', '@小邻 你好呀');
    expect(posts(chat, 'answer')).toHaveLength(1);
    chat.wait(61);
    await chat.say('r1', '@小邻 你好呀');
    expect(posts(chat, 'answer')).toHaveLength(2);
  });

  it('and six times an hour and group, while complaints and questions are always answered', async () => {
    const chat = await room('09:00');
    for (let index = 0; index < 20; index += 1) await chat.say(`r${index}`, '@小邻 你好呀');
    expect(posts(chat, 'answer')).toHaveLength(6);
    await chat.say('r1', '@小邻 3号楼楼顶漏水了');
    expect(posts(chat, 'acknowledgement')).toHaveLength(1);
    for (let index = 0; index < 2; index += 1) await chat.say('r1', '@小邻 进度');
    expect(posts(chat, 'answer')).toHaveLength(8);
  });

  it('of a colleague too', async () => {
    const chat = await room('09:00');
    for (let index = 0; index < 5; index += 1)
      await chat.say('wx-handler', '@小邻 今天天气不错啊大家', { group: 'wxg-staff' });
    expect(chat.heard().filter((text) => text.includes('没看懂'))).toHaveLength(1);
  });
});

describe('what the bot cannot read', () => {
  const answers = (chat: ChatRoom) => posts(chat, 'answer').filter((post) => post.mentions.includes('r1'));

  it('waits for a person, and the speaker hears so in one kind sentence a day', async () => {
    const chat = await room('09:00');
    await chat.say('r1', '', { kind: 'voice' });
    chat.wait(30);
    await chat.say('r1', '', { kind: 'voice' });
    expect(answers(chat).map((post) => post.text)).toEqual([expect.stringContaining('收到您的语音了')]);
    expect(await chat.service.stores.reviews.open()).toHaveLength(2);
    expect(await chat.tickets()).toEqual([]);
  });

  it('of another language is never chatter', async () => {
    const chat = await room('09:00');
    await chat.say('r1', 'The lift in building 3 has been broken for two days');
    expect(answers(chat)).toHaveLength(1);
    expect(await chat.service.stores.reviews.open()).toMatchObject([{ why: expect.stringContaining('不是汉语') }]);
  });

  it('need not be said when words follow and make it part of a complaint', async () => {
    const chat = await room('09:00');
    await chat.say('r1', '', { kind: 'voice' });
    chat.wait(1);
    await chat.say('r1', '3号楼楼顶漏水了，没人修');
    chat.wait(10);
    await sendAll(chat);
    expect(answers(chat)).toEqual([]);
    expect(await chat.service.stores.reviews.open()).toEqual([]);
    expect((await chat.tickets())[0]?.messages).toHaveLength(2);
  });
});

describe('a gap of the channel', () => {
  const gap = (from: string, to: string): { from: Moment; to: Moment } => ({
    from: at(`${DAY} ${from}`),
    to: at(`${DAY} ${to}`),
  });

  it('is told to the residents of that channel: which time may be lost', async () => {
    const chat = await room('10:11');
    await tellOfGap(chat.service, { channel: 'wechat', gap: gap('10:02', '10:11') }, chat.service.clock.now());
    expect(posts(chat, 'notice').map((post) => post.text)).toEqual([expect.stringContaining('10:02–10:11')]);
    expect(posts(chat, 'notice')[0]?.text).toContain('可能漏收');
    expect(posts(chat, 'notice', 'g-staff')).toEqual([]);
  });

  it('is told in the morning when it was at night, and several as one', async () => {
    const chat = await room('23:10');
    await tellOfGap(chat.service, { channel: 'wechat', gap: gap('22:50', '23:10') }, chat.service.clock.now());
    chat.wait(30);
    await tellOfGap(chat.service, { channel: 'wechat', gap: gap('23:20', '23:40') }, chat.service.clock.now());
    const [notice, ...more] = posts(chat, 'notice');
    expect(more).toEqual([]);
    expect(times([notice as QueuedPost])).toEqual(['03-03 07:30']);
    expect(notice?.text).toContain('昨天22:50–23:40');
  });

  it('of a moment is not worth a word', async () => {
    const chat = await room('10:03');
    await tellOfGap(chat.service, { channel: 'wechat', gap: gap('10:02', '10:03') }, chat.service.clock.now());
    expect(posts(chat, 'notice')).toEqual([]);
  });
});

describe('names of residents', () => {
  it('that hold a door number stand in no post: the platform says who is meant', async () => {
    const chat = await room('09:00');
    await chat.say('r1', '@小邻 @3栋501李姐 说楼顶漏水了，我是3栋502的王大明，电话13812345678');
    await chat.say('r2', '我家也是', {});
    await chat.say('wx-handler', '受理 001', { group: 'wxg-staff' });
    await chat.say('wx-handler', '办结 001 已到3栋501李姐家修好，电话13812345678', { group: 'wxg-staff' });
    const said = chat.service.stores.outbox
      .all()
      .map((post) => post.text)
      .join('\n');
    expect(said).not.toMatch(/501|502|李姐|王大明|1381234/u);
    expect(posts(chat, 'acknowledgement')[0]?.mentions).toEqual(['r1']);
  });
});

describe('a receipt that waited', () => {
  /** Two receipts wait; what the channel was given after half an hour, beside what was done about the tickets. */
  async function receiptsAfter(...done: readonly string[]): Promise<readonly string[]> {
    const chat = await room('09:00');
    await complain(chat, 5, 1);
    for (const words of done) await chat.say('wx-handler', words, { group: 'wxg-staff' });
    chat.wait(31);
    const channel = fakeChannel({ clock: chat.service.clock });
    const courier = createCourier(chat.service, {
      channels: new Map([['wechat', channel]]),
      lease: fakeLeases().leaseOf('test'),
    });
    while (await courier.deliver(chat.service.clock.now()));
    return channel.sent.filter(({ kind }) => kind === 'acknowledgement').map(({ text }) => text);
  }

  it('is said of what is still open', async () => {
    expect(await receiptsAfter()).toEqual([expect.stringMatching(/^各位反映的2件事已登记/)]);
    expect(await receiptsAfter('办结 0302-004 健身器材已焊接加固，恢复使用')).toEqual([
      expect.stringMatching(/^您反映的.*编号0302-005。最迟/),
    ]);
  });

  it('is not said when everything is done meanwhile', async () => {
    const both = ['办结 0302-004 健身器材已焊接加固，恢复使用', '办结 0302-005 门禁已更换读卡器，恢复使用'];
    expect(await receiptsAfter(...both)).toEqual([]);
  });

  it('promises no call to whom was called', async () => {
    const staff = ['受理 0302-004', '联系 0302-004 已打电话', '办结 0302-005 门禁已更换读卡器，恢复使用'];
    const [only] = await receiptsAfter(...staff);
    expect(only).toMatch(/0302-004。工作人员已在办理/);
  });
});

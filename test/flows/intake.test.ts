import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMessage } from '../../src/flows/hearing/receive-message.ts';
import { announceReviews } from '../../src/flows/reviewing/announce-reviews.ts';
import { type ChatRoom, chatRoom, delivered } from './chat-room.ts';

const LEAK = '@小邻 3号楼楼顶漏水，顶层几户都渗进来了';
const LAMP = '东门路灯坏了一个星期了，晚上看不见路，没人修';

describe('what residents say', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom();
  });

  it('becomes one ticket for several messages and pictures of one resident', async () => {
    await room.say('r1', '东门路灯坏了一个星期了');
    await room.say('r1', '', { kind: 'image' });
    await room.say('r1', '晚上看不见路，老人都摔了');
    const [ticket, ...others] = await room.tickets();
    expect(others).toEqual([]);
    expect(ticket?.messages).toHaveLength(3);
    expect(room.heard().filter((post) => post.startsWith('acknowledgement'))).toHaveLength(1);
  });

  it('stays two tickets when they are two matters', async () => {
    await room.say('r1', LEAK);
    await room.say('r1', '@小邻 另外垃圾站好几天没清运，臭味很大');
    expect(await room.tickets()).toHaveLength(2);
  });

  it('is supported by an echo, once', async () => {
    await room.say('r1', LEAK);
    await room.say('r2', '+1');
    await room.say('r2', '我家也是');
    await room.say('r1', '+1');
    const [ticket] = await room.tickets();
    expect(ticket?.supporters.map((one) => one.account)).toEqual(['r2']);
  });

  it('is joined by a neighbour who says the same in full', async () => {
    await room.say('r1', LEAK);
    room.wait(60);
    await room.say('r2', '@小邻 3号楼楼顶漏水，顶层都渗水了');
    const tickets = await room.tickets();
    expect(tickets).toHaveLength(1);
    expect(tickets[0]?.supporters.map((one) => one.account)).toEqual(['r2']);
    expect(tickets[0]?.messages).toHaveLength(2);
  });

  it('opens nothing for idle talk, thanks, pictures alone, system lines, and staff', async () => {
    await room.say('r1', '晚上一起吃火锅吧');
    await room.say('r1', '谢谢大家');
    await room.say('r2', '', { kind: 'image' });
    await room.say('r3', '你撤回了一条消息', { kind: 'system' });
    await room.say('wx-handler', LAMP);
    await room.say('wx-handler', '好的，辛苦大家');
    expect(await room.tickets()).toEqual([]);
    expect(room.heard()).toEqual([]);
  });

  it('is always taken in when it names the bot', async () => {
    await room.say('r1', '@小邻 你看看这个');
    expect(await room.tickets()).toHaveLength(1);
  });

  it('leaves the text when it is recalled, not the history', async () => {
    await room.say('r1', LEAK);
    const second = await room.say('r1', '我家在五楼，天天接水盆');
    await room.recall(second);
    const [ticket] = await room.tickets();
    expect(ticket?.text).not.toContain('接水盆');
    expect(ticket?.messages.map((message) => message.recalled)).toEqual([false, true]);
    expect((await room.service.stores.tickets.events(ticket?.number ?? '')).map((event) => event.event)).toContain(
      'messageRecalled',
    );
  });

  it('is withdrawn when its only message is recalled', async () => {
    const only = await room.say('r1', LEAK);
    await room.recall(only);
    expect((await room.tickets())[0]?.state).toBe('cancelled');
  });

  it('is not taken in when its recall arrives first', async () => {
    await room.recall('late');
    await room.say('r1', LEAK, { id: 'late' });
    expect(await room.tickets()).toEqual([]);
  });

  it('in doubt goes to the review list, and to the dispatcher', async () => {
    await room.say('r1', '小区门口那家又在折腾');
    const items = await room.service.stores.reviews.open();
    if (items.length === 0) throw new Error('the recogniser is no longer in doubt here: take another sentence');
    expect(items[0]).toMatchObject({ letter: 'A', kind: 'doubtfulMessage' });
    expect(room.heard()).toEqual([]);
    room.wait(5);
    await announceReviews(room.service, room.service.clock.now());
    expect(room.heard()[0]).toMatch(/^review: 【待确认】1条 @戴派单\nA 柳荫小区1群/);
    expect(await room.tickets()).toEqual([]);
  });

  it('is opened from the review list by the dispatcher', async () => {
    await room.say('r1', '小区门口那家又在折腾');
    await room.say('wx-dispatcher', 'A 建单', { group: 'wxg-staff' });
    const [ticket] = await room.tickets();
    expect(ticket?.reporter).toBe('r1');
    expect(await room.service.stores.reviews.open()).not.toContainEqual(
      expect.objectContaining({ kind: 'doubtfulMessage' }),
    );
  });

  it('in a group nobody has named is neither kept nor answered; the dispatcher is told once', async () => {
    const message = delivered('r1', LEAK, room.service.clock.now(), { group: 'wxg-unknown' });
    expect(await receiveMessage(room.service, message)).toBe('unknownGroup');
    expect(await receiveMessage(room.service, { ...message, id: 'again' })).toBe('unknownGroup');
    expect(await room.service.stores.messages.find('wechat', message.id)).toBeUndefined();
    expect(room.heard()).toHaveLength(1);
  });
});

describe('a resident’s word to the bot', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom();
    await room.say('r1', LEAK);
    room.heard();
  });
  const answer = (): string => room.heard().find((post) => post.startsWith('answer')) ?? '';

  it.each(['进度', '还没人管？', '@小邻 怎么样了'])('“%s” tells where the ticket stands', async (words) => {
    await room.say('r1', words);
    expect(answer()).toMatch(/0302-001.*(等待签收|确定由哪个单位)/);
  });

  it.each(['撤回', '不用办了', '发错了'])('“%s” withdraws it before it is signed', async (words) => {
    await room.say('r1', words);
    expect((await room.tickets())[0]?.state).toBe('cancelled');
    expect(answer()).toContain('撤回');
  });

  it('withdrawn after it was signed, the unit is asked', async () => {
    await room.say('wx-handler', '受理 0302-001', { group: 'wxg-staff' });
    room.heard();
    await room.say('r1', '不用办了');
    expect((await room.tickets())[0]?.state).toBe('inProgress');
    const posts = room.heard();
    expect(posts.some((post) => post.startsWith('answer') && post.includes('已转告'))).toBe(true);
    expect(posts.some((post) => post.startsWith('dispatch') && post.includes('不用办了'))).toBe(true);
  });

  it('“更正” changes the text', async () => {
    await room.say('r1', '更正 是5号楼楼顶漏水');
    expect((await room.tickets())[0]?.text).toContain('5号楼');
  });

  describe('after completion', () => {
    beforeEach(async () => {
      await room.say('wx-handler', '办结 0302-001 已补好楼顶防水，雨后复查不再渗漏', { group: 'wxg-staff' });
      room.heard();
    });

    it('“解决了，满意” is kept as the follow-up', async () => {
      await room.say('r1', '解决了，满意');
      expect((await room.tickets())[0]?.followUp).toMatchObject({ resolved: true, satisfaction: 'satisfied' });
    });

    it('“没解决” sends it back to the unit', async () => {
      await room.say('r1', '没解决');
      expect((await room.tickets())[0]).toMatchObject({ state: 'inProgress', reworks: 1 });
      expect(answer()).toContain('重新办理');
    });

    it('a complaint that only begins like an answer is a complaint', async () => {
      await room.say('r1', '@小邻 电梯还没解决，今天又停了，老人下不了楼');
      expect(await room.tickets()).toHaveLength(2);
    });
  });
});

describe('what a resident expects', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom();
    await room.say('r1', LEAK);
  });
  const number = '0302-001';
  const ticket = async () => (await room.tickets())[0];

  it('a supporter who withdraws leaves, and the ticket goes on', async () => {
    await room.say('r2', '+1');
    room.heard();
    await room.say('r2', '撤回');
    expect(await ticket()).toMatchObject({ state: 'dispatched', supporters: [] });
    expect(room.heard()).toEqual([expect.stringContaining('不再算您这一户')]);
  });

  it('a reporter who withdraws what neighbours want done is told that it goes on', async () => {
    await room.say('r2', '+1');
    room.heard();
    await room.say('r1', '不用办了');
    expect(await ticket()).toMatchObject({ state: 'dispatched' });
    expect(room.heard()).toEqual([expect.stringContaining('还有1户也在反映')]);
  });

  it('a correction of a detail does not wipe out the complaint', async () => {
    await room.say('r1', '更正 是5号楼不是3号楼');
    expect((await ticket())?.text).toBe('5号楼楼顶漏水，顶层几户都渗进来了');
    expect((await ticket())?.subject).toContain('5号楼');
  });

  it.each([
    ['楼下烧烤店天天吵到凌晨两点', '是7号楼的烧烤店', '7号楼', /7号楼.*烧烤店/],
    ['3号楼电梯停了两天没人修', '是5号楼', '5号楼', /5号楼电梯/],
    ['柳荫小区路灯坏了没人修', '是槐香里', '槐香里', /槐香里路灯/],
  ])('“%s” and then “更正 %s”: the place is kept and shown', async (complaint, words, place, subject) => {
    const other = await chatRoom();
    await other.say('r1', complaint);
    other.heard();
    await other.say('r1', `更正 ${words}`);
    const [mended] = await other.tickets();
    expect(mended?.place).toBe(place);
    expect(mended?.subject).toMatch(subject);
    expect(other.heard().every((post) => subject.test(post))).toBe(true);
  });

  it('a correction that changes neither place nor subject is added, and its words are passed on', async () => {
    room.heard();
    await room.say('r1', '更正 是从上周三开始的');
    expect((await ticket())?.text).toContain('是从上周三开始的');
    expect(room.heard()).toEqual([
      expect.stringMatching(/^dispatch: 【群众来话】.*诉求人又说：“是从上周三开始的”/),
      expect.stringMatching(/^answer: 您补充的话已记到.*里/),
    ]);
  });

  it('the answer to a question sets the clock going again, in whatever words', async () => {
    await room.say('wx-handler', `受理 ${number}`, { group: 'wxg-staff' });
    await room.say('wx-handler', `待补充 ${number} 请问是几单元`, { group: 'wxg-staff' });
    expect((await ticket())?.state).toBe('waiting');
    await room.say('r2', '2单元的');
    expect((await ticket())?.state).toBe('waiting');
    await room.say('r1', '2单元的');
    expect(await ticket()).toMatchObject({ state: 'inProgress' });
    expect((await ticket())?.text).toContain('2单元的');
  });

  it.each([
    ['3号楼着火了，快来人', { urgency: 'critical' }],
    ['我要举报社区主任收红包', { sensitive: true }],
  ])('a cry for help or a tip-off is no answer to a question: %s', async (words, own) => {
    await room.say('wx-handler', `受理 ${number}`, { group: 'wxg-staff' });
    await room.say('wx-handler', `待补充 ${number} 请问是几单元`, { group: 'wxg-staff' });
    await room.say('r1', words);
    expect(await ticket()).toMatchObject({ state: 'waiting', urgency: 'normal' });
    expect((await ticket())?.text).not.toContain(words);
    expect((await room.tickets()).at(-1)).toMatchObject(own);
  });

  it('a command of the staff from a resident is refused with a way on, and opens nothing', async () => {
    room.heard();
    await room.say('r1', `@小邻 受理 ${number}`);
    expect(room.heard()).toEqual([expect.stringMatching(/^refusal: 这条指令由办理单位使用/)]);
    expect(await room.tickets()).toHaveLength(1);
  });
});

describe('a resident who takes his time', () => {
  it('carries his own matter on after a pause, and still may begin another', async () => {
    const room = await chatRoom();
    await room.say('r1', '3号楼电梯坏了，没人修');
    room.wait(12);
    await room.say('r1', '而且物业一直推脱，电梯停了四天，投诉几次都没人管，老人天天爬楼');
    expect(await room.tickets()).toHaveLength(1);
    room.wait(12);
    await room.say('r1', '小区路灯坏了没人修');
    expect(await room.tickets()).toHaveLength(2);
  });
});

describe('a word hours later about a matter under way', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom();
    await room.say('r1', LEAK);
    await room.say('r2', '北门电梯坏了，没人修');
    await room.say('r3', '小区东边的井盖松动了，走路危险');
    room.wait(5 * 60);
    room.heard();
  });
  const about = async (words: RegExp) => (await room.tickets()).find((one) => words.test(one.text));

  it.each(['现在漏得更厉害了', '越来越严重了', '楼顶比昨天漏得还大'])(
    '“%s” is added, and the unit told',
    async (words) => {
      await room.say('r1', words);
      expect(await room.tickets()).toHaveLength(3);
      expect((await about(/楼顶漏水/))?.text).toContain(words);
      expect(room.heard()).toEqual([expect.stringContaining(`诉求人又说：“${words}”`)]);
    },
  );

  it.each(['电梯今天修了没有啊', '电梯啥时候能修好啊', '电梯有人来修了吗', '那个电梯怎么还没人修'])(
    '“%s” is answered with where the own ticket stands',
    async (words) => {
      await room.say('r2', words);
      expect(await room.tickets()).toHaveLength(3);
      expect(room.heard()).toEqual([expect.stringMatching(/^answer: .*电梯.*(等待签收|确定由哪个单位)/)]);
    },
  );

  it('who has nothing to do with it hears nothing', async () => {
    await room.say('r1', '电梯今天修了没有啊');
    expect(room.heard()).toEqual([]);
  });

  it.each(['井盖那个我也看见了', '我也看到井盖了'])('“%s” seconds the ticket about it', async (words) => {
    await room.say('r9', words);
    expect((await about(/井盖/))?.supporters).toHaveLength(1);
    expect(await room.tickets()).toHaveLength(3);
  });

  it.each(['今天风更大了', '孩子作业越来越多', '我也看见她了'])('“%s” is nobody’s matter', async (words) => {
    await room.say('r1', words);
    expect((await about(/楼顶漏水/))?.text).not.toContain(words);
    expect(room.heard()).toEqual([]);
  });
});

describe('several matters in one message', () => {
  const BOTH = '楼下烧烤店油烟呛人，天天吵到凌晨两点，还有5号楼门口的路灯不亮了';

  it('become two tickets with one receipt, and a recall takes both back', async () => {
    const room = await chatRoom({ pace: 'default' });
    const id = await room.say('r1', BOTH);
    const tickets = await room.tickets();
    expect(tickets.map((one) => one.text)).toEqual(['楼下烧烤店油烟呛人，天天吵到凌晨两点', '5号楼门口的路灯不亮了']);
    expect(new Set(tickets.map((one) => one.category)).size).toBe(2);
    const receipts = room.service.stores.outbox.all().filter((post) => post.kind === 'acknowledgement');
    expect(receipts.map((post) => post.tickets)).toEqual([tickets.map((one) => one.number)]);
    await room.recall(id);
    expect((await room.tickets()).map((one) => one.state)).toEqual(['cancelled', 'cancelled']);
  });

  it.each([
    '楼下烧烤店天天吵到凌晨两点，还有5号楼门口的路灯不亮了',
    '3号楼电梯坏了没人修。另外北门垃圾堆了三天没人清',
    '楼顶漏水一个星期了，顺便反映一下门口路灯不亮',
  ])('two stay two: %s', async (text) => {
    const room = await chatRoom();
    await room.say('r1', text);
    expect(await room.tickets()).toHaveLength(2);
  });

  it.each([
    '3号楼电梯坏了，还有5号楼的电梯也坏了没人修',
    '3号楼电梯坏了两天，还有老人住在八楼下不来',
    '小区路灯不亮了，另外谢谢物业昨天送的春联',
    '楼顶漏水一个星期了，还有三天就要下雨，没人来修',
  ])('one matter stays one: %s', async (text) => {
    const room = await chatRoom();
    await room.say('r1', text);
    expect((await room.tickets()).map((one) => one.text)).toEqual([text]);
  });
});

describe('talk to the bot', () => {
  it.each(['@小邻 今天天气怎么样', '@小邻 你会干什么', '@小邻 你好'])(
    '“%s” is answered with help, without a ticket',
    async (words) => {
      const room = await chatRoom();
      await room.say('r1', words);
      expect(await room.tickets()).toEqual([]);
      expect(room.heard()).toEqual([expect.stringMatching(/^answer: 有问题直接说/)]);
    },
  );

  it('is no part of what was complained of before', async () => {
    const room = await chatRoom();
    await room.say('r1', LEAK);
    await room.say('r1', '@小邻 楼顶的事快点来人');
    expect(await room.tickets()).toHaveLength(1);
    expect(room.heard().filter((post) => post.includes('有问题直接说'))).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time/moment.ts';
import { aListing } from '../../builders/a-listing.ts';
import { aMessage } from '../../builders/a-message.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { type StaffRoom, staffRoom } from '../staff-room.ts';

const T = '20260302-012';
let room: StaffRoom;
beforeEach(async () => {
  room = await staffRoom();
});

describe('a command that quotes words of a post whose id is unknown', () => {
  const QUOTED = '【新件】0302-012 3号楼电梯停运，请私聊发“详情 0302-012”。';

  it('means the one ticket they name, short or long', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-handler', '受理', { quotedText: QUOTED })).toEqual([
      expect.stringMatching(/^g-staff answer: 已受理0302-012/u),
    ]);
    await room.say('p-handler', '办结 已疏通下水道，现场清理干净', {
      quotedText: `${T} 与0302-012`,
      replyTo: 'unknown',
    });
    expect(await room.state(T)).toBe('completed');
  });

  it('means nothing where they name several or none', async () => {
    await room.put(T, 'dispatched');
    for (const quotedText of ['0302-012和0302-013', '3号楼电梯停运', ''])
      expect(await room.say('p-handler', '受理', { quotedText })).toEqual([expect.stringContaining('没有看到编号')]);
    expect(await room.state(T)).toBe('dispatched');
  });

  it('yields to the number that is written and to the post that is known', async () => {
    await room.put(T, 'dispatched');
    await room.put('20260302-013', 'dispatched');
    await room.say('p-handler', '受理 0302-013', { quotedText: QUOTED });
    expect(await room.state(T)).toBe('dispatched');
    expect(await room.state('20260302-013')).toBe('inProgress');
  });
});

describe('a command of staff', () => {
  it('is carried out and confirmed in one line', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-handler', '受理 0302-012')).toEqual([
      'g-staff answer: 已受理0302-012，最迟明天9:00联系群众，3月9日18:00前办结。',
    ]);
    expect(await room.state(T)).toBe('inProgress');
  });

  it('completes without signing first, by the short number', async () => {
    await room.put(T, 'dispatched');
    await room.say('p-handler', '办结012 已疏通下水道，现场清理干净');
    expect(await room.state(T)).toBe('completed');
  });

  it('is refused with what is possible, to the person, in place', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-handler', '联系 0302-012 已电话说明')).toEqual([
      'g-staff refusal: 0302-012还没签收，请先回“受理 0302-012”。',
    ]);
    expect(await room.say('p-power', '受理 0302-012')).toEqual([
      'g-staff refusal: 0302-012由其他单位办理，这里不能受理。回“待办”可看本单位的件。',
    ]);
    expect(await room.say('p-handler', '受理 0302-099')).toEqual([
      'g-staff refusal: 没有找到编号0302-099的件。回“待办”可看本单位的件。',
    ]);
  });

  it('leaves chatter alone', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-handler', '收到')).toBeUndefined();
    expect(await room.state(T)).toBe('dispatched');
  });

  it('may quote the dispatch', async () => {
    await room.put(T, 'dispatched');
    await room.say('p-handler', '收到', { quoted: [T] });
    expect(await room.state(T)).toBe('inProgress');
  });

  it('may name several tickets, each decided by itself', async () => {
    await room.put(T, 'dispatched');
    await room.put('20260302-013', 'dispatched');
    await room.put('20260302-014', 'completed');
    expect(await room.say('p-handler', '受理 012 013')).toEqual(['g-staff answer: 已受理2件：0302-012、0302-013。']);
    expect(await room.say('p-handler', '联系 012 014 已上门')).toEqual([
      'g-staff answer: 已记下0302-012的联系情况，3月9日18:00前办结。\n0302-014已经办结，现在不能联系。回“查询 0302-014”可看办理情况。',
    ]);
  });
});

describe('a short number', () => {
  const earlier = { first: aMessage({ sentAt: MONDAY_MORNING - 3 * DAY }) };

  it('means the ticket on which the person can run the command', async () => {
    await room.put('20260227-012', 'dispatched', earlier);
    await room.put(T, 'completed');
    await room.say('p-handler', '受理012');
    expect(await room.state('20260227-012')).toBe('inProgress');
  });

  it('is not guessed, not even to be that of today', async () => {
    await room.put('20260227-012', 'dispatched', earlier);
    await room.put(T, 'dispatched');
    await room.say('p-handler', '受理012');
    expect([await room.state('20260227-012'), await room.state(T)]).toEqual(['dispatched', 'dispatched']);
  });

  it('is asked back where it stays open', async () => {
    await room.put('20260227-012', 'dispatched', earlier);
    await room.put('20260226-012', 'dispatched', earlier);
    expect(await room.say('p-handler', '受理012')).toEqual([
      'g-staff refusal: 012有2件：0227-012柳荫小区下水道堵了、0226-012柳荫小区下水道堵了。请写完整编号。',
    ]);
  });
});

describe('“准” and “驳”', () => {
  it('answer the request that waits', async () => {
    await room.put(T, 'dispatched');
    await room.say('p-handler', '退单 012 不属于本单位职责');
    expect(await room.say('p-dispatcher', '驳 012 属地管理')).toEqual(['g-staff answer: 已驳回0302-012的退单申请。']);
    await room.say('p-handler', '受理 012');
    await room.say('p-handler', '延期 012 3天 等配件');
    expect(await room.say('p-dispatcher', '同意 012')).toEqual(['g-staff answer: 已同意0302-012延期。']);
    expect((await room.ticket(T)).extensions).toBe(1);
  });

  it('say so where nothing waits', async () => {
    await room.put(T, 'inProgress');
    expect(await room.say('p-dispatcher', '准 012')).toEqual([
      'g-staff refusal: 0302-012没有等待答复的延期申请。回“查询 0302-012”可看办理情况。',
    ]);
  });
});

describe('merging and splitting', () => {
  it('moves words and reporters to the target', async () => {
    await room.put(T, 'inProgress');
    await room.put('20260302-015', 'dispatched', {
      first: aMessage({ id: 'm9', from: 'wx-r5', text: '下水道又堵了' }),
    });
    expect(await room.say('p-dispatcher', '并单 015 012')).toEqual(['g-staff answer: 0302-015已并入0302-012。']);
    const target = await room.ticket(T);
    expect(target.supporters.map((one) => one.account)).toEqual(['wx-r5']);
    expect(target.text).toContain('下水道又堵了');
    expect((await room.ticket('20260302-015')).mergedInto).toBe(T);
  });

  it('moves nothing where the merge is refused', async () => {
    await room.put(T, 'inProgress');
    await room.put('20260302-015', 'completed', { first: aMessage({ id: 'm9', from: 'wx-r5' }) });
    await room.say('p-dispatcher', '并单 015 012');
    expect((await room.ticket(T)).supporters).toEqual([]);
  });
});

describe('other commands with more to them', () => {
  it('拆单 opens a ticket for who is separated', async () => {
    await room.put(T, 'inProgress');
    await room.put('20260302-015', 'dispatched', { first: aMessage({ id: 'm9', from: 'wx-r5', text: '3号楼停电了' }) });
    await room.say('p-dispatcher', '并单 015 012');
    expect(await room.say('p-dispatcher', '拆单 012')).toEqual(['g-staff answer: 0302-012已拆出一户，另立0302-001。']);
    expect((await room.ticket(T)).supporters).toEqual([]);
    expect((await room.ticket('20260302-001')).reporter).toBe('wx-r5');
  });

  it('更正 brings a subject of its own', async () => {
    await room.put(T, 'inProgress');
    await room.say('p-dispatcher', '更正 012 是5号楼的下水道堵了');
    expect((await room.ticket(T)).subject).toContain('5号楼');
  });

  it('派单 may name the letter of the review list', async () => {
    await room.put(T, 'pending');
    await room.service.stores.reviews.add(aListing({ kind: 'unroutedTicket', message: null, ticket: T }), 'open');
    expect(await room.say('p-dispatcher', 'A 派单 供电所')).toEqual(['g-staff answer: 0302-012已派给供电所。']);
    expect(await room.service.stores.reviews.open()).toEqual([]);
  });

  it('names a unit it does not know', async () => {
    await room.put(T, 'pending');
    expect(await room.say('p-dispatcher', '派单 012 城建委')).toEqual([
      'g-staff refusal: 没有叫“城建委”的单位，请写单位的全称或常用简称。',
    ]);
  });
});

describe('in a residents’ group', () => {
  it('runs, says next to nothing there, and the rest to the staff', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-handler', '受理 0302-012', { group: 'g-willow' })).toEqual([
      'g-willow answer: 0302-012已受理。',
      'g-staff answer: 已受理0302-012，最迟明天9:00联系群众，3月9日18:00前办结。',
    ]);
  });

  it('lists nothing there', async () => {
    await room.put(T, 'dispatched');
    const [here, there] = (await room.say('p-handler', '待办', { group: 'g-willow' })) ?? [];
    expect(here).toBe('g-willow answer: 已发到工作群。');
    expect(there).toBe('g-staff answer: 本单位待办1件：\n0302-012 柳荫小区下水道堵了，待签收，签收时限今天11:00');
  });

  it('keeps subjects out of refusals', async () => {
    const earlier = { first: aMessage({ sentAt: MONDAY_MORNING - 3 * DAY }) };
    await room.put('20260227-012', 'dispatched', earlier);
    await room.put('20260226-012', 'dispatched', earlier);
    expect(await room.say('p-handler', '受理012', { group: 'g-willow' })).toEqual([
      'g-willow refusal: 012有2件：0227-012、0226-012。请写完整编号。',
    ]);
  });
});

describe('half a command among staff', () => {
  const hint = (text: string): readonly string[] => [`g-staff refusal: ${text}`];

  it.each([
    ['p-handler', '受里 0302-012', '您是不是想说“受理 0302-012”？'],
    ['p-handler', '受理', '没有看到编号，这样写就行：“受理 0312-012”。'],
    ['p-handler', '值班 张三 明天', '没有找到这个人，请只写登记的姓名和日期，例如“值班 姓名 明天”。'],
    ['p-handler', '值班 河沿社区 林小河 周六', '没有找到这个人，请只写登记的姓名和日期，例如“值班 姓名 明天”。'],
    ['p-dispatcher', 'A', 'A要怎么答？请回“A 派单 单位”或“A 不是”。'],
  ])('by %s: “%s”', async (person, text, expected) => {
    await room.put(T, 'dispatched');
    await room.service.stores.reviews.add(aListing({ kind: 'unroutedTicket', message: null, ticket: T }), 'open');
    expect(await room.say(person, text)).toEqual(hint(expected));
    expect(await room.state(T)).toBe('dispatched');
  });

  it('is heard in no other group, and a letter only where it is on the list', async () => {
    await room.put(T, 'dispatched');
    expect(await room.say('p-dispatcher', 'A')).toBeUndefined();
    for (const group of ['g-willow', 'g-leaders'])
      expect(await room.say('p-handler', '受里 0302-012', { group })).toBeUndefined();
  });

  it('asks how a ticket stands', async () => {
    await room.put(T, 'dispatched');
    const asked = await room.say('p-leader', '0302-012 怎么样了');
    expect(asked).toEqual(await room.say('p-leader', '查询 0302-012'));
    expect(asked?.join()).toContain('0302-012');
    expect(await room.say('p-leader', '0302-012 怎么样了', { group: 'g-leaders' })).toHaveLength(2);
  });
});

describe('what is posted to the unit', () => {
  it.each([
    ['督办 0302-012 明天报进展', '【督办】'],
    ['批示 0302-012 限三天解决', '【批示】'],
  ])('is no answer besides: “%s”', async (text, title) => {
    await room.put(T, 'inProgress');
    expect(await room.say('p-leader', text)).toEqual([]);
    expect(await room.say('p-leader', text, { group: 'g-leaders' })).toEqual(['g-leaders answer: 0302-012已记录。']);
    expect(await room.say('p-leader', text, { group: 'g-power' })).toHaveLength(1);
    const posts = room.service.stores.outbox.all().filter((post) => post.text.startsWith(title));
    expect(posts).toHaveLength(3);
  });

  it('reports are read where leaders ask for them', async () => {
    const [ranking, ...none] = (await room.say('p-leader', '排名', { group: 'g-leaders' })) ?? [];
    const [digest, ...neither] = (await room.say('p-leader', '日报', { group: 'g-leaders' })) ?? [];
    expect([none, neither]).toEqual([[], []]);
    expect(ranking).toContain('g-leaders answer: 【排名】');
    expect(digest).toContain('g-leaders answer: 【日报】');
    expect((await room.say('p-leader', '日报'))?.[0]).toContain('g-staff answer: 【日报】');
  });
});

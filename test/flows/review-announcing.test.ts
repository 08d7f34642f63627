import { beforeEach, describe, expect, it } from 'vitest';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { redact } from '../../src/wording/redact.ts';
import { aPost } from '../builders/a-post.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type Answer, fakeChannel } from '../fakes/fake-channel.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';
import { type ReviewRoom, reviewRoom } from './review-room.ts';

const T = '20260302-012';
let room: ReviewRoom;
beforeEach(async () => {
  room = await reviewRoom({ pace: 'default' });
});
const texts = (): readonly string[] => room.announced().map((post) => post.text);
const where = () => room.announced().map(({ to, mentions }) => [Object.values(to)[0], mentions]);

describe('what is announced', () => {
  it('doubts are gathered: one post, five minutes after the first', async () => {
    await room.doubt('d1');
    await room.pass(3);
    await room.doubt('d2', '太吵了吧这是');
    await room.pass(1);
    expect(texts()).toEqual([]);
    await room.pass(1);
    expect(texts()).toEqual([
      '【待确认】2条 @戴派单\nA 柳荫小区1群9:39“楼下又开始了，天天这样”，像是噪音扰民，拿不准。回“A 建单”或“A 不是”\nB 柳荫小区1群9:42“太吵了吧这是”，像是噪音扰民，拿不准。回“B 建单”或“B 不是”',
    ]);
    await room.pass(120);
    expect(texts()).toEqual([]);
  });

  it('nothing is said of a doubt that has become part of a ticket meanwhile', async () => {
    await room.say('r1', '小区门口那家又在折腾');
    expect(await room.service.stores.reviews.open()).toHaveLength(1);
    await room.say('r1', '放得震天响，严重扰民，麻烦管一管');
    expect(await room.tickets()).toHaveLength(1);
    expect(await room.service.stores.reviews.open()).toEqual([]);
    await room.pass(10);
    expect(texts()).toEqual([]);
  });

  it('requests are announced at once, to those who may answer', async () => {
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    await room.pass(0);
    const [post] = room.announced();
    expect(post).toMatchObject({ to: { group: 'g-staff' }, mentions: ['p-dispatcher'], tickets: [T], prompt: false });
    expect(post?.text).toBe(
      '【退单申请】1条 @戴派单\nA 河沿社区申请退回0302-012“柳荫小区下水道堵了”，理由：不属于本单位职责，时限照常计算。回“A 准”或“A 驳 原因”',
    );
  });

  it('the reviewer and the leader are asked for theirs, in a post each', async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '延期 012 5天 等配件');
    await room.staff('p-dispatcher', '剔除 012 非人为原因');
    await room.staff('p-dispatcher', '挂账 012 等老旧小区改造');
    await room.pass(0);
    expect(where()).toEqual([
      ['g-staff', ['p-dispatcher']],
      ['g-staff', ['p-reviewer']],
      ['g-staff', ['p-leader']],
    ]);
  });

  it('several that come at one moment share a post', async () => {
    for (const number of ['20260302-012', '20260302-013']) await room.put(number, 'dispatched');
    await room.staff('p-handler', '退单 012 013 不属于本单位职责');
    await room.pass(0);
    expect(texts()[0]).toMatch(/^【退单申请】2条 @戴派单\nA .*\nB /u);
  });

  it('what is urgent does not wait, by day or by night', async () => {
    room = await reviewRoom({ pace: 'default', now: at('2026-03-02 23:10') });
    await room.doubt('d1');
    const ticket = await room.put(T, 'pending', { urgency: 'critical' });
    await room.list({ kind: 'unroutedTicket', ticket, prompt: true });
    await room.pass(0);
    const [post, ...more] = room.announced();
    expect(more).toEqual([]);
    expect(post).toMatchObject({ tickets: [T], prompt: true, notBefore: room.service.clock.now() });
  });

  it('the quiet hours hold back the rest, and what is settled by morning is not said at all', async () => {
    room = await reviewRoom({ pace: 'default', now: at('2026-03-02 23:10') });
    await room.doubt('d1');
    await room.doubt('d2', '太吵了吧这是');
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    await room.pass(60);
    expect(texts()).toEqual([]);
    await room.recall('d1');
    room.service.clock.moveTo(at('2026-03-03 07:29'));
    await room.pass(0);
    expect(texts()).toEqual([]);
    await room.pass(1);
    const [post, ...more] = room.announced();
    expect(more).toEqual([]);
    expect(post?.text).toMatch(/^【待确认】2条 @戴派单\nB 柳荫小区1群昨天23:09“太吵了吧这是”.*\nC 河沿社区申请退回/u);
  });

  it('sensitive ones go to one dispatcher in private, with their words; no group hears them', async () => {
    await room.doubt('d1', '孩子被老师打了，举报学校', { sensitive: true });
    await room.doubt('d2');
    await room.pass(5);
    const posts = room.announced();
    expect(posts.map(({ to, mentions }) => [Object.values(to)[0], mentions])).toEqual([
      ['p-dispatcher', ['p-dispatcher']],
      ['g-staff', ['p-dispatcher']],
    ]);
    expect(posts[0]?.text).toMatch(/“孩子被老师打了，举报学校”/u);
    expect(posts[1]?.text).not.toMatch(/孩子|老师|学校/u);
  });

  it('an urgent request waits for nobody', async () => {
    room = await reviewRoom({ pace: 'default', now: at('2026-03-02 23:10') });
    await room.put(T, 'dispatched', { urgency: 'urgent' });
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    await room.pass(0);
    expect(texts()).toHaveLength(1);
  });
});

describe('what is called again', () => {
  it('every working day at nine, the letters in one post', async () => {
    await room.doubt('d1');
    await room.doubt('d2', '太吵了吧这是');
    await room.put(T, 'inProgress');
    await room.staff('p-dispatcher', '剔除 012 非人为原因');
    await room.pass(5);
    room.announced();
    room.service.clock.moveTo(at('2026-03-03 08:59'));
    await room.pass(0);
    expect(texts()).toEqual([]);
    await room.pass(1);
    expect(texts()).toEqual([
      '【待确认】还有3条没有答复\n@戴派单 A、B（存疑消息）\n@申审核 C（剔除申请）\n回“存疑”看内容，按字母回就行。',
    ]);
    await room.pass(60);
    expect(texts()).toEqual([]);
  });

  it('not on a day off, nor for what has only just been told', async () => {
    room = await reviewRoom({ pace: 'default', now: at('2026-03-06 17:00') });
    await room.doubt('d1');
    await room.pass(5);
    expect(texts()).toHaveLength(1);
    await room.pass(48 * 60);
    expect(texts()).toEqual([]);
    room.service.clock.moveTo(at('2026-03-09 08:50'));
    await room.doubt('d2', '太吵了吧这是');
    await room.pass(30);
    expect(texts().map((text) => text.split('\n')[0])).toEqual(['【待确认】1条 @戴派单', '【待确认】还有1条没有答复']);
  });

  it('a reply under review is called by the ladder alone', async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '办结 012 已收悉');
    await room.pass(24 * 60);
    const called = texts().filter((text) => text.includes('还有'));
    expect(called).toEqual([]);
  });

  it('a return request after two working hours, once', async () => {
    room = await reviewRoom({ pace: 'default', now: at('2026-03-02 11:00') });
    await room.put(T, 'dispatched', {});
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    await room.pass(0);
    room.announced();
    room.service.clock.moveTo(at('2026-03-02 14:59'));
    await room.pass(0);
    expect(texts()).toEqual([]);
    await room.pass(2);
    expect(texts()).toEqual([
      '【还在等答复】1条 @戴派单\nA 河沿社区申请退回0302-012“柳荫小区下水道堵了”，理由：不属于本单位职责，时限照常计算。回“A 准”或“A 驳 原因”',
    ]);
    await room.pass(120);
    expect(texts()).toEqual([]);
  });

  it('not when it has been answered', async () => {
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    await room.pass(0);
    await room.staff('p-dispatcher', 'A 驳 属地管理');
    room.announced();
    await room.pass(300);
    expect(texts().filter((text) => text.includes('申请退回'))).toEqual([]);
  });
});

describe('a post of which nobody knows', () => {
  const courierOf = (...answers: readonly Answer[]) => {
    const channel = fakeChannel({ clock: room.service.clock });
    channel.answerNext(...answers);
    return createCourier(room.service, {
      channels: new Map([['wechat', channel]]),
      lease: fakeLeases().leaseOf('next'),
    });
  };
  it('is put to the dispatcher; its announcement is not', async () => {
    room = await reviewRoom({ pace: 'fast' });
    const { outbox } = room.service.stores;
    const uncertain = { outcome: 'uncertain', why: '超时' } as const;
    await room.pass(0);
    await courierOf().deliver(room.service.clock.now());
    await outbox.add(
      [{ draft: aPost({ kind: 'dailyRanking', dedupeKey: 'r', to: { group: 'g-willow' } }), notBefore: 0 }],
      at('2026-03-01 17:30'),
    );
    await courierOf(uncertain).deliver(room.service.clock.now());
    await room.pass(5);
    expect(texts()).toEqual([
      '【待确认】1条 @戴派单\nA 柳荫小区1群昨天17:30的日报不知是否发出，为免重复没有补发。请看群：回“A 有”或“A 补发”',
    ]);
    await courierOf(uncertain).deliver(room.service.clock.now());
    expect(await room.service.stores.reviews.open()).toHaveLength(1);
    await room.staff('p-dispatcher', 'A 补发');
    expect(outbox.all().find((post) => post.dedupeKey === 'r')).toMatchObject({ state: 'queued', why: '补发' });
  });
});

describe('private data', () => {
  it('stand in no post of the list', async () => {
    const phone = '13812345678';
    const doubt = `3号楼2单元301的张阿姨家又在闹，电话${phone}`;
    await room.doubt('d1', doubt);
    await room.doubt('d2', doubt, { kind: 'voiceMessage' });
    await room.doubt('d3', doubt, { kind: 'foreignMessage' });
    await room.doubt('d4', doubt, { kind: 'faultyMessage' });
    await room.put(T, 'dispatched', { more: { subject: `301室漏水 ${phone}` } });
    await room.staff('p-handler', `退单 012 住户${phone}不在301室`);
    await room.put('20260302-013', 'inProgress');
    await room.staff('p-handler', `延期 013 5天 要等301室的张阿姨 ${phone}`);
    await room.staff('p-handler', `异议 013 301室${phone}`);
    await room.staff('p-dispatcher', `剔除 013 ${phone}不接`);
    await room.staff('p-dispatcher', `挂账 013 301室${phone}`);
    await room.put('20260302-014', 'inProgress');
    await room.staff('p-handler', `办结 014 收到`);
    await room.pass(10);
    await room.staff('p-dispatcher', '存疑');
    await room.pass(24 * 60);
    const posts = room.service.stores.outbox.all();
    expect(posts.filter((post) => post.kind === 'review').length).toBeGreaterThan(5);
    for (const { text } of posts) {
      expect(text).not.toContain(phone);
      expect(text).not.toContain('张阿姨');
      expect(text).not.toMatch(/301(?!-)/u);
      expect(text).not.toContain('wx-of-');
    }
    expect(redact(doubt)).not.toContain('301');
  });
});

describe('the office without a dispatcher', () => {
  it('has the administrator called', async () => {
    const policy = anOffice();
    room = await reviewRoom({
      policy: { ...policy, people: policy.people.filter((person) => person.id !== 'p-dispatcher') },
    });
    await room.doubt('d1');
    await room.pass(5);
    expect(where()).toEqual([['g-staff', ['p-admin']]]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { writeOffice } from '../../src/adapters/office/write-office.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { policyOf } from '../adapters/office/small-office.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { fakeChannel } from '../fakes/fake-channel.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';
import { type OfficeRoom, officeRoom } from './office-room.ts';

const WILLOW = { group: 'wxg-willow' } as const;
const SECOND = {
  id: 'g-second',
  name: '柳荫小区2群',
  channel: 'wechat',
  key: 'wxg-second',
  audience: 'residents',
  area: 'a-river',
} as const;
let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom({ policy: anOffice({ groups: [...anOffice().groups, SECOND] }) });
  await room.say('wx-r1', '3号楼下水道堵了，污水都溢出来了', WILLOW);
  await room.say('wx-handler', '受理 001');
});
const group = async (id: string) => (await room.service.office()).directory.group(id);
const DONE = '办结 001 已疏通下水道，现场清理干净';
const gone = () => room.happens({ event: 'dissolved', groupKey: 'wxg-willow' });
const elsewhere = (posts: readonly string[]) => posts.filter((post) => post.includes(' completion: '));

describe('a group that is gone', () => {
  it('leaves its tickets; the dispatcher is asked where their results go', async () => {
    expect(await gone()).toEqual([
      'g-staff review: 【群变动】@戴派单 “柳荫小区1群”已经解散，不再往那里发消息。本群在办的1件照常办理。结果发到哪里？回“柳荫小区1群的结果发到 群名”或“柳荫小区1群的结果发到工作群”。没定之前，结果发到工作群，由您电话告知诉求人。',
    ]);
    expect(await gone()).toEqual([]);
    const office = await room.service.office();
    expect((await group('g-willow'))?.active).toBe(false);
    expect(policyOf(writeOffice(office.policy))).toEqual(office.policy);
    expect((await room.say('wx-handler', '待办')).join()).toContain('0302-001');
  });

  it('has its results passed on by telephone until that is said', async () => {
    await gone();
    const [post] = elsewhere(await room.say('wx-handler', DONE));
    expect(post).toMatch(
      /^g-staff completion: 【代转】@戴派单 “柳荫小区1群”已停用，下面这条没能发给诉求人，请电话告知：\n/u,
    );
    expect(room.posts().findLast(({ kind }) => kind === 'completion')?.mentions).toEqual(['p-dispatcher']);
  });

  it('has them posted where the dispatcher says', async () => {
    await gone();
    expect((await room.say('wx-handler', '柳荫小区1群的结果发到柳荫小区2群')).join()).toContain('由派单员或管理员操作');
    expect(await room.say('wx-handler', '发到工作群')).toEqual([]);
    expect(await room.say('wx-dispatcher', '柳荫小区1群的结果发到柳荫小区2群')).toEqual([
      'g-staff answer: “柳荫小区1群”的结果以后发到“柳荫小区2群”。',
    ]);
    const [post] = elsewhere(await room.say('wx-handler', DONE));
    expect(post).toMatch(/^g-second completion: 您反映的/u);
    const { policy } = await room.service.office();
    expect(policyOf(writeOffice(policy))).toEqual(policy);
  });

  it('is answered by its residents where they read now', async () => {
    await gone();
    await room.say('wx-dispatcher', '柳荫小区1群的结果发到柳荫小区2群');
    await room.say('wx-handler', DONE);
    expect((await room.say('wx-r1', '没解决', { group: 'wxg-second' })).join()).toContain('0302-001');
    expect((await room.service.stores.tickets.find('20260302-001'))?.reworks).toBe(1);
  });

  it('the short way, “发到工作群”', async () => {
    expect(await room.say('wx-dispatcher', '发到工作群')).toEqual([]);
    await gone();
    expect((await room.say('wx-dispatcher', '发到工作群')).join()).toContain(
      '“柳荫小区1群”的结果以后发到“工作群”，由派单员电话告知诉求人。',
    );
    expect(elsewhere(await room.say('wx-handler', DONE)).join()).toContain('g-staff completion: 【代转】');
  });

  it('does not send results to nowhere, to leaders, or round in a circle', async () => {
    expect((await room.say('wx-dispatcher', '柳荫小区1群的结果发到柳荫小区2群')).join()).toContain('这个群还在用');
    await gone();
    expect((await room.say('wx-dispatcher', '柳荫小区1群的结果发到领导群')).join()).toContain('要写一个在用的居民群');
    expect((await room.say('wx-dispatcher', '柳荫小区1群的结果发到柳荫小区1群')).join()).toContain(
      '要写一个在用的居民群',
    );
    await room.say('wx-dispatcher', '柳荫小区1群的结果发到柳荫小区2群');
    await room.say('wx-dispatcher', '停用 柳荫小区2群');
    expect(elsewhere(await room.say('wx-handler', DONE)).join()).toContain('g-staff completion: 【代转】');
  });

  it('gets no ranking, and what it says is not heard', async () => {
    await gone();
    const now = at('2026-03-02 17:31');
    room.service.clock.moveTo(now);
    await postDailyRanking(room.service, now);
    const groups = room
      .posts()
      .filter(({ kind }) => kind === 'dailyRanking')
      .map(({ to }) => ('group' in to ? to.group : ''));
    expect(groups).toEqual(['g-staff', 'g-power', 'g-leaders', 'g-second']);
    const heard = await room.say('wx-r2', '@小邻 路灯坏了', WILLOW);
    expect(heard.join()).toContain('“柳荫小区1群”已停用，群里还有人说话，没有记录，也没有回复。');
    expect(heard.join()).not.toContain('路灯');
  });

  it('loses none of the posts that wait for it', async () => {
    const channel = fakeChannel({ clock: room.service.clock });
    const courier = createCourier(room.service, {
      channels: new Map([['wechat', channel]]),
      lease: fakeLeases().leaseOf('test'),
    });
    const deliver = async () => {
      while (await courier.deliver(room.service.clock.now()));
    };
    await deliver();
    await room.say('wx-handler', DONE);
    await gone();
    await deliver();
    await deliver();
    const [told] = channel.sent.filter(({ kind }) => kind === 'completion');
    expect(told?.to).toEqual({ groupKey: 'wxg-staff' });
    expect(told?.text).toContain('【代转】@戴派单');
    expect(told?.mentions).toEqual([{ id: 'p-dispatcher', account: 'wx-dispatcher', name: '戴派单' }]);
    expect(room.posts().every(({ state }) => state === 'sent')).toBe(true);
    expect(room.service.faults).toEqual([]);
  });

  it('is back when the bot is taken in again', async () => {
    await gone();
    expect((await room.happens({ event: 'botJoined', groupKey: 'wxg-willow', name: '改了名' })).join()).toContain(
      '小助手又回到了“柳荫小区1群”',
    );
    expect((await group('g-willow'))?.active).toBeUndefined();
    expect(elsewhere(await room.say('wx-handler', DONE)).join()).toMatch(/^g-willow completion/u);
  });

  it('is back when it is named again, as the same group', async () => {
    await gone();
    await room.say('wx-dispatcher', '本群是柳荫小区1群', WILLOW);
    await room.say('wx-dispatcher', '确认');
    expect(await group('g-willow')).toMatchObject({ id: 'g-willow', audience: 'residents' });
    expect((await group('g-willow'))?.active).toBeUndefined();
  });
});

describe('a group the bot is put out of twice in a day', () => {
  it('is told of twice', async () => {
    const out = { event: 'botRemoved', groupKey: 'wxg-willow' } as const;
    const told = [...(await room.happens(out)), ...(await room.happens({ ...out, event: 'botJoined' }))];
    const again = await room.happens(out);
    expect(told.filter((post) => post.includes('【群变动】'))).toHaveLength(2);
    expect(again.join()).toContain('【群变动】');
  });
});

describe('a unit’s own group that is gone', () => {
  it('leaves the unit to the common one', async () => {
    await room.happens({ event: 'botRemoved', groupKey: 'wxg-power' });
    const posts = await room.say('wx-dispatcher', '转办 001 供电所 线路问题');
    expect(posts.filter((post) => post.includes('dispatch')).join()).toMatch(/^g-staff dispatch/u);
  });

  it('is not the last there is', async () => {
    await room.say('wx-dispatcher', '停用 供电所工作群');
    expect((await room.say('wx-dispatcher', '停用 工作群')).join()).toContain('这是最后一个工作群');
  });
});

describe('a group that is renamed or split', () => {
  it('is renamed in the office when any dispatcher agrees', async () => {
    const event = { event: 'renamed', groupKey: 'wxg-willow', name: '柳荫小区（南区）' } as const;
    expect(await room.happens(event)).toEqual([
      'g-staff review: 【群变动】@戴派单 “柳荫小区1群”在聊天软件里改名为“柳荫小区（南区）”，工单不受影响。登记的名称也要改就回“确认”，不改回“不是”。',
    ]);
    expect((await group('g-willow'))?.name).toBe('柳荫小区1群');
    await room.say('wx-admin', '确认');
    expect(await group('g-willow')).toMatchObject({ name: '柳荫小区（南区）', area: 'a-river', unit: 'u-river' });
  });

  it('stays when it is split: the new one is named like any', async () => {
    expect((await room.say('wx-dispatcher', '柳荫小区1群分为1群和2群')).join()).toContain('在新群里说“本群是…群”登记');
    expect((await room.service.office()).version).toBe(1);
  });
});

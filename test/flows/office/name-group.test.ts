import { beforeEach, describe, expect, it } from 'vitest';
import { differenceSummary } from '../../../src/adapters/office/difference-words.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { officeDifference } from '../../../src/domain/policy/office-difference.ts';
import { DAY } from '../../../src/domain/time/moment.ts';
import { greetGroups } from '../../../src/flows/office/greet-groups.ts';
import { policyOf } from '../../adapters/office/small-office.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type OfficeRoom, officeRoom } from '../office-room.ts';

const NEW = { group: 'wxg-new' } as const;
let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom();
});
const bound = async () => (await room.service.office()).directory.groupByKey('wechat', 'wxg-new');

describe('a group nobody has named', () => {
  it('is neither kept nor answered; the dispatcher is told once, and again when a week has passed', async () => {
    const told = await room.say('wx-r1', '3号楼电梯坏了，我电话13800001111', NEW);
    expect(told).toEqual([
      'g-staff review: 【新群】@戴派单 小助手被拉进了一个还没有登记的群，群里的话没有记录，也没有回复。请在那个群里说“本群是…群”（例如“本群是文化小区1群”），不该进的群就把小助手移出。',
    ]);
    expect(await room.say('wx-r2', '@小邻 我家也是', NEW)).toEqual([]);
    room.service.clock.advance(6 * DAY);
    expect(await room.say('wx-r2', '还没修', NEW)).toEqual([]);
    room.service.clock.advance(DAY);
    expect((await room.say('wx-r2', '还没修', NEW)).join()).toContain('还有一个群没有登记，群里仍有人说话');
    expect(await room.service.stores.messages.groupsWaiting(room.service.clock.now())).toEqual([]);
    for (const id of ['m1', 'm2', 'm3', 'm4'])
      expect(await room.service.stores.messages.find('wechat', id)).toBeUndefined();
    expect(JSON.stringify([room.posts(), room.service.faults])).not.toMatch(/电梯|13800001111|wxg-new|wx-r1/u);
  });

  it('is told of by its name when the platform gives one, without what must not be posted', async () => {
    const told = await room.happens({ event: 'botJoined', groupKey: 'wxg-new', name: '文化小区 13800001111' });
    expect(told.join()).toContain('“文化小区');
    expect(told.join()).not.toContain('13800001111');
    expect(await room.happens({ event: 'botJoined', groupKey: 'wxg-new' })).toEqual([]);
  });
});

describe('the naming of a group', () => {
  it('is understood, confirmed, and a new version of the office', async () => {
    expect(await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW)).toEqual([
      'g-staff review: @戴派单 【登记群】登记新群“柳荫小区2群”：居民群，属河沿社区（河沿社区负责），微信。对就回“确认”，不对回“改为 社区名”，不登记回“不是”。',
    ]);
    expect(await bound()).toBeUndefined();
    expect(await room.say('wx-dispatcher', '确认')).toEqual([
      'g-staff answer: 已登记“柳荫小区2群”：居民群，属河沿社区（河沿社区负责），微信。从现在起记录和答复，之前的话没有记录。',
    ]);
    const office = await room.service.office();
    expect(office.version).toBe(2);
    expect(await bound()).toEqual({
      id: expect.stringMatching(/^g-[0-9a-f]{8}$/u),
      name: '柳荫小区2群',
      channel: 'wechat',
      key: 'wxg-new',
      audience: 'residents',
      area: 'a-river',
    });
    expect(await room.say('wx-dispatcher', '确认')).toEqual([]);
    const complaint = await room.say('wx-r1', '3号楼下水道堵了，污水都溢出来了', NEW);
    expect(complaint.join()).toContain('已登记');
    expect(policyOf(writeOffice(office.policy))).toEqual(office.policy);
    // Who imports an older file is shown that it would take the group out again.
    expect(differenceSummary(officeDifference(office.policy, anOffice())).join()).toContain('柳荫小区2群');
  });

  it.each([
    ['@小邻 这个群是供电所工作群', { audience: 'staff', unit: 'u-power' }],
    ['登记本群 区领导督办群', { audience: 'leaders' }],
    ['本群叫承办单位工作群', { audience: 'staff' }],
  ])('“%s”', async (words, meant) => {
    await room.say('wx-admin', words, NEW);
    await room.say('wx-admin', '确认');
    expect(await bound()).toMatchObject(meant);
    expect((await bound())?.unit).toBe((meant as { unit?: string }).unit);
  });

  it('is followed by the bot’s notice in the group', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    await room.say('wx-dispatcher', '确认');
    await greetGroups(room.service, room.service.clock.now());
    const group = await bound();
    const notices = room.posts().filter(({ kind, to }) => kind === 'notice' && 'group' in to && to.group === group?.id);
    expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('由河沿社区管理')]);
  });

  it('is put right, or given up', async () => {
    await room.say('wx-dispatcher', '本群是平安1群', NEW);
    expect((await room.say('wx-dispatcher', '改为 河沿社区')).join()).toContain('“平安1群”：居民群，属河沿社区');
    await room.say('wx-dispatcher', '改为 平安2群');
    await room.say('wx-dispatcher', '确认 平安2群');
    expect(await bound()).toMatchObject({ name: '平安2群', area: 'a-river' });
    await room.say('wx-dispatcher', '本群是柳荫小区3群', { group: 'wxg-third' });
    expect((await room.say('wx-dispatcher', '不是')).join()).toContain('没有登记');
    expect(await room.say('wx-dispatcher', '确认')).toEqual([]);
    expect((await room.say('wx-dispatcher', '@小邻 确认')).join()).toContain('现在没有等您确认的群');
  });

  it('may be confirmed in the group itself, and is answered among the staff', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    expect((await room.say('wx-dispatcher', '确认', NEW)).join()).toMatch(
      /^g-staff review: @戴派单 已登记“柳荫小区2群”/u,
    );
    expect(await bound()).toBeDefined();
  });

  it('is confirmed by who has named it, within a day', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    expect(await room.say('wx-admin', '确认')).toEqual([]);
    room.service.clock.advance(DAY);
    expect(await room.say('wx-dispatcher', '确认')).toEqual([]);
    expect(await bound()).toBeUndefined();
  });

  it('asks which, where several wait', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    await room.say('wx-dispatcher', '本群是柳荫小区3群', { group: 'wxg-third' });
    expect((await room.say('wx-dispatcher', '确认')).join()).toContain(
      '有2个群等您确认：1“柳荫小区2群”、2“柳荫小区3群”。请写上序号',
    );
    await room.say('wx-dispatcher', '确认 柳荫小区3群');
    expect((await room.service.office()).directory.groupByKey('wechat', 'wxg-third')).toBeDefined();
    expect(await bound()).toBeUndefined();
  });

  it('answers by the place in the list where two bear one name', async () => {
    const third = { group: 'wxg-third' };
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    await room.say('wx-dispatcher', '本群是柳荫小区3群', third);
    await room.say('wx-dispatcher', '本群是柳荫小区2群', third);
    for (const unclear of ['确认', '确认 柳荫小区2群', '不是', '不是 柳荫小区2群', '改为 河沿社区'])
      expect((await room.say('wx-dispatcher', unclear)).join(), unclear).toContain(
        '有2个群等您确认：1“柳荫小区2群”、2“柳荫小区2群”。请写上序号，例如“确认 1”“不是 2”“改为 1 社区名”。',
      );
    expect((await room.say('wx-dispatcher', '改为 1 柳荫小区5群')).join()).toContain('“柳荫小区5群”');
    expect((await room.say('wx-dispatcher', '不是 2')).join()).toContain('没有登记');
    await room.say('wx-dispatcher', '确认 1');
    expect((await bound())?.name).toBe('柳荫小区5群');
    expect((await room.service.office()).directory.groupByKey('wechat', 'wxg-third')).toBeUndefined();
  });

  it('answers in the group itself whatever else waits, and “不是” with its name', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', NEW);
    await room.say('wx-dispatcher', '本群是柳荫小区3群', { group: 'wxg-third' });
    expect((await room.say('wx-dispatcher', '不是 柳荫小区3群')).join()).toContain('没有登记');
    await room.say('wx-dispatcher', '确认', NEW);
    expect((await bound())?.name).toBe('柳荫小区2群');
  });

  it('is nobody else’s business', async () => {
    for (const account of [
      'wx-handler',
      'wx-head',
      'wx-grid',
      'wx-reviewer',
      'wx-follow',
      'wx-supervisor',
      'wx-leader',
      'wx-r1',
    ])
      await room.say(account, '本群是柳荫小区2群', NEW);
    expect(await room.service.stores.proposals.open(0)).toEqual([]);
    expect(room.posts()).toHaveLength(1);
  });

  it('works while there is no group at all: the dispatcher is asked alone', async () => {
    room = await officeRoom({ policy: anOffice({ groups: [] }) });
    expect((await room.say('wx-dispatcher', '本群是工作群', NEW)).join()).toMatch(/^p-dispatcher review: 【登记群】/u);
    await room.say('wx-dispatcher', '确认', NEW);
    expect((await room.service.office()).directory.staffGroup()?.name).toBe('工作群');
  });

  it('delivered twice is asked once', async () => {
    await room.say('wx-dispatcher', '本群是柳荫小区2群', { ...NEW, id: 'same' });
    expect(await room.say('wx-dispatcher', '本群是柳荫小区2群', { ...NEW, id: 'same' })).toEqual([]);
  });
});

describe('a group that is known', () => {
  it('gets another name at once', async () => {
    const posts = await room.say('wx-dispatcher', '本群改名叫柳荫小区南区群', { group: 'wxg-willow' });
    expect(posts).toEqual([
      'g-willow answer: 已登记。',
      'g-staff answer: “柳荫小区1群”改叫“柳荫小区南区群”，工单不受影响。',
    ]);
    expect((await room.service.office()).directory.group('g-willow')).toMatchObject({
      name: '柳荫小区南区群',
      area: 'a-river',
      unit: 'u-river',
    });
  });

  it.each([
    ['wxg-willow', '承办单位工作群', '本群已登记为居民群“柳荫小区1群”，不能改成工作群'],
    ['wxg-staff', '柳荫小区2群', '本群已登记为工作群“工作群”，不能改成居民群'],
    ['wxg-leaders', '柳荫小区2群', '本群已登记为领导群“领导群”，不能改成居民群'],
  ])('keeps its readers: in %s “本群是%s”', async (group, name, refusal) => {
    const posts = await room.say('wx-dispatcher', `本群是${name}`, { group });
    expect(posts).toEqual([expect.stringContaining(refusal)]);
    expect(await room.service.stores.proposals.open(0)).toEqual([]);
  });

  it('gets other readers when it has been closed first', async () => {
    await room.say('wx-dispatcher', '停用 柳荫小区1群');
    await room.say('wx-dispatcher', '本群是承办单位工作群', { group: 'wxg-willow' });
    await room.say('wx-dispatcher', '确认');
    expect((await room.service.office()).directory.groupByKey('wechat', 'wxg-willow')).toMatchObject({
      name: '承办单位工作群',
      audience: 'staff',
    });
  });

  it('is not renamed by colleagues’ talk', async () => {
    expect(await room.say('wx-dispatcher', '本群是大家反映问题的群', { group: 'wxg-willow' })).toEqual([]);
    expect(await room.say('wx-handler', '本群是柳荫小区9群', { group: 'wxg-willow' })).toEqual([
      'g-willow refusal: 本群是由派单员或管理员操作。回“帮助”可看您能用的指令。',
    ]);
  });

  it('may be named on another version: tickets keep theirs', async () => {
    await room.say('wx-r1', '3号楼下水道堵了，污水都溢出来了', { group: 'wxg-willow' });
    await room.say('wx-dispatcher', '本群改名叫柳荫小区南区群', { group: 'wxg-willow' });
    const [number] = await room.service.stores.tickets.numbers();
    expect((await room.service.stores.tickets.find(number as string))?.policyVersion).toBe(1);
    expect((await room.say('wx-handler', '受理 001')).join()).toContain('已受理');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { SENSITIVE_TABLE, type SensitiveMatter } from '../../src/domain/complaint/sensitive-matters.ts';
import type { Person } from '../../src/domain/office/person.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { addDays, atClock, dayOf } from '../../src/domain/time/moment.ts';
import { sendReminders } from '../../src/flows/reminding/send-reminders.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { sendLeaderDigest } from '../../src/flows/reporting/send-leader-digest.ts';
import { announceReviews } from '../../src/flows/reviewing/announce-reviews.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { anOffice } from '../builders/an-office.ts';
import { type ChatRoom, chatRoom } from './chat-room.ts';

/** A word nobody says: wherever it turns up, somebody has repeated what must not be repeated. */
const SECRET = '紫云钉';
const STAFF = { group: 'wxg-staff' };

/** The test office with petitions, city management and a second residents' group. */
function office(): OfficePolicy {
  const base = anOffice();
  const of = (unit: string, name: string): Person => ({
    id: `p-${unit}`,
    name,
    unit: `u-${unit}`,
    roles: ['handler'],
    duty: true,
    accounts: { wechat: `wx-${unit}` },
  });
  return {
    ...base,
    units: [
      ...base.units,
      { id: 'u-petitions', name: '区信访局', aliases: [], kind: 'department', active: true },
      { id: 'u-city', name: '区城市管理综合行政执法局', aliases: ['区城管局'], kind: 'department', active: true },
    ],
    people: [
      ...base.people,
      of('petitions', '辛接待'),
      of('city', '程巡查'),
      {
        id: 'p-second',
        name: '林小溪',
        unit: 'u-river',
        roles: ['handler'],
        duty: false,
        accounts: { wechat: 'wx-second' },
      },
    ],
    groups: [
      ...base.groups,
      {
        id: 'g-pagoda',
        name: '槐香里1群',
        channel: 'wechat',
        key: 'wxg-pagoda',
        audience: 'residents',
        area: 'a-river',
        unit: 'u-river',
      },
    ],
  };
}

const SAID: Readonly<Record<SensitiveMatter, string>> = {
  selfHarm: `我不想活了，${SECRET}也救不了我`,
  gathering: `明天大家一起去政府门口讨说法，带上${SECRET}`,
  familyViolence: `老公喝醉了就打我，还砸了${SECRET}，没人管`,
  minors: `孩子在学校被欺负，书包里塞了${SECRET}，老师不管`,
  ofStaff: `河沿社区主任收了红包，收的是${SECRET}`,
  tipOff: `举报3号楼有人非法经营${SECRET}`,
  health: `我妈得了癌症晚期，${SECRET}的药费报销不了，怎么办`,
  politics: `换届有人选举舞弊，投诉${SECRET}选票作假`,
  religion: `楼上信教的天天唱${SECRET}，噪音扰民，吵得睡不着`,
  insult: `王八蛋物业，${SECRET}电梯坏了三天没人修`,
};

const posts = (room: ChatRoom): readonly QueuedPost[] => room.service.stores.outbox.all();
const inGroups = (room: ChatRoom): readonly QueuedPost[] => posts(room).filter((post) => 'group' in post.to);
const repeated = (list: readonly QueuedPost[], words = SECRET): readonly string[] =>
  list
    .filter((post) => post.text.includes(words))
    .map((post) => `${JSON.stringify(post.to)} ${post.kind}: ${post.text}`);
const toResidents = (room: ChatRoom): readonly string[] =>
  inGroups(room)
    .filter((post) => 'group' in post.to && ['g-willow', 'g-pagoda'].includes(post.to.group))
    .map((post) => post.text);
const privately = (room: ChatRoom, person: string): readonly string[] =>
  posts(room)
    .filter((post) => 'person' in post.to && post.to.person === person)
    .map((post) => post.text);

/** Everything that people and time may do to a ticket, every word of theirs quoting the resident's. */
async function wholeLife(room: ChatRoom): Promise<void> {
  const n = '0302-001';
  const staff = (who: string, text: string) => room.say(`wx-${who}`, text, STAFF);
  const { service } = room;
  const later = async (days: number) => {
    for (let i = 0; i < days; i += 1) {
      const day = addDays(dayOf(service.clock.now()), 1);
      service.clock.advance(atClock(day, '09:00') - service.clock.now());
      await sendReminders(service, service.clock.now());
      await sendLeaderDigest(service, service.clock.now());
      service.clock.advance(atClock(day, '17:31') - service.clock.now());
      await postDailyRanking(service, service.clock.now());
    }
  };
  await room.say('r1', `更正 是两个${SECRET}`);
  await room.say('r1', '@小邻 进度');
  await room.say('r1', '@小邻 我的');
  await room.say('r9', `@小邻 进度 ${n}`);
  await staff('dispatcher', `派单 ${n} 供电所`);
  await staff('power', `退单 ${n} ${SECRET}不归我们`);
  await staff('dispatcher', `驳退 ${n} ${SECRET}归你们`);
  await staff('dispatcher', `转办 ${n} 没有的单位${SECRET}`);
  await staff('dispatcher', `转办 ${n} 河沿社区 ${SECRET}在社区`);
  await staff('dispatcher', `查询 ${n}`);
  await staff('handler', `受理 ${n}`);
  await staff('handler', `指派 ${n} ${SECRET}专班`);
  await staff('handler', `联系 ${n} 问了${SECRET}的事`);
  await staff('handler', `待补充 ${n} ${SECRET}是几个`);
  await room.say('r1', `三个${SECRET}`);
  await staff('handler', `协办 ${n} 供电所`);
  await staff('handler', `异议 ${n} ${SECRET}涉及别人`);
  await staff('dispatcher', `答复异议 ${n} ${SECRET}由你们牵头`);
  await staff('handler', `延期 ${n} 5天 等${SECRET}`);
  await staff('dispatcher', `驳延 ${n} ${SECRET}不用等`);
  await staff('handler', `延期 ${n} 5天 等${SECRET}`);
  await staff('dispatcher', `准延 ${n}`);
  await staff('dispatcher', `催办 ${n} 快查${SECRET}`);
  await staff('supervisor', `督办 ${n} 查清${SECRET}`);
  await staff('leader', `批示 ${n} 严查${SECRET}`);
  await staff('dispatcher', `挂账 ${n} 等${SECRET}`);
  await staff('handler', '待办');
  await staff('supervisor', '超期');
  await staff('dispatcher', '存疑');
  await later(16);
  await staff('handler', `办结 ${n} ${SECRET}`);
  await staff('reviewer', `退回重办 ${n} 没写${SECRET}`);
  await staff('handler', `办结 ${n} 已经到现场核实，${SECRET}的问题处理完毕，当面向诉求人说明了情况`);
  await later(2);
  await room.say('r1', `没解决，${SECRET}还在`);
  await room.say('r1', '没解决');
  await staff('handler', `办结 ${n} 已经再次核实，${SECRET}的问题处理完毕，当面向诉求人说明了情况`);
  await staff('dispatcher', `剔除 ${n} ${SECRET}`);
  await staff('reviewer', `剔除 ${n}`);
  await staff('dispatcher', '日报');
  await later(12);
  await staff('dispatcher', `重开 ${n} ${SECRET}又来了`);
  await staff('dispatcher', `作废 ${n} ${SECRET}重复`);
}

describe.each(SENSITIVE_TABLE.map((row) => [row.name, row] as const))('%s', (_name, row) => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom({ policy: office() });
  });

  it('is registered with a subject that tells nothing, and nobody repeats its words in a group its whole life long', async () => {
    await room.say('r1', `@小邻 ${SAID[row.matter]}`);
    const [ticket] = await room.tickets();
    expect(ticket).toMatchObject({ matter: row.matter, sensitive: row.inGroups === 'silent' });
    expect(ticket?.subject).not.toContain(SECRET);
    const [receipt] = toResidents(room);
    expect(receipt).toContain('0302-001');
    if (row.matter !== 'selfHarm') expect(receipt).toContain(row.elsewhere);
    // Of a neutral one only the resident's words stay out; what staff write is said as of any other ticket.
    if (row.inGroups === 'silent') await wholeLife(room);
    expect(repeated(inGroups(room))).toEqual([]);
    expect(JSON.stringify(room.service.faults)).not.toContain(SECRET);
    expect((await room.tickets())[0]?.state).toBe(
      row.inGroups === 'silent' ? 'cancelled' : ticket?.unit ? 'dispatched' : 'pending',
    );
  });

  it('takes neighbours only where the table says so', async () => {
    await room.say('r0', '@小邻 5号楼楼顶漏水，顶层几户都渗进来了');
    room.wait(5);
    await room.say('r1', `@小邻 ${SAID[row.matter]}`);
    await room.say('r2', '我家也是');
    await room.say('r3', '+1', { replyTo: 'm2' });
    const [leak, ticket] = await room.tickets();
    expect(leak?.supporters).toEqual([]);
    expect(ticket?.supporters.map((one) => one.account)).toEqual(row.supporters ? ['r2', 'r3'] : []);
    room.wait(30);
    await room.say('r4', `@小邻 ${SAID[row.matter]}`);
    // One danger is one ticket, whoever reports it; nobody seconds it for that.
    const one = row.supporters || ticket?.urgency === 'critical';
    const all = await room.tickets();
    expect(all).toHaveLength(one ? 2 : 3);
    expect(all[1]?.supporters).toHaveLength(row.supporters ? 3 : 0);
  });

  it('is dispatched by itself only where the table says so', async () => {
    await room.say('r1', `@小邻 ${SAID[row.matter]}`);
    const [ticket] = await room.tickets();
    expect(ticket?.unit ?? null).toBe(row.byRule ? 'u-river' : null);
  });
});

describe('who hears of it', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom({ policy: office() });
  });

  it('a call to gather: the dispatcher and petitions at once and in private; one receipt a group; no count for residents', async () => {
    await room.say('r1', SAID.gathering);
    await room.say('r2', `后天都去售楼处堵门，${SECRET}见`);
    const receipts = toResidents(room);
    expect(receipts).toHaveLength(1);
    for (const person of ['p-dispatcher', 'p-petitions'])
      expect(privately(room, person).filter((text) => text.startsWith('【号召聚集】'))).toHaveLength(2);
    expect(repeated(posts(room))).toEqual([]);
    room.service.clock.advance(atClock(dayOf(room.service.clock.now()), '17:31') - room.service.clock.now());
    await postDailyRanking(room.service, room.service.clock.now());
    const ranking = posts(room).filter((post) => post.kind === 'dailyRanking');
    const of = (group: string) => ranking.find((post) => 'group' in post.to && post.to.group === group)?.text;
    expect(of('g-willow')).toContain('本群今日无新诉求');
    expect(of('g-staff')).toContain('今天收2');
    await room.say('wx-petitions', '详情 0302-001', STAFF);
    expect(privately(room, 'p-petitions').at(-1)).toContain(SECRET);
  });

  it('its words are read by the named handler and the dispatcher, by nobody else of the unit', async () => {
    await room.say('r1', `@小邻 ${SAID.familyViolence}`);
    for (const who of ['second', 'head', 'power', 'reviewer', 'supervisor', 'leader', 'admin', 'petitions'])
      await room.say(`wx-${who}`, '详情 0302-001', STAFF);
    expect(repeated(posts(room))).toEqual([]);
    for (const who of ['handler', 'dispatcher']) {
      await room.say(`wx-${who}`, '详情 0302-001', STAFF);
      expect(privately(room, `p-${who}`).at(-1)).toContain(SECRET);
    }
    await room.say('wx-handler', '指派 0302-001 林小溪', STAFF);
    await room.say('wx-second', '详情 0302-001', STAFF);
    expect(privately(room, 'p-second').at(-1)).toContain(SECRET);
  });

  it('a complaint about city management waits, and the dispatcher who sends it there is warned, not refused', async () => {
    await room.say('r1', `@小邻 城管打人，抢了我的${SECRET}`);
    expect((await room.tickets())[0]).toMatchObject({ matter: 'ofStaff', unit: null });
    await room.say('wx-dispatcher', '派单 0302-001 区城管局', STAFF);
    expect((await room.tickets())[0]).toMatchObject({ unit: 'u-city', state: 'dispatched' });
    expect(inGroups(room).at(-1)?.text).toBe(
      '0302-001已派给区城管局。请再核对一下承办单位，要换就回“转办 0302-001 单位 原因”。',
    );
    expect(privately(room, 'p-dispatcher').at(-1)).toMatch(/^【请核对】0302-001反映的可能就是区城管局/u);
    room.heard();
    await room.say('wx-dispatcher', '转办 0302-001 供电所 回避', STAFF);
    expect(room.heard().join('\n')).not.toContain('核对');
  });

  it.each([
    ['社区的人态度恶劣，办个证跑了三趟', null],
    ['河沿社区敷衍人，低保申请压了半年', null],
    ['供电所的人不作为，跳闸三天', null],
    ['举报河沿社区套取补贴', null],
    ['举报楼上非法经营', 'u-river'],
  ])('never by itself to the unit complained of: %s → %s', async (text, unit) => {
    await room.say('r1', `@小邻 ${text}`);
    expect((await room.tickets())[0]).toMatchObject({ sensitive: true, unit });
  });

  it('what must not be repeated gets a ticket of its own, not a place on an ordinary one', async () => {
    await room.say('r1', '@小邻 3号楼电梯坏了，停运两天');
    await room.say('r1', `社区主任收了红包才不修，收的是${SECRET}`);
    const [lift, secret] = await room.tickets();
    expect(lift).toMatchObject({ sensitive: false });
    expect(lift?.text).not.toContain(SECRET);
    expect(secret).toMatchObject({ matter: 'ofStaff', unit: null });
    expect(repeated(inGroups(room))).toEqual([]);
  });

  it('an ordinary ticket corrected into such a matter falls silent', async () => {
    await room.say('r1', '@小邻 3号楼电梯坏了，停运两天');
    await room.say('r1', `更正 是社区主任收了红包，收的是${SECRET}`);
    expect((await room.tickets())[0]).toMatchObject({ sensitive: true, matter: 'ofStaff', subject: '诉求' });
    expect(repeated(inGroups(room))).toEqual([]);
  });

  it('a second person’s report of somebody’s despair is not repeated either', async () => {
    await room.say('r1', `@小邻 ${SAID.selfHarm}`);
    await room.say('r2', `@小邻 楼上那人要跳楼，手里拿着${SECRET}`);
    expect(repeated(posts(room))).toEqual([]);
  });
});

describe('talk', () => {
  let room: ChatRoom;
  beforeEach(async () => {
    room = await chatRoom({ policy: office() });
  });
  const surges = () => inGroups(room).filter((post) => post.text.startsWith('【集中议论】'));

  it('a rumour opens nothing; three residents in a day are told of once, and again when they have doubled', async () => {
    await room.say('r1', `听说要停水三个月，${SECRET}说的`);
    await room.say('r1', `听说要停水三个月，${SECRET}说的`);
    await room.say('r2', `网传水厂被${SECRET}污染了`, { group: 'wxg-pagoda' });
    expect(surges()).toEqual([]);
    await room.say('r3', `据说停水是因为${SECRET}`);
    expect(surges()).toHaveLength(1);
    expect(surges()[0]?.text).toBe(
      '【集中议论】@戴派单 近24小时有3位居民在柳荫小区1群、槐香里1群转述有关“供水”的传言，没有登记工单，也没有回应。请核实是否需要统一说明，内容已私聊发给您。',
    );
    for (const who of ['r4', 'r5']) await room.say(who, `听说要停水，${SECRET}`);
    expect(surges()).toHaveLength(1);
    await room.say('r6', `听说要停水，${SECRET}`);
    expect(surges()).toHaveLength(2);
    expect(surges()[1]?.text).toContain('6位居民');
    expect(await room.tickets()).toEqual([]);
    expect(await room.service.stores.reviews.open()).toEqual([]);
    expect(repeated(inGroups(room))).toEqual([]);
    expect(toResidents(room)).toEqual([]);
    expect(privately(room, 'p-dispatcher').join('\n')).toContain(SECRET);
  });

  it('those of another day are not counted', async () => {
    await room.say('r1', '听说要停水三个月');
    await room.say('r2', '听说要停水三个月');
    room.wait(25 * 60);
    await room.say('r3', '听说要停水三个月');
    expect(surges()).toEqual([]);
  });

  it('asked of the bot it is an enquiry', async () => {
    await room.say('r1', '@小邻 听说明天停水是真的吗');
    expect((await room.tickets())[0]).toMatchObject({ kind: 'enquiry', sensitive: false });
  });

  it('abuse alone gets no quarrel: nothing, or one calm sentence a day to who speaks to the bot', async () => {
    await room.say('r1', '物业都是王八蛋');
    expect(room.heard()).toEqual([]);
    await room.say('r1', '@小邻 你就是个傻逼');
    await room.say('r1', '@小邻 滚蛋');
    expect(room.heard()).toEqual(['answer: 让您着急了。有具体的事就直接说，说清地点和情况，我来登记。']);
    expect(await room.tickets()).toEqual([]);
  });

  it('a reply with unfit words goes to the reviewer with the fault named, and is still redacted when he passes it', async () => {
    await room.say('r1', '@小邻 3号楼电梯坏了，停运两天');
    await room.say('wx-handler', '办结 0302-001 已修好电梯，居民王小明反映的情况属实，联系电话13912345678', STAFF);
    expect((await room.tickets())[0]).toMatchObject({ state: 'replied', faults: ['有个人信息'] });
    await announceReviews(room.service, room.service.clock.now());
    expect(posts(room).find((post) => post.kind === 'review')?.text).toContain('有个人信息');
    await room.say('wx-reviewer', '通过 0302-001', STAFF);
    expect(toResidents(room).at(-1)).not.toContain('13912345678');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { policyOf } from '../../adapters/office/small-office.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type OfficeRoom, officeRoom } from '../office-room.ts';

const WILLOW = { group: 'wxg-willow' } as const;
const ZHANG = { id: 'p-zhang', name: '张三', unit: 'u-power', roles: ['handler'], duty: false, accounts: {} } as const;
const office = () => anOffice({ people: [...anOffice().people, ZHANG] });
let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom({ policy: office() });
});
const who = async (account: string) => (await room.service.office()).directory.personByAccount('wechat', account)?.id;
const WRONG = '这个绑定码不对，或者已经用过、过期了。请找派单员重新要一个。';

/** Everything anybody could read, but for what was said to one person alone. */
const inGroups = (): string => JSON.stringify(room.posts().filter(({ to }) => 'group' in to));

describe('a code', () => {
  it('goes to the asker alone, and makes its speaker a colleague', async () => {
    const [here, alone] = await room.say('wx-dispatcher', '绑定 张三');
    expect(here).toBe('g-staff answer: 张三（供电所）的绑定码已私聊发给您，24小时内有效。');
    expect(alone).toMatch(/^p-dispatcher answer: 张三（供电所）的绑定码是\d{6}，24小时内有效，只能用一次。/u);
    const code = room.code();
    expect(await room.say('wx-new', code)).toEqual([
      'g-staff answer: @张三 绑定好了，您是供电所承办人员。回“帮助”可看能用的指令。',
    ]);
    expect(await who('wx-new')).toBe('p-zhang');
    const after = await room.service.office();
    expect(after.version).toBe(2);
    expect(policyOf(writeOffice(after.policy)).people.at(-1)?.accounts).toEqual({ wechat: 'wx-new' });
    expect(inGroups()).not.toContain(code);
    expect(room.posts().filter(({ text }) => text.includes(code))).toHaveLength(1);
  });

  it('is kept as a hash only', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    const [kept] = await room.service.stores.codes.pending(room.service.clock.now());
    expect(JSON.stringify(kept)).not.toContain(room.code());
    expect(kept?.hash).toBe(sha256(`${kept?.salt}${room.code()}`));
  });

  it('said among residents binds without a word about it, and colleagues are told', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    expect(await room.say('wx-new', room.code(), WILLOW)).toEqual([
      'g-willow answer: 绑定好了，办件请到工作群。',
      'g-staff answer: @戴派单 张三（供电所）已绑定微信账号。',
    ]);
    expect(await room.service.stores.tickets.numbers()).toEqual([]);
  });

  it('may be said to the bot alone', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    expect(await room.say('wx-new', `绑定码 ${room.code()}`, { group: 'private-1', direct: true })).toEqual([
      'p-zhang answer: 绑定好了，您是供电所承办人员。回“帮助”可看能用的指令。',
      'g-staff answer: @戴派单 张三（供电所）已绑定微信账号。',
    ]);
  });

  it('is good once, for a day, and only the last one', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    const first = room.code();
    await room.say('wx-dispatcher', '绑定 张三');
    const second = room.code();
    expect(await room.say('wx-a', `@小邻 ${first}`)).toEqual([`g-staff refusal: ${WRONG}`]);
    await room.say('wx-a', second);
    expect(await who('wx-a')).toBe('p-zhang');
    expect(await room.say('wx-b', `@小邻 ${second}`)).toEqual([`g-staff refusal: ${WRONG}`]);
    await room.say('wx-dispatcher', '绑定 张三');
    room.service.clock.advance(DAY);
    expect(await room.say('wx-b', `@小邻 ${room.code()}`)).toEqual([`g-staff refusal: ${WRONG}`]);
    expect(await who('wx-b')).toBeUndefined();
  });

  it('does not bother who writes six digits by chance', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    const other = room.code() === '123456' ? '654321' : '123456';
    expect(await room.say('wx-r1', other, WILLOW)).toEqual([]);
    expect(await room.say('wx-handler', other)).toEqual([]);
    expect(await room.say('wx-r2', `@小邻 ${other}`, WILLOW)).toEqual([`g-willow refusal: ${WRONG}`]);
  });

  it('cannot be found by trying: after five wrong ones the account waits an hour, and learns nothing', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    const code = room.code();
    const wrong = Array.from({ length: 5 }, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
    for (const one of wrong) expect(await room.say('wx-r1', one, WILLOW)).toEqual([]);
    expect(await room.say('wx-r1', code, WILLOW)).toEqual([]);
    expect(await room.say('wx-r1', `@小邻 ${code}`, WILLOW)).toEqual([
      'g-willow refusal: 试的次数太多了，请一小时后再试。',
    ]);
    expect(await who('wx-r1')).toBeUndefined();
    expect(await room.say('wx-r2', `@小邻 ${wrong[0]}`, WILLOW)).toEqual([`g-willow refusal: ${WRONG}`]);
    room.service.clock.advance(HOUR);
    await room.say('wx-r1', code, WILLOW);
    expect(await who('wx-r1')).toBe('p-zhang');
  });

  it('is refused to an account that is somebody already, and stays good', async () => {
    await room.say('wx-dispatcher', '绑定 张三');
    expect((await room.say('wx-handler', room.code())).join()).toContain('这个账号已经绑定');
    expect(await who('wx-handler')).toBe('p-handler');
    await room.say('wx-new', room.code());
    expect(await who('wx-new')).toBe('p-zhang');
  });

  it('gives a new account to who had one: the old one is a resident’s', async () => {
    await room.say('wx-dispatcher', '绑定 田供电');
    await room.say('wx-phone2', room.code());
    expect([await who('wx-phone2'), await who('wx-power')]).toEqual(['p-power', undefined]);
  });
});

describe('who is to be bound', () => {
  it('is named clearly, or added', async () => {
    expect(await room.say('wx-dispatcher', '绑定 王小明')).toEqual([
      'g-staff refusal: 没有登记“王小明”。新来的人请回“新增 王小明 单位 身份”，例如“新增 王小明 区住建局 承办人员”。',
    ]);
    const [here] = await room.say('wx-dispatcher', '新增 王小明 供电所 承办人员');
    expect(here).toBe(
      'g-staff answer: 已登记王小明（供电所），承办人员。王小明（供电所）的绑定码已私聊发给您，24小时内有效。',
    );
    await room.say('wx-wang', room.code());
    const person = (await room.service.office()).directory.personByAccount('wechat', 'wx-wang');
    expect(person).toMatchObject({ name: '王小明', unit: 'u-power', roles: ['handler'], duty: false });
    expect((await room.say('wx-dispatcher', '新增 王小明 供电所 承办人员')).join()).toContain('已经登记');
  });

  it('of two with one name by the unit', async () => {
    await room.say('wx-dispatcher', '新增 张三 河沿社区 承办人员');
    expect((await room.say('wx-dispatcher', '绑定 张三')).join()).toContain('请写上单位');
    expect((await room.say('wx-dispatcher', '绑定 张三 河沿社区')).join()).toContain('张三（河沿社区）的绑定码');
  });

  it('is added with all that his role needs, and no further than one may', async () => {
    const refusal = async (account: string, text: string) => (await room.say(account, text)).join();
    expect(await refusal('wx-dispatcher', '@小邻 新增 王小明')).toContain('请写姓名、单位和身份');
    expect(await refusal('wx-dispatcher', '@小邻 新增 王小明 承办人员')).toContain('要写明单位');
    expect(await refusal('wx-dispatcher', '@小邻 新增 王小明 网格员')).toContain('要写明社区');
    expect(await refusal('wx-dispatcher', '@小邻 新增 王小明 管理员')).toContain('管理员只能由管理员新增');
    expect(await refusal('wx-admin', '@小邻 新增 王小明 管理员')).toContain('已登记王小明，管理员');
  });
});

describe('who leaves', () => {
  it('is a resident from that moment; his tickets stay, his duty moves on, his code dies', async () => {
    await room.say('wx-r1', '3号楼下水道堵了，污水都溢出来了', WILLOW);
    await room.say('wx-handler', '受理 001');
    await room.say('wx-handler', '指派 001 林小河');
    await room.say('wx-dispatcher', '新增 李四 河沿社区 承办人员');
    await room.say('wx-dispatcher', '绑定 林小河');
    const code = room.code();
    expect(await room.say('wx-dispatcher', '离职 林小河')).toEqual([
      'g-staff answer: 林小河（河沿社区）的绑定已解除，从现在起他的账号按居民对待。指派给他的1件留在本单位，请重新指派：0302-001。河沿社区现在由李四值班。',
    ]);
    expect(await who('wx-handler')).toBeUndefined();
    expect(await room.say('wx-handler', '办结 001 已疏通下水道，现场清理干净')).toEqual([
      expect.stringContaining('这条指令由办理单位使用'),
    ]);
    expect(await room.say('wx-handler', `@小邻 ${code}`)).toEqual([`g-staff refusal: ${WRONG}`]);
    const { directory, policy } = await room.service.office();
    expect(directory.dutyOf('u-river', room.service.clock.now())?.name).toBe('李四');
    expect(directory.person('p-handler')?.name).toBe('林小河');
    expect(policyOf(writeOffice(policy))).toEqual(policy);
    expect((await room.say('wx-dispatcher', '解绑 林小河')).join()).toContain('已经解绑');
  });

  it('comes back by a code', async () => {
    await room.say('wx-dispatcher', '解绑 林小河');
    await room.say('wx-dispatcher', '绑定 林小河');
    await room.say('wx-handler', room.code());
    expect(await who('wx-handler')).toBe('p-handler');
    expect((await room.service.office()).directory.dutyOf('u-river', room.service.clock.now())?.id).toBe('p-handler');
  });

  it('leaves a stand-in’s days to the usual person', async () => {
    await room.say('wx-power', '值班 张三 明天');
    await room.say('wx-dispatcher', '解绑 张三');
    const { directory } = await room.service.office();
    expect(directory.dutyOf('u-power', room.service.clock.now() + DAY)?.id).toBe('p-power');
  });

  it('may be unbound by the head of his own unit, no other', async () => {
    expect((await room.say('wx-head', '解绑 田供电')).join()).toContain('只能解绑本单位的人');
    expect((await room.say('wx-head', '解绑 林小河')).join()).toContain('绑定已解除');
  });

  it('is not the last who could bind anybody', async () => {
    expect((await room.say('wx-dispatcher', '解绑 管理员')).join()).toContain('绑定已解除');
    expect((await room.say('wx-dispatcher', '解绑 戴派单')).join()).toContain('最后一位派单员或管理员');
  });

  it('is told of by the platform, for a group of staff', async () => {
    const left = { event: 'memberLeft', account: 'wx-handler' } as const;
    expect(await room.happens({ ...left, groupKey: 'wxg-willow' })).toEqual([]);
    expect(await room.happens({ ...left, account: 'wx-r1', groupKey: 'wxg-staff' })).toEqual([]);
    expect(await room.happens({ ...left, groupKey: 'wxg-staff' })).toEqual([
      'g-staff review: 【群变动】@戴派单 林小河退出了“工作群”。如已离职或调走，请回“解绑 林小河”，他的账号就不能再办件。',
    ]);
    expect(await room.happens({ ...left, groupKey: 'wxg-staff' })).toEqual([]);
    expect(await who('wx-handler')).toBe('p-handler');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { sendLeaderDigest } from '../../src/flows/reporting/send-leader-digest.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type OfficeRoom, officeRoom } from './office-room.ts';

const WILLOW = { group: 'wxg-willow' } as const;
const LEAK = '3号楼下水道堵了，污水都溢出来了';
let room: OfficeRoom;
const open = async (policy: Partial<OfficePolicy>) => {
  room = await officeRoom({ policy: anOffice(policy) });
};
beforeEach(() => open({}));
const answer = async (account: string, text: string) => (await room.say(account, text)).join();
const unitOf = async (number: string) => (await room.service.stores.tickets.find(number))?.unit;

describe('trial mode', () => {
  beforeEach(() => open({ trial: true }));

  it('lets every dispatch wait, with the unit the rules would name; the resident has his receipt', async () => {
    const posts = await room.say('wx-r1', LEAK, WILLOW);
    expect(posts.map((post) => post.split(':')[0])).toEqual(['g-willow acknowledgement', 'g-staff review']);
    expect(posts[0]).not.toContain('试运行');
    expect(posts[1]).toContain('试运行，等派单员确认');
    expect(posts[1]).toContain('可派河沿社区');
  });

  it.each(['派单 0302-001', '同意 0302-001', '@小邻 派单001', '准 001'])(
    '“%s” takes the unit that was suggested',
    async (words) => {
      await room.say('wx-r1', LEAK, WILLOW);
      expect(await answer('wx-dispatcher', words)).toContain('0302-001已派给河沿社区');
      expect(await unitOf('20260302-001')).toBe('u-river');
      expect(await room.service.stores.reviews.open()).toEqual([]);
    },
  );

  it('another unit may be named, and only by the dispatcher', async () => {
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await answer('wx-handler', '派单 0302-001')).not.toContain('已派给');
    expect(await unitOf('20260302-001')).toBeNull();
    await room.say('wx-dispatcher', '派单 0302-001 供电所');
    expect(await unitOf('20260302-001')).toBe('u-power');
  });

  it('where nothing is suggested the unit has to be named', async () => {
    await open({
      trial: true,
      areas: [],
      routing: [],
      groups: anOffice().groups.map(({ area: _a, unit: _u, ...rest }) => rest),
    });
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await answer('wx-dispatcher', '同意 0302-001')).toContain('没有看到单位名称');
  });

  it('keeps rankings and the leaders’ digest among staff', async () => {
    await room.say('wx-r1', LEAK, WILLOW);
    room.service.clock.moveTo(at('2026-03-03 17:31'));
    await postDailyRanking(room.service, room.service.clock.now());
    await sendLeaderDigest(room.service, room.service.clock.now());
    const where = (kind: string) =>
      room
        .posts()
        .filter((post) => post.kind === kind)
        .map(({ to }) => ('group' in to ? to.group : to.person));
    expect(where('dailyRanking')).toEqual(['g-staff', 'g-power']);
    expect(where('leaderDigest')).toEqual(['g-staff']);
  });
});

describe('the switches', () => {
  it('are new versions of the office by who has switched, and work from the next message on', async () => {
    expect(await answer('wx-dispatcher', '试运行 开')).toBe(
      'g-staff answer: 已开始试运行：所有件都等派单员派，回“同意 编号”就按建议的单位派；排名和每日摘要只发工作群。居民照常收到答复。',
    );
    expect((await room.service.office()).policy.trial).toBe(true);
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await unitOf('20260302-001')).toBeNull();
    expect(await answer('wx-dispatcher', '试运行 开')).toContain('现在就是试运行');
    expect(await answer('wx-admin', '试运行 关')).toContain('已转为正式运行');
    await room.say('wx-r3', '5号楼电梯坏了，困了好几次', WILLOW);
    expect(await unitOf('20260302-002')).toBe('u-river');
    expect((await room.service.office()).version).toBe(3);
  });

  it('自动派单 关闭, 本辖区, 全部', async () => {
    expect(await answer('wx-dispatcher', '自动派单 关闭')).toBe(
      'g-staff answer: 自动派单是“关闭”：所有件都等派单员派。',
    );
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await unitOf('20260302-001')).toBeNull();
    expect(await answer('wx-dispatcher', '自动派单 全部')).toContain('自动派单是“全部”');
    expect((await room.service.office()).policy.autoDispatch).toBe('all');
    expect(await answer('wx-dispatcher', '自动派单')).toContain('请写“自动派单 全部”');
  });

  it('are shown together', async () => {
    await room.say('wx-admin', '自动派单 本辖区');
    expect(await answer('wx-dispatcher', '设置')).toBe(
      [
        'g-staff answer: 试运行：关。自动派单：本辖区，只自动派给地点或本群所属的单位，其他的等派单员。',
        '居民群1个，工作群2个，领导群1个；人员10名。第2版。',
        '要改请回“试运行 开”“试运行 关”或“自动派单 全部”“自动派单 本辖区”“自动派单 关闭”。',
      ].join('\n'),
    );
  });

  it('say nothing of it where residents read', async () => {
    expect(await room.say('wx-dispatcher', '试运行 开', WILLOW)).toEqual([
      'g-willow answer: 已发到工作群。',
      expect.stringMatching(/^g-staff answer: 已开始试运行/u),
    ]);
  });
});

describe('自动派单 本辖区', () => {
  const rule = (unit: string) => ({ autoDispatch: 'own-area', routing: [{ category: '城乡建设', unit }] }) as const;

  it('lets a rule name another unit only with a person', async () => {
    await open(rule('u-power'));
    const posts = await room.say('wx-r1', LEAK, WILLOW);
    expect(await unitOf('20260302-001')).toBeNull();
    expect(posts.join()).toContain('可派供电所');
    await room.say('wx-dispatcher', '同意 001');
    expect(await unitOf('20260302-001')).toBe('u-power');
  });

  it('dispatches by itself to the unit of the place', async () => {
    await open(rule('u-river'));
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await unitOf('20260302-001')).toBe('u-river');
    await open({ autoDispatch: 'own-area', routing: [] });
    await room.say('wx-r1', LEAK, WILLOW);
    expect(await unitOf('20260302-001')).toBe('u-river');
  });
});

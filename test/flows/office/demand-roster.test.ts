import { describe, expect, it } from 'vitest';
import type { OfficePolicy } from '../../../src/domain/policy/office-policy.ts';
import { addDays, atClock, dayOf } from '../../../src/domain/time/moment.ts';
import { demandRoster } from '../../../src/flows/office/demand-roster.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { brief, type OfficeRoom, officeRoom } from '../office-room.ts';

/** Lets every morning come, as the job does, and tells what was posted on it. */
async function mornings(room: OfficeRoom, from: string, to: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const before = room.posts().length;
    room.service.clock.moveTo(atClock(day, '09:00'));
    await demandRoster(room.service, room.service.clock.now());
    await demandRoster(room.service, room.service.clock.now());
    said.push(
      ...room
        .posts()
        .slice(before)
        .map((post) => `${dayOf(post.createdAt)} ${brief(post)}`),
    );
  }
  return said;
}

const roomIn = (now: string, policy: OfficePolicy = anOffice()) => officeRoom({ now: at(now), policy });

describe('the roster of a holiday', () => {
  it('is asked for three days before, once more the day before, and missed when the holiday begins', async () => {
    const room = await roomIn('2026-04-20 08:00');
    const ask = '请报值班';
    const again = '还没有报值班';
    const demand = (what: string, who: string) =>
      `【值班报送】五一假期（5月1日至5日）${what}：${who}。\n回“值班 姓名 5月1日至5月5日”，几个人轮值就分几条报。`;
    expect(await mornings(room, '2026-04-20', '2026-05-06')).toEqual([
      `2026-04-28 g-staff reminder: ${demand(ask, '河沿社区 @林小河')}`,
      `2026-04-28 g-power reminder: ${demand(ask, '供电所 @田供电')}`,
      `2026-04-30 g-staff reminder: ${demand(again, '河沿社区 @林小河')}`,
      `2026-04-30 g-power reminder: ${demand(again, '供电所 @田供电')}`,
      '2026-05-01 p-supervisor escalation: 【提请过问】五一假期已经开始，河沿社区、供电所2个单位没有报全值班。没报的按平常的值班人员提醒。',
    ]);
  });

  it('is not asked for from who has planned every day of it', async () => {
    const room = await roomIn('2026-04-20 08:00');
    await room.say('wx-handler', '值班 林小河 5月1日至5月5日');
    await room.say('wx-power', '值班 田供电 五一');
    expect(await mornings(room, '2026-04-21', '2026-05-06')).toEqual([]);
  });

  it('must cover every day; a change taken back covers none', async () => {
    const room = await roomIn('2026-04-20 08:00');
    await room.say('wx-handler', '值班 林小河 5月1日至5月4日');
    await room.say('wx-power', '值班 田供电 五一');
    await room.say('wx-power', '取消值班 5月3日');
    const posts = await mornings(room, '2026-04-21', '2026-04-28');
    expect(posts.map((post) => post.slice(0, 26))).toEqual(
      ['2026-04-28 g-staff reminder', '2026-04-28 g-power reminder'].map((one) => one.slice(0, 26)),
    );
  });

  it('is asked for on the working day before, where three days before is none', async () => {
    // The Spring Festival of 2026 begins on Sunday 15 February; the Saturday before is worked. National Day begins on a Thursday.
    const room = await roomIn('2026-02-01 08:00');
    const days = (await mornings(room, '2026-02-02', '2026-02-16')).map((post) => post.split(' ')[0]);
    expect([...new Set(days)]).toEqual(['2026-02-12', '2026-02-14', '2026-02-15']);
    const off = await roomIn(
      '2026-08-01 08:00',
      anOffice({ calendar: { base: 'cn', off: ['2026-08-18', '2026-08-19'] } }),
    );
    // Monday 17 August is the day before; three days before the 18th is Saturday the 15th. Two days in a row are no holiday.
    expect(await mornings(off, '2026-08-02', '2026-08-20')).toEqual([]);
    const longer = await roomIn(
      '2026-08-01 08:00',
      anOffice({ calendar: { base: 'cn', off: ['2026-08-18', '2026-08-19', '2026-08-20'] } }),
    );
    const asked = (await mornings(longer, '2026-08-02', '2026-08-18')).map((post) => post.split(' ')[0]);
    expect([...new Set(asked)]).toEqual(['2026-08-14', '2026-08-17', '2026-08-18']);
  });

  it('names fifteen units of many, and counts the rest', async () => {
    const units = Array.from({ length: 45 }, (_, n) => ({
      id: `u${n}`,
      name: `第${n}局`,
      aliases: [],
      kind: 'department',
      active: true,
    }));
    const people = units.map(({ id, name }, n) => ({
      id: `p${n}`,
      name: `${name}值班员`,
      unit: id,
      roles: ['handler'] as const,
      duty: true,
      accounts: { wechat: `wx-p${n}` },
    }));
    const room = await roomIn(
      '2026-04-20 08:00',
      anOffice({
        units,
        people: [...anOffice().people.filter(({ unit }) => unit === undefined), ...people],
        areas: [],
        routing: [],
        groups: anOffice().groups.filter(({ unit }) => unit === undefined),
      }),
    );
    const [post, ...others] = await mornings(room, '2026-04-28', '2026-04-28');
    expect(others).toEqual([]);
    expect(post?.match(/@第\d+局值班员/gu)).toHaveLength(15);
    expect(post).toContain('等45个单位');
    expect([...(post ?? '')].length).toBeLessThan(300);
  });

  it('is not owed for what was before the office', async () => {
    const room = await roomIn('2026-04-29 10:00');
    expect((await mornings(room, '2026-04-30', '2026-04-30')).join()).toContain('还没有报值班');
    const late = await roomIn('2026-05-01 10:00');
    await demandRoster(late.service, late.service.clock.now());
    expect(late.posts()).toEqual([]);
  });
});

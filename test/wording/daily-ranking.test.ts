import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/domain/office/unit.ts';
import { dailyRanking } from '../../src/domain/report/daily-ranking.ts';
import { dailyRankingFor } from '../../src/wording/daily-ranking.ts';
import { aFact, type GivenFact } from '../builders/a-fact.ts';
import { anOffice } from '../builders/an-office.ts';
import { countedForRanking } from '../builders/counted.ts';
import { at } from '../builders/moments.ts';

const street = (id: string, name: string): Unit => ({
  id,
  name: `${name}街道办事处`,
  aliases: [`${name}街道`],
  kind: 'street',
  active: true,
});
const UNITS: readonly Unit[] = [
  street('u1', '东风'),
  street('u2', '解放'),
  street('u3', '和平'),
  street('u4', '新华'),
  street('u5', '建设'),
  { id: 'd1', name: '区城管局', aliases: [], kind: 'department', active: true },
  { id: 'c1', name: '供电公司', aliases: [], kind: 'company', active: true },
  { id: 'd2', name: '区教育局', aliases: [], kind: 'department', active: true },
];
const policy = anOffice({ units: UNITS });
const CUT_OFF = at('2026-03-12 17:30');
const many = (number: number, unit: string, given: GivenFact) =>
  Array.from({ length: number }, () => aFact({ unit, group: 'g-other', ...given }));
const done = { completedAt: '2026-03-05' };
const today = { openedAt: '2026-03-12 10:00', group: 'g-willow' };

const FACTS = [
  ...many(4, 'u2', done),
  ...many(6, 'u1', done),
  ...many(1, 'u1', { completedAt: '2026-03-10' }),
  ...many(1, 'u1', {}),
  ...many(3, 'u3', { completedAt: '2026-03-11' }),
  ...many(1, 'u3', { openedAt: '2026-02-10' }),
  ...many(2, 'u4', { completeBy: '2026-03-20' }),
  ...many(3, 'd1', { completeBy: '2026-03-12 18:00' }),
  ...many(2, 'u2', { ...today, completedAt: '2026-03-12 11:00' }),
  ...many(1, 'u2', today),
];

const say = (
  audience: 'residents' | 'staff' | 'leaders',
  facts = FACTS,
  late = false,
  previous = at('2026-03-11 17:30'),
) =>
  dailyRankingFor(
    { id: 'g-willow', audience },
    dailyRanking(countedForRanking(facts, { cutOff: CUT_OFF, previous }), policy, CUT_OFF),
    {
      policy,
      now: CUT_OFF,
      late,
    },
  );

describe('the daily ranking', () => {
  it('to residents: their own group, the streets in the office order, no places', () => {
    expect(say('residents')).toMatchInlineSnapshot(`
      "【邻里牵手】3月12日办理情况（截至17:30）
      本群今天收到3件，其中办结2件；正在办1件，没有超期。
      本月各街镇 收到/办结/在办超期：东风街道8/7/1，解放街道7/6/0，和平街道3/3/1，新华街道2/0/0。
      有问题请@小邻，急事请打110、119、120。"
    `);
  });

  it('to staff: every ranked unit', () => {
    expect(say('staff')).toMatchInlineSnapshot(`
      "【办理日报】3月12日，截至17:30
      今天收3，其中办结2。
      本月，按“按期办结率”排序
      街镇组
      1 解放街道 收7 办结6 在办超期0 100.00%（持平）
      2 东风街道 收8 办结7（逾期办结1） 在办超期1 75.00%（持平）
      3 和平街道 收3 办结3（逾期办结3） 在办超期1（往月1） 0.00%（持平）
      件数少不排名：新华街道（收2 办结0）
      无诉求：建设街道
      部门组
      还没有办结或到期，不排名：区城管局（收3 办结0）
      无诉求：区教育局
      企业组 都无诉求
      合计收23 办结16 在办超期2 按期办结率70.59%；往月转来1（超期1）；今天还有3件到期。"
    `);
  });

  it('to leaders: totals and the first', () => {
    expect(say('leaders')).toMatchInlineSnapshot(`
      "【办理日报】3月12日（周四），截至17:30
      今天收3，其中办结2。
      街镇组 解放街道100.00%、东风街道75.00%、和平街道0.00%
      合计收23 办结16 在办超期2 按期办结率70.59%；往月转来1（超期1）；今天还有3件到期。"
    `);
  });

  it('on a day without tickets, issued late', () => {
    const facts = FACTS.filter((fact) => fact.openedAt < at('2026-03-12'));
    expect(say('residents', facts, true)).toMatchInlineSnapshot(`
      "【邻里牵手】3月12日办理情况（截至17:30）（补发）
      本群今日无新诉求；没有在办的件。
      本月各街镇 收到/办结/在办超期：东风街道8/7/1，解放街道4/4/0，和平街道3/3/1，新华街道2/0/0。
      有问题请@小邻，急事请打110、119、120。"
    `);
    expect(say('staff', facts).split('\n')[1]).toBe('今日无新诉求。');
    expect(say('leaders', facts).split('\n')[1]).toBe('今日无新诉求。');
  });

  it('where there has never been a ticket', () => {
    expect([say('residents', []), say('staff', []), say('leaders', [])].join('\n\n')).toMatchInlineSnapshot(`
      "【邻里牵手】3月12日办理情况（截至17:30）
      本群今日无新诉求；没有在办的件。
      有问题请@小邻，急事请打110、119、120。

      【办理日报】3月12日，截至17:30
      今日无新诉求。
      合计收0 办结0 在办超期0。

      【办理日报】3月12日（周四），截至17:30
      今日无新诉求。
      合计收0 办结0 在办超期0。"
    `);
  });

  it('names the last only in a large tier, and never many that share the first place', () => {
    const units = Array.from({ length: 9 }, (_one, index) => street(`s${index}`, `街${index + 1}`));
    const facts = units.flatMap(({ id }, index) => [...many(3, id, done), ...many(index > 6 ? 1 : 0, id, {})]);
    const ranking = dailyRanking(countedForRanking(facts, { cutOff: CUT_OFF }), { ...policy, units }, CUT_OFF);
    expect(
      dailyRankingFor({ id: 'g', audience: 'leaders' }, ranking, { policy, now: CUT_OFF, late: false }).split('\n')[2],
    ).toMatchInlineSnapshot(`"街镇组 位居前三：7个单位并列第1，100.00%；后三位：街8街道75.00%、街9街道75.00%"`);
  });
});

import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { leaderDigest } from '../../src/domain/report/leader-digest.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { cnCalendar } from '../../src/domain/time/cn-calendar.ts';
import { leaderDigestText, namedTickets } from '../../src/wording/leader-digest.ts';
import { aFact, type GivenFact } from '../builders/a-fact.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { countedForDigest } from '../builders/counted.ts';
import { at } from '../builders/moments.ts';

const directory = buildDirectory(anOffice());
const NOW = at('2026-03-12 08:30');
const many = (number: number, given: GivenFact) => Array.from({ length: number }, () => aFact(given));
const answered = (satisfaction: 'satisfied' | 'basic') => ({
  completedAt: '2026-03-05',
  followUp: { askedAt: at('2026-03-06'), resolved: true, satisfaction },
});

const FACTS = [
  ...many(2, answered('satisfied')),
  ...many(1, answered('basic')),
  ...many(2, { unit: 'u-power', completeBy: '2026-03-09 18:00' }),
  ...many(1, { completeBy: '2026-03-11 18:00' }),
  ...many(1, { unit: null, openedAt: '2026-02-10' }),
  ...many(2, { openedAt: '2026-03-11 10:00', completeBy: '2026-03-12 18:00' }),
  ...many(1, { openedAt: '2026-03-11 09:00', completedAt: '2026-03-11 12:00' }),
];
const supporters = Array.from({ length: 11 }, (_one, index) => ({
  account: `wx-${index}`,
  at: NOW,
  message: `m${index}`,
}));
const OPEN: readonly Ticket[] = [
  aTicket({ state: 'inProgress', number: '20260311-004', subject: '槐香里停水', supporters }),
  aTicket({ state: 'inProgress', number: '20260311-005', subject: '欠薪', sensitive: true, supporters }),
  aTicket({
    state: 'inProgress',
    number: '20260225-004',
    subject: '健身卡退费',
    escalation: 4,
    completeBy: at('2026-03-04 18:00'),
  }),
  aTicket({
    state: 'inProgress',
    number: '20260226-009',
    subject: '楼顶渗水',
    shelving: { at: NOW, by: 'p-dispatcher', reason: '待改造', days: 30 },
  }),
];

const digest = (facts = FACTS, open = OPEN, from = '2026-03-11', now = NOW, to = '2026-03-12') => {
  const span = { from: at(from), to: at(to) };
  return leaderDigest(countedForDigest(facts, { span, now }), open, {
    span,
    now,
    calendar: cnCalendar,
    alike: (a, b) => a.subject === b.subject,
  });
};
const say = (...given: Parameters<typeof digest>) =>
  leaderDigestText(digest(...given), { directory, now: given[3] ?? NOW, late: false });

describe("the leaders' digest", () => {
  it('says what has come, what is overdue, what to decide', () => {
    expect(say()).toMatchInlineSnapshot(`
      "【每日摘要】3月12日（周四），截至昨天24:00
      昨天 收3，其中办结1；在办6（往月转来1），其中超期4，比前天多1；今天到期2
      本月 收9 办结4；按期办结率57.14%（4/7）；解决率100.00%（3/3）；满意率86.67%（2.6/3）
      超期 供电所2（最长第3个工作日）、还没派单1（最长第14个工作日）、河沿社区1（最长第1个工作日）
      集中反映 0311-004 槐香里停水，12户，河沿社区办理中
      请您定 ①0225-004 健身卡退费，超期第6个工作日 ②0226-009 楼顶渗水，申请挂账"
    `);
  });

  it('is a few words where nothing has happened', () => {
    expect(say([], [])).toMatchInlineSnapshot(`
      "【每日摘要】3月12日（周四），截至昨天24:00
      昨天 无新诉求；在办0，没有超期
      本月 收0 办结0"
    `);
  });

  it('covers the weekend on a Monday, and names a month that is over', () => {
    expect(
      say(FACTS, [], '2026-03-06', at('2026-03-09 08:30'), '2026-03-09').split('\n').slice(0, 3).join('\n'),
    ).toMatchInlineSnapshot(`
      "【每日摘要】3月9日（周一），截至昨天24:00
      3月6日至8日 无新诉求；在办4（往月转来1），其中超期1；今天到期2
      本月 收6 办结3；按期办结率100.00%（3/3）；解决率100.00%（3/3）；满意率86.67%（2.6/3）"
    `);
    expect(say([], [], '2026-03-31', at('2026-04-01 08:30'), '2026-04-01').split('\n').at(-1)).toMatchInlineSnapshot(
      `"3月 收0 办结0"`,
    );
  });

  it('compares the month that is over with the one before, once, where both are whole', () => {
    const facts = [
      ...many(3, { openedAt: '2026-02-10', completedAt: '2026-02-12' }),
      ...many(4, { openedAt: '2026-03-10', completedAt: '2026-03-12' }),
    ];
    const line = (from: string, to: string, since: string): string | undefined => {
      const [span, now] = [{ from: at(from), to: at(to) }, at(`${to} 08:30`)];
      const counted = countedForDigest(facts, { span, now, since: at(since) });
      const made = leaderDigest(counted, [], { span, now, calendar: cnCalendar, alike: () => false });
      return leaderDigestText(made, { directory, now, late: false })
        .split('\n')
        .find((words) => words.includes('同2月比'));
    };
    expect(line('2026-03-31', '2026-04-01', '2026-02-01')).toBe(
      '3月同2月比：收4（2月3，升33.33%），办结4（2月3，升33.33%）',
    );
    expect(line('2026-03-30', '2026-04-02', '2025-06-01')).toBeDefined();
    expect(line('2026-04-01', '2026-04-02', '2026-02-01')).toBeUndefined();
    expect(line('2026-03-31', '2026-04-01', '2026-02-02')).toBeUndefined();
  });

  it('marks a late one, and names few of many', () => {
    const waiting = Array.from({ length: 7 }, (_one, index) =>
      aTicket({ ...(OPEN[3] as Ticket), number: `20260226-00${index}` }),
    );
    const late = leaderDigestText(digest([], waiting), { directory, now: NOW, late: true });
    expect(late.split('\n')[0]).toContain('（补发）');
    expect(late.split('\n').at(-1)).toMatchInlineSnapshot(
      `"请您定 ①0226-000 楼顶渗水，申请挂账 ②0226-001 楼顶渗水，申请挂账 ③0226-002 楼顶渗水，申请挂账 ④0226-003 楼顶渗水，申请挂账 ⑤0226-004 楼顶渗水，申请挂账 等7件"`,
    );
  });

  it('keeps the tickets it names, the sensitive one not among them', () => {
    expect(namedTickets(digest()).map(({ number }) => number)).toEqual([
      '20260311-004',
      '20260225-004',
      '20260226-009',
    ]);
  });
});

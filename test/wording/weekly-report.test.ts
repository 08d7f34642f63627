import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { DEFAULT_RANKING } from '../../src/domain/policy/default-policy.ts';
import { type CountedForWeek, weeklyReport } from '../../src/domain/report/weekly-report.ts';
import { cnCalendar } from '../../src/domain/time/cn-calendar.ts';
import { weekOfKey } from '../../src/domain/time/period.ts';
import { causesLine } from '../../src/wording/commendation.ts';
import { weeklyPoster } from '../../src/wording/weekly-poster.ts';
import { weeklyReportText } from '../../src/wording/weekly-report.ts';
import { aFact, type GivenFact } from '../builders/a-fact.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { countedForWeek } from '../builders/counted.ts';
import { at } from '../builders/moments.ts';

const WEEK = weekOfKey('2026-W10');
const unit = (id: string, name: string, kind = 'street'): Unit => ({ id, name, aliases: [], kind, active: true });
const policy = anOffice({
  units: [unit('u1', '东风街道'), unit('u2', '解放街道'), unit('u3', '和平街道'), unit('d1', '区城管局', 'department')],
  ranking: { ...DEFAULT_RANKING, targets: { onTimeCompletionRate: 98, satisfactionRate: 90, openOverdue: 0 } },
});
const many = (number: number, of: string, given: GivenFact = {}) =>
  Array.from({ length: number }, () =>
    aFact({ unit: of, openedAt: '2026-03-03 09:00', completeBy: '2026-03-07', ...given }),
  );
const answered = (satisfaction: 'satisfied' | 'basic' | 'unsatisfied') => ({
  completedAt: '2026-03-04',
  contactedAt: '2026-03-03 10:00',
  followUp: { askedAt: at('2026-03-05'), resolved: satisfaction !== 'unsatisfied', satisfaction },
});
const earlier = { openedAt: '2026-02-24 09:00', completeBy: '2026-02-27' };
const FACTS = [
  ...many(4, 'u1', answered('satisfied')),
  ...many(3, 'u2', { completedAt: '2026-03-04', category: '环境保护/噪音扰民' }),
  ...many(1, 'u2', { ...answered('unsatisfied'), completedAt: '2026-03-08' }),
  ...many(2, 'u2', { category: '环境保护/噪音扰民' }),
  ...many(1, 'd1', { completeBy: '2026-03-12' }),
  ...many(5, 'u1', { ...earlier, completedAt: '2026-02-26' }),
  ...many(3, 'u2', { ...earlier, completedAt: '2026-02-26' }),
  ...many(1, 'd1', earlier),
];
const MORE: Partial<CountedForWeek> = {
  matters: [
    {
      ticket: aTicket({ number: '20260303-002', subject: '柳荫小区停水', unit: 'd1', state: 'inProgress' }),
      households: 12,
    },
  ],
  confirmed: [
    {
      week: '2026-W09',
      unit: 'u1',
      kind: 'praise',
      causes: [
        { code: 'allOnTime', figures: { onTimeCompletionRate: { value: '100.00', numerator: 5, denominator: 5 } } },
        { code: 'noRework', figures: {} },
      ],
    },
  ],
};
const reportOf = (facts: typeof FACTS, more: typeof MORE) =>
  weeklyReport(countedForWeek(facts, WEEK, more), { week: WEEK, policy, calendar: cnCalendar, since: 0 });
const WORDS = { directory: buildDirectory(policy), ranking: policy.ranking, now: at('2026-03-09 09:30'), late: false };
const text = (audience: 'staff' | 'leaders', facts = FACTS, more = MORE, late = false) =>
  weeklyReportText(audience, reportOf(facts, more), { ...WORDS, late });

describe('the weekly report, read aloud', () => {
  it('to staff', () => {
    expect(text('staff')).toMatchInlineSnapshot(`
      "【周报】3月2日至8日，截至周日24:00
      收11件，前一周9件，升22.22%；其中办结8件，前一周8件，持平
      在办4件（以前转来1件），其中超期3件，比前一周末多2件
      按期办结率70.00%（7/10）；解决率80.00%（4/5）；满意率80.00%（4/5）；综合得分69.09
      未达目标 按期办结率70.00%（目标98%）、满意率80.00%（目标90%）、在办超期3件（目标0件）
      排名，按“按期办结率”，升降是与前一周比
      街镇组
      1 东风街道 收4 办结4 在办超期0 100.00%（持平）
      2 解放街道 收6 办结4（逾期办结1） 在办超期2 50.00%（降1位）
      无诉求：和平街道
      部门组
      件数少不排名：区城管局（收1 办结0 在办超期1（以前转来1））
      诉求热点 排水排污6件（54.55%）、噪音扰民5件（45.45%）
      集中反映 0303-002 柳荫小区停水，12户，区城管局办理中
      仍在超期 解放街道2件（最长第1个工作日）、区城管局1件（最长第7个工作日）
      表扬（2月23日至3月1日）
      东风街道：5件都按期办结，没有重办和退单"
    `);
  });
  it('to leaders', () => {
    expect(text('leaders')).toMatchInlineSnapshot(`
      "【周报】3月2日至8日，截至周日24:00
      收11件，前一周9件，升22.22%；其中办结8件，前一周8件，持平
      在办4件（以前转来1件），其中超期3件，比前一周末多2件
      按期办结率70.00%（7/10）；解决率80.00%（4/5）；满意率80.00%（4/5）；综合得分69.09
      未达目标 按期办结率70.00%（目标98%）、满意率80.00%（目标90%）、在办超期3件（目标0件）
      街镇组 东风街道100.00%、解放街道50.00%
      零诉求 街镇组：和平街道
      诉求热点 排水排污6件（54.55%）、噪音扰民5件（45.45%）
      集中反映 0303-002 柳荫小区停水，12户，区城管局办理中
      仍在超期 解放街道2件（最长第1个工作日）、区城管局1件（最长第7个工作日）
      表扬（2月23日至3月1日）
      东风街道：5件都按期办结，没有重办和退单"
    `);
  });
  it('after a week that was not whole there is nothing to compare with', () => {
    const counted = countedForWeek(FACTS, WEEK);
    const context = { week: WEEK, policy, calendar: cnCalendar, since: at('2026-02-25 10:00') };
    const words = {
      directory: buildDirectory(policy),
      ranking: policy.ranking,
      now: at('2026-03-09 09:30'),
      late: false,
    };
    const said = weeklyReportText('staff', weeklyReport(counted, context), words);
    expect(said.split('\n').slice(1, 3)).toEqual(['收11件；其中办结8件', '在办4件（以前转来1件），其中超期3件']);
    expect(said).not.toMatch(/前一周|持平|升|降/u);
  });
  it('of a week without anything, late', () => {
    expect(text('staff', [], {}, true)).toMatchInlineSnapshot(`
      "【周报】3月2日至8日，截至周日24:00（补发）
      无新诉求，前一周0件
      在办0件，没有超期"
    `);
    expect(text('leaders', [], {}, true)).toMatchInlineSnapshot(`
      "【周报】3月2日至8日，截至周日24:00（补发）
      无新诉求，前一周0件
      在办0件，没有超期"
    `);
  });
  it('the proposals, one line a unit', () => {
    const { proposed } = weeklyReport(countedForWeek(FACTS, WEEK), {
      week: WEEK,
      policy,
      calendar: cnCalendar,
      since: 0,
    });
    expect(proposed.map(({ unit: id, kind, causes }) => `${id} ${kind} ${causesLine(causes)}`)).toMatchInlineSnapshot(`
      [
        "u1 praise 4件都按期办结，没有重办和退单，满意率100.00%（4/4）",
        "u2 criticism 在办超期2件，按期办结率50.00%（3/6），逾期办结1件",
      ]
    `);
  });
});

describe('the weekly poster', () => {
  const posterFor = (audience: 'staff' | 'leaders', facts = FACTS, more = MORE) =>
    weeklyPoster(audience, reportOf(facts, more), WORDS);

  it.each(['staff', 'leaders'] as const)('says to %s what the words say, and as much', (audience) => {
    const said = text(audience);
    const poster = posterFor(audience);
    expect(said).toContain(poster?.subtitle ?? 'nothing');
    let looked = 0;
    for (const part of poster?.parts ?? []) {
      if (part.part === 'tiles')
        for (const { name, value, note = '' } of part.tiles) {
          expect(said).toMatch(new RegExp(`${name === '收到' ? '收' : name}${value}`, 'u'));
          expect(said).toContain(note);
        }
      if (part.part === 'bars')
        for (const { name, value, note } of part.rows)
          expect(said).toContain(`${name}${value}（${note?.replace(/^占/u, '')}）`);
      if (part.part === 'ranking')
        for (const { place, name, detail, rate, change } of part.rows)
          expect(said).toContain(
            audience === 'leaders'
              ? `${name}${rate}`
              : `${place} ${name} ${detail} ${rate}${change ? `（${change.words}）` : ''}`,
          );
      if (part.part === 'lines' && !part.small) for (const line of part.lines) expect(said).toContain(line);
      looked += 1;
    }
    expect(looked).toBeGreaterThan(8);
    const titles = poster?.parts.map((part) => part.title);
    for (const title of ['未达目标', '诉求热点', '集中反映', '仍在超期', '表扬（2月23日至3月1日）'])
      expect(titles).toContain(title);
  });

  it('shows leaders first and last places only, and 红黑榜 where the office wants it', () => {
    expect(JSON.stringify(posterFor('leaders'))).not.toContain('件数少不排名');
    expect(JSON.stringify(posterFor('staff'))).toContain('件数少不排名');
    const red = { ...WORDS, ranking: { ...policy.ranking, headings: 'redBlack' as const } };
    const units = Array.from({ length: 9 }, (_one, nth) => unit(`t${nth}`, `${'甲乙丙丁戊己庚辛壬'[nth]}街道`));
    const facts = units.flatMap(({ id }, nth) => [
      ...many(3, id, { completedAt: '2026-03-04' }),
      ...many(nth, id, { completedAt: '2026-03-08' }),
    ]);
    const report = weeklyReport(countedForWeek(facts, WEEK), {
      ...{ week: WEEK, calendar: cnCalendar, since: 0 },
      policy: { ...policy, units },
    });
    const names = weeklyPoster('leaders', report, red)?.parts.flatMap((part) =>
      part.part === 'ranking' ? [part.names] : [],
    );
    expect(names).toEqual([{ top: '红榜', bottom: '黑榜' }]);
    expect(weeklyReportText('leaders', report, red)).toMatch(/红榜：甲街道100.00%.*；黑榜：/u);
  });

  it('is not there for a week without anything', () => {
    expect(posterFor('staff', [], {})).toBeUndefined();
    expect(posterFor('leaders', [], {})).toBeUndefined();
  });
});

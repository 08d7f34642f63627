import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTED_FIGURES } from '../../../src/domain/figures/figure-table.ts';
import { count } from '../../../src/domain/figures/measure.ts';
import { scoreOf } from '../../../src/domain/figures/score.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import { weeklyReport } from '../../../src/domain/report/weekly-report.ts';
import { TICKET_STATES } from '../../../src/domain/ticket/state.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { HOUR } from '../../../src/domain/time/moment.ts';
import { weekOfKey } from '../../../src/domain/time/period.ts';
import { aFact } from '../../builders/a-fact.ts';
import { anOffice } from '../../builders/an-office.ts';
import { countedForWeek } from '../../builders/counted.ts';
import { at } from '../../builders/moments.ts';

/** 2 to 8 March. */
const WEEK = weekOfKey('2026-W10');
const policy = anOffice();
const report = (facts: readonly TicketFact[]) =>
  weeklyReport(countedForWeek(facts, WEEK), { week: WEEK, policy, calendar: cnCalendar, since: 0 });

const moment = fc.integer({ min: 0, max: 24 * 24 }).map((hours) => at('2026-02-20') + hours * HOUR);
const maybe = fc.option(moment, { nil: null });
const anyFacts = fc.array(
  fc
    .record({
      unit: fc.constantFrom('u-river', 'u-power', 'u-old', null),
      category: fc.constantFrom('环境保护/噪音扰民', '城乡建设/排水排污', '综合'),
      state: fc.constantFrom(...TICKET_STATES),
      openedAt: moment,
      completeBy: moment,
      completedAt: maybe,
      contactedAt: maybe,
      reworks: fc.nat(3),
      excluded: fc.boolean(),
      followUp: fc.option(
        fc.record({
          askedAt: maybe,
          resolved: fc.constantFrom(true, false, null),
          satisfaction: fc.constantFrom('satisfied' as const, 'basic' as const, 'unsatisfied' as const, null),
        }),
        { nil: null },
      ),
    })
    .map((given) => aFact(given)),
  { maxLength: 40 },
);

describe('of any tickets a week’s report', () => {
  it('adds up: units and nobody’s, categories, what is overdue', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { figures, tiers, categories, overdue } = report(facts);
        const rows = tiers.flatMap(({ inOfficeOrder }) => inOfficeOrder);
        const nobody = countedForWeek(facts, WEEK).units.each.get(null);
        for (const { code, kind } of COUNTED_FIGURES) {
          if (kind !== 'count' || code === 'unitsInvolved' || code === 'cumulative') continue;
          const sum = rows.reduce((all, row) => all + count(row.figures, code), nobody ? count(nobody, code) : 0);
          expect([code, sum]).toEqual([code, count(figures, code)]);
        }
        expect(categories.reduce((sum, share) => sum + share.count, 0)).toBe(count(figures, 'received'));
        expect(overdue.reduce((sum, unit) => sum + unit.count, 0)).toBe(count(figures, 'openOverdue'));
      }),
    );
  });

  it('puts every unit in one list of its tier, and gives each its score', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { ranked, few, unrated, without, inOfficeOrder } of report(facts).tiers) {
          expect(ranked.length + few.length + unrated.length + without.length).toBe(inOfficeOrder.length);
          for (const { figures } of ranked) expect(figures.score).toEqual(scoreOf(figures, policy.ranking.score));
        }
      }),
    );
  });

  it('of no later ticket changes: a week that is over stays as it was', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const later = aFact({ unit: 'u-river', openedAt: '2026-03-09 00:01', completeBy: '2026-03-09 01:00' });
        expect(report([...facts, later])).toEqual(report(facts));
      }),
    );
  });
});

it('the week before is its own base, and places are compared with it', () => {
  const done = (unit: string, openedAt: string, completedAt: string) =>
    Array.from({ length: 3 }, () => aFact({ unit, openedAt, completedAt }));
  const late = (unit: string, openedAt: string) =>
    aFact({ unit, openedAt, completedAt: '2026-03-08', completeBy: '2026-03-07' });
  const street = { kind: 'street', aliases: [], active: true };
  const office = anOffice({ units: ['a', 'b'].map((id) => ({ ...street, id, name: id })) });
  const facts = [
    ...done('a', '2026-02-24 09:00', '2026-02-25'),
    ...done('b', '2026-02-24 09:00', '2026-02-25'),
    aFact({ unit: 'b', openedAt: '2026-02-24 09:00', completeBy: '2026-02-26' }),
    ...done('a', '2026-03-03 09:00', '2026-03-04'),
    ...done('b', '2026-03-03 09:00', '2026-03-04'),
    late('a', '2026-03-03 09:00'),
  ];
  const { figures, before, tiers } = weeklyReport(countedForWeek(facts, WEEK), {
    week: WEEK,
    policy: office,
    calendar: cnCalendar,
    since: 0,
  });
  expect([count(figures, 'received'), count(before, 'received')]).toEqual([7, 7]);
  expect([count(figures, 'completed'), count(before, 'completed')]).toEqual([7, 6]);
  expect([count(figures, 'carriedOver'), count(before, 'carriedOver')]).toEqual([1, 0]);
  expect(tiers[0]?.ranked.map(({ unit, place, change }) => [unit.id, place, change])).toEqual([
    ['b', 1, 1],
    ['a', 2, -1],
  ]);
});

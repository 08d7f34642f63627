import { describe, expect, it } from 'vitest';
import { count } from '../../../src/domain/figures/measure.ts';
import {
  completedLateOfPeriod,
  dailyRanking,
  groupToday,
  stillOpen,
} from '../../../src/domain/report/daily-ranking.ts';
import { aFact, type GivenFact } from '../../builders/a-fact.ts';
import { anOffice } from '../../builders/an-office.ts';
import { countedForRanking } from '../../builders/counted.ts';
import { at } from '../../builders/moments.ts';

const CUT_OFF = at('2026-03-12 17:30');
const policy = anOffice();
const rank = (facts: readonly GivenFact[], previous?: string, cutOff = CUT_OFF) =>
  dailyRanking(
    countedForRanking(facts.map(aFact), { cutOff, previous: previous === undefined ? undefined : at(previous) }),
    policy,
    cutOff,
  );
const three = (given: GivenFact): readonly GivenFact[] => [given, given, given];

describe('the ranking of a day', () => {
  it('counts the month to date, and what is left from before apart', () => {
    const { month, today } = rank([{}, { openedAt: '2026-02-10' }, { openedAt: '2026-03-12 08:00' }]);
    expect([count(month, 'received'), count(month, 'carriedOver'), stillOpen(month)]).toEqual([2, 1, 3]);
    expect([count(today, 'received'), stillOpen(today)]).toEqual([1, 3]);
  });

  it("keeps each group's own day", () => {
    const ranking = rank([
      { openedAt: '2026-03-12 08:00' },
      { group: 'g-other', openedAt: '2026-03-12 08:00' },
      { group: 'g-other' },
    ]);
    expect(stillOpen(groupToday(ranking, 'g-willow'))).toBe(1);
    expect(stillOpen(groupToday(ranking, 'g-other'))).toBe(2);
    expect(stillOpen(groupToday(ranking, 'g-silent'))).toBe(0);
  });

  it('says the change since the day before, but not over the end of a month', () => {
    const facts = [...three({ completedAt: '2026-03-05' })];
    expect(rank(facts, '2026-03-11 17:30').tiers[0]?.ranked[0]?.change).toBe(0);
    expect(rank(facts, '2026-03-04 17:30').tiers[0]?.ranked[0]?.change).toBeNull();
    const april = three({ openedAt: '2026-04-01 08:00', completedAt: '2026-04-01 09:00' });
    expect(rank(april, '2026-03-31 17:30', at('2026-04-01 17:30')).tiers[0]?.ranked[0]?.change).toBeNull();
  });

  it('counts what nobody is responsible for', () => {
    expect(rank([{ unit: null }, { unit: null, completedAt: '2026-03-05' }, {}]).unassigned).toBe(1);
  });
});

describe('what falls due', () => {
  it.each<[string, GivenFact, number]>([
    ['within the span', { completeBy: '2026-03-12 18:00' }, 1],
    ['at its end', { completeBy: '2026-03-13 00:00' }, 1],
    ['at its start: no longer', { completeBy: '2026-03-12 17:30' }, 0],
    ['after it', { completeBy: '2026-03-13 00:01' }, 0],
    ['completed by then', { completeBy: '2026-03-12 18:00', completedAt: '2026-03-12 10:00' }, 0],
    ['shelved', { completeBy: '2026-03-12 18:00', state: 'shelved' }, 0],
  ])('%s', (_, given, expected) => {
    expect(rank([given]).dueToday).toBe(expected);
  });
});

it('completed late of the period: what its rate leaves out of the completed', () => {
  const { month } = rank([
    { completedAt: '2026-03-10' },
    { completedAt: '2026-03-05' },
    {},
    { openedAt: '2026-02-10' },
    { openedAt: '2026-02-10', completedAt: '2026-03-05' },
    { completedAt: '2026-03-10', excluded: true },
  ]);
  expect([completedLateOfPeriod(month), count(month, 'completedLate'), count(month, 'openOverdue')]).toEqual([1, 2, 2]);
});

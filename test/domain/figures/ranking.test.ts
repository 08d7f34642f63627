import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureEach } from '../../../src/domain/figures/measure.ts';
import { rankUnits, type TierRanking } from '../../../src/domain/figures/ranking.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { DEFAULT_RANKING } from '../../../src/domain/policy/default-policy.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aFact, type GivenFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';

const CUT_OFF = at('2026-03-20 17:30');
const aUnit = (id: string, kind = 'street', active = true): Unit => ({ id, name: id, aliases: [], kind, active });

/** `onTime late open soon`: how many of each; `soon` is open and not yet due. `old` is open past due since February. */
interface Work {
  readonly onTime?: number;
  readonly late?: number;
  readonly open?: number;
  readonly soon?: number;
  readonly old?: number;
}
const GIVEN: Readonly<Record<keyof Work, GivenFact>> = {
  onTime: { completedAt: '2026-03-05' },
  late: { completedAt: '2026-03-10' },
  open: {},
  soon: { completeBy: '2026-03-25' },
  old: { openedAt: '2026-02-10' },
};
const factsOf = (unit: string, work: Work): TicketFact[] =>
  Object.entries(work).flatMap(([kind, number]) =>
    Array.from({ length: number }, () => aFact({ ...GIVEN[kind as keyof Work], unit })),
  );

function rank(
  work: Readonly<Record<string, Work>>,
  units = Object.keys(work).map((id) => aUnit(id)),
  previous?: readonly TierRanking[],
) {
  const facts = Object.entries(work).flatMap(([unit, one]) => factsOf(unit, one));
  const { each } = measureEach(facts, { period: monthPeriod(CUT_OFF), cutOff: CUT_OFF }, (fact) => fact.unit);
  return rankUnits(units, each, DEFAULT_RANKING, previous);
}
const only = (tiers: readonly TierRanking[]): TierRanking => tiers[0] as TierRanking;
const places = (tier: TierRanking) => tier.ranked.map(({ unit, place }) => `${place} ${unit.id}`);

describe('places', () => {
  it('the share on time decides, not the number', () => {
    expect(places(only(rank({ a: { onTime: 9, late: 1 }, b: { onTime: 3 }, c: { onTime: 2, late: 2 } })))).toEqual([
      '1 b',
      '2 a',
      '3 c',
    ]);
  });

  it('then fewer open past due, then the smaller share of overdue ones', () => {
    const tier = only(
      rank({ a: { onTime: 2, open: 1 }, b: { onTime: 2, late: 1 }, c: { onTime: 2, late: 1, soon: 4 } }),
    );
    expect(places(tier)).toEqual(['1 c', '2 b', '3 a']);
  });

  it('equals share a place in the office order, and the next place is left out', () => {
    const tier = only(rank({ b: { onTime: 3 }, a: { onTime: 4 }, c: { onTime: 2, late: 1 }, d: { onTime: 7 } }));
    expect(places(tier)).toEqual(['1 b', '1 a', '1 d', '4 c']);
  });

  it('an old ticket still open past due does not enter the share, but ranks behind at equal shares', () => {
    expect(places(only(rank({ a: { onTime: 3, old: 1 }, b: { onTime: 3 } })))).toEqual(['1 b', '2 a']);
  });
});

describe('who is not ranked', () => {
  it('few tickets, none to judge yet, none at all', () => {
    const tier = only(rank({ few: { onTime: 2 }, new: { soon: 3 }, none: {}, old: { old: 1 }, a: { onTime: 3 } }));
    expect(
      [places(tier), tier.few, tier.unrated, tier.without].map((list) =>
        list.map((one) => (typeof one === 'string' ? one : 'unit' in one ? one.unit.id : one.id)),
      ),
    ).toEqual([['1 a'], ['few', 'old'], ['new'], ['none']]);
  });

  it('a unit that takes no more tickets is left out once it has none', () => {
    const units = [aUnit('gone', 'street', false), aUnit('left', 'street', false)];
    const tier = only(rank({ left: { onTime: 3 } }, units));
    expect([places(tier), tier.without]).toEqual([['1 left'], []]);
  });
});

describe('tiers', () => {
  it('like with like; a kind without a tier is its own; a tier without units is left out', () => {
    const units = [aUnit('firm', 'company'), aUnit('town', 'town'), aUnit('street'), aUnit('school', 'school')];
    const three = { onTime: 3 };
    const tiers = rank({ firm: three, town: three, street: three, school: three }, units);
    expect(tiers.map((tier) => [tier.name, ...places(tier)])).toEqual([
      ['街镇', '1 town', '1 street'],
      ['企业', '1 firm'],
      ['school', '1 school'],
    ]);
  });
});

describe('change', () => {
  it('against the ranking before', () => {
    const before = rank({ a: { onTime: 3 }, b: { onTime: 2, late: 1 }, c: { onTime: 1 } });
    const now = rank(
      { a: { onTime: 3, late: 1 }, b: { onTime: 9, late: 1 }, c: { onTime: 1, late: 2 } },
      undefined,
      before,
    );
    expect(only(now).ranked.map(({ unit, change }) => [unit.id, change])).toEqual([
      ['b', 1],
      ['a', -1],
      ['c', null],
    ]);
  });
});

describe('the last', () => {
  const work = (shares: readonly Work[]) => Object.fromEntries(shares.map((one, index) => [`u${index}`, one]));
  const good = { onTime: 4 };
  const names = (tier: TierRanking) => tier.bottom.map(({ unit }) => unit.id);

  it.each<[string, readonly Work[], readonly string[]]>([
    ['six units: nobody', [good, good, good, { open: 3 }, { open: 4 }, { open: 5 }], []],
    ['seven: the last three', [good, good, good, good, { open: 3 }, { open: 4 }, { open: 5 }], ['u4', 'u5', 'u6']],
    ['only who is below target', [good, good, good, good, good, good, { late: 3 }], ['u6']],
    ['all at 100 %: nobody', [good, good, good, good, good, good, good], []],
    [
      'nobody without who shares his place',
      [good, good, good, { late: 3 }, { late: 3 }, { late: 3 }, { open: 5 }],
      ['u6'],
    ],
  ])('%s', (_, shares, expected) => {
    expect(names(only(rank(work(shares))))).toEqual(expected);
  });
});

it('every unit is in exactly one list, and places never fall', () => {
  const someWork = fc.record({ onTime: fc.nat(4), late: fc.nat(2), open: fc.nat(2), soon: fc.nat(2), old: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(someWork, { minLength: 1, maxLength: 9 }), (all) => {
      const tier = only(rank(Object.fromEntries(all.map((one, index) => [`u${index}`, one]))));
      const listed = [...tier.ranked, ...tier.few, ...tier.unrated]
        .map(({ unit }) => unit.id)
        .concat(tier.without.map(({ id }) => id));
      expect(listed.toSorted()).toEqual(all.map((_one, index) => `u${index}`).toSorted());
      for (const [index, one] of tier.ranked.entries()) {
        expect(one.place).toBeLessThanOrEqual(index + 1);
        expect(one.place).toBeGreaterThanOrEqual(tier.ranked[index - 1]?.place ?? 1);
      }
    }),
    { numRuns: 60 },
  );
});

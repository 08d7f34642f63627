import type { TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { type DailyRanking, dailyRanking } from '../../src/domain/report/daily-ranking.ts';
import { aFact } from './a-fact.ts';
import { anOffice } from './an-office.ts';
import { countedForRanking } from './counted.ts';
import { at } from './moments.ts';

export const RANKED_AT = at('2026-03-12 17:30');

/** Rare signs of place names, a sign no font has, a name as long as they come. */
export const HARD_NAMES = [
  '垭口街道',
  '沣西新城街道',
  '堰桥街道',
  '郧阳街道',
  '鄖县老城街道',
  '䢺城镇',
  '㙍头镇',
  '𠮷祥街道',
  '城市管理和综合行政执法局南川西路街道综合行政执法大队第一直属中队机动巡查小组',
];

const unitsOf = (number: number): readonly Unit[] =>
  Array.from({ length: number }, (_one, index) => ({
    id: `u${index}`,
    name: HARD_NAMES[index] ?? `第${index + 1}街道`,
    aliases: [],
    kind: index % 5 === 4 ? 'department' : 'street',
    active: true,
  }));

const factsOf = ({ id }: Unit, index: number): readonly TicketFact[] => {
  const late = (index * 5) % 6;
  return [
    ...Array.from({ length: 4 + ((index * 7) % 9) }, (_one, nth) =>
      aFact({
        unit: id,
        ...(nth < late
          ? { completeBy: index % 3 === 0 ? '2026-03-12 12:00' : '2026-03-10 18:00' }
          : { completedAt: nth % 3 === 0 && index % 2 === 1 ? '2026-03-11' : '2026-03-05' }),
      }),
    ),
    ...(index % 4 === 1 ? [aFact({ unit: id, openedAt: '2026-02-10' })] : []),
  ];
};

/** A made-up month of so many units, every fifth a department. */
export function aRanking(number: number): { readonly policy: OfficePolicy; readonly ranking: DailyRanking } {
  const units = unitsOf(number);
  const today =
    number === 0 ? [] : [aFact({ unit: 'u0', openedAt: '2026-03-12 10:00', completedAt: '2026-03-12 11:00' })];
  const policy = anOffice({ units });
  const counted = countedForRanking([...units.flatMap(factsOf), ...today], {
    cutOff: RANKED_AT,
    previous: at('2026-03-11 17:30'),
  });
  return { policy, ranking: dailyRanking(counted, policy, RANKED_AT) };
}

import type { Figure, Figures } from '../figures/measure.ts';
import { percent } from '../figures/percent.ts';
import type { Unit } from '../office/unit.ts';
import type { SourceSpec } from '../policy/office-policy.ts';

type Counted = { readonly unit: Unit; readonly tier: string; readonly figures: Figures };
type Roll = Pick<SourceSpec, 'joined' | 'mustJoin'>;

/** The accounts of units on a source's platform. All are blank where the office file has no list of those that joined. */
export interface AccountFigures {
  /** 应入驻: units that take tickets, of the kinds that have to join. */
  readonly accountsOwed: Figure;
  /** 已入驻, of these. */
  readonly accountsJoined: Figure;
  /** 入驻率 */
  readonly joinRate: Figure;
}

/** What is told of a tier: how many of its units have tickets, how many have an account. */
export interface TierFigures extends AccountFigures {
  readonly tier: string;
  /** 涉及单位 */
  readonly unitsInvolved: Figure;
}

/** Each tier with units involved or accounts owed, in the order its first unit stands in the office. Nobody is counted anew: a tier is the sum of its units. */
export function tierFigures(units: readonly Counted[], roll: Roll): readonly TierFigures[] {
  const tiers = [...Map.groupBy(units, ({ tier }) => tier)];
  return tiers
    .map(([tier, its]) => ({ tier, unitsInvolved: involved(its), ...accountFigures(its, roll) }))
    .filter(({ unitsInvolved, accountsOwed }) => Number(unitsInvolved.value) + Number(accountsOwed.value ?? 0) > 0);
}

function involved(units: readonly Counted[]): Figure {
  const each = units.map(({ figures }) => figures.unitsInvolved);
  return {
    ...count(each.reduce((sum, { value }) => sum + Number(value ?? 0), 0)),
    tickets: each.flatMap(({ tickets }) => tickets),
  };
}

/** Of a list of units, the whole office's or a tier's. */
export function accountFigures(units: readonly Pick<Counted, 'unit'>[], { joined, mustJoin }: Roll): AccountFigures {
  if (joined === undefined) return { accountsOwed: UNKNOWN, accountsJoined: UNKNOWN, joinRate: UNKNOWN };
  const owing = units.filter(({ unit }) => unit.active && (mustJoin?.includes(unit.kind) ?? true));
  const [has, of] = [owing.filter(({ unit }) => joined.includes(unit.id)).length, owing.length];
  return {
    accountsOwed: count(of),
    accountsJoined: count(has),
    joinRate: { value: percent(has, of), numerator: has, denominator: of, tickets: [] },
  };
}

const count = (value: number): Figure => ({ value, numerator: null, denominator: null, tickets: [] });
const UNKNOWN: Figure = { value: null, numerator: null, denominator: null, tickets: [] };

import type { UnitId } from '../base/ids.ts';
import type { Unit } from '../office/unit.ts';
import type { RankingPolicy } from '../policy/office-policy.ts';
import { count, type FigureValues, noFigures } from './measure.ts';
import { missesTarget } from './target.ts';

export interface UnitFigures {
  readonly unit: Unit;
  readonly figures: FigureValues;
}

export interface RankedUnit extends UnitFigures {
  /** From 1; equals share a place, and the next one is as far down as there are units before it. */
  readonly place: number;
  /** Places won since the previous ranking (negative: lost); null where the unit had none in it. */
  readonly change: number | null;
}

/** The ranking of one tier: like with like. Every unit of the tier is in exactly one of the first four lists. */
export interface TierRanking {
  readonly name: string;
  readonly ranked: readonly RankedUnit[];
  /** Fewer tickets than the minimum: listed, not ranked. */
  readonly few: readonly UnitFigures[];
  /** Tickets enough, but none completed or past due yet: nothing to rank by. */
  readonly unrated: readonly UnitFigures[];
  /** No tickets at all, nothing left from before (零诉求). */
  readonly without: readonly Unit[];
  /** All of the above, as the office orders them. */
  readonly inOfficeOrder: readonly UnitFigures[];
  /** The first three places; none where no more than three are ranked. */
  readonly top: readonly RankedUnit[];
  /** The last three, where the tier is large enough, below target only, and nobody without those who share his place. */
  readonly bottom: readonly RankedUnit[];
}

const NAMED = 3;

/** The name of a unit's tier; a kind no tier speaks of is a tier of its own. */
export const tierOf = (unit: Unit, policy: Pick<RankingPolicy, 'tiers'>): string =>
  policy.tiers.find((tier) => tier.kinds.includes(unit.kind))?.name ?? unit.kind;

/** Ranks units, given in the office's order, within their tiers. */
export function rankUnits(
  units: readonly Unit[],
  each: ReadonlyMap<UnitId | null, FigureValues>,
  policy: RankingPolicy,
  previous: readonly TierRanking[] = [],
): readonly TierRanking[] {
  const places = new Map(previous.flatMap((tier) => tier.ranked.map(({ unit, place }) => [unit.id, place] as const)));
  const nothing = noFigures();
  const taking = units
    .map((unit) => ({ unit, figures: each.get(unit.id) ?? nothing }))
    .filter((one) => one.unit.active || hasAny(one.figures));
  const names = new Set([...policy.tiers.map((tier) => tier.name), ...taking.map(({ unit }) => tierOf(unit, policy))]);
  return [...names]
    .map((name) =>
      rankTier(
        name,
        taking.filter(({ unit }) => tierOf(unit, policy) === name),
        policy,
        places,
      ),
    )
    .filter((tier) => tier.ranked.length + tier.few.length + tier.unrated.length + tier.without.length > 0);
}

/** Whether a unit has anything to do with the period at all. */
export const hasAny = (figures: FigureValues): boolean =>
  count(figures, 'received') + count(figures, 'carriedOver') + count(figures, 'overdueCount') > 0;

function rankTier(
  name: string,
  members: readonly UnitFigures[],
  policy: RankingPolicy,
  previous: ReadonlyMap<UnitId, number>,
): TierRanking {
  const busy = members.filter(({ figures }) => hasAny(figures));
  const few = busy.filter(({ figures }) => count(figures, 'received') < policy.minimumTickets);
  const enough = busy.filter(({ figures }) => count(figures, 'received') >= policy.minimumTickets);
  const isRated = ({ figures }: UnitFigures): boolean => figures.onTimeCompletionRate.value !== null;
  const ranked = placed(enough.filter(isRated), previous);
  return {
    name,
    ranked,
    few,
    unrated: enough.filter((one) => !isRated(one)),
    without: members.filter(({ figures }) => !hasAny(figures)).map(({ unit }) => unit),
    inOfficeOrder: members,
    top: ranked.length > NAMED ? ranked.filter(({ place }) => place <= NAMED) : [],
    bottom: ranked.length >= policy.bottomFrom ? lastOf(ranked, policy) : [],
  };
}

function placed(rated: readonly UnitFigures[], previous: ReadonlyMap<UnitId, number>): readonly RankedUnit[] {
  const ranked: RankedUnit[] = [];
  for (const one of [...rated].sort(byKey)) {
    const before = ranked.at(-1);
    const place = before && byKey(before, one) === 0 ? before.place : ranked.length + 1;
    const old = previous.get(one.unit.id);
    ranked.push({ ...one, place, change: old === undefined ? null : old - place });
  }
  return ranked;
}

/** onTimeCompletionRate ↓, openOverdue ↑, overdue share ↑. The sort is stable, so equals stay in the office's order. */
const byKey = (a: UnitFigures, b: UnitFigures): number =>
  compareShares(onTimeShare(b.figures), onTimeShare(a.figures)) ||
  count(a.figures, 'openOverdue') - count(b.figures, 'openOverdue') ||
  compareShares(overdueShare(a.figures), overdueShare(b.figures));

type Share = readonly [above: number, below: number];

const onTimeShare = ({ onTimeCompletionRate: rate }: FigureValues): Share => [
  rate.numerator ?? 0,
  rate.denominator ?? 0,
];

/** Of the tickets the period had to deal with, carried over ones included. */
const overdueShare = (figures: FigureValues): Share => [
  count(figures, 'overdueCount'),
  count(figures, 'received') + count(figures, 'carriedOver'),
];

/** Exact: no rounded value decides a place. Both have a denominator. */
const compareShares = (a: Share, b: Share): number => a[0] * b[1] - b[0] * a[1];

function lastOf(ranked: readonly RankedUnit[], { targets }: RankingPolicy): readonly RankedUnit[] {
  const above = ranked.at(-NAMED - 1)?.place;
  return ranked
    .slice(-NAMED)
    .filter(({ place, figures }) => place !== above && missesTarget(figures, 'onTimeCompletionRate', targets));
}

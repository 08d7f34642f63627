import { type Figures, measureEach, noFigures } from '../../domain/figures/measure.ts';
import { tierOf } from '../../domain/figures/ranking.ts';
import { withScores } from '../../domain/figures/score.ts';
import type { TicketFact } from '../../domain/figures/ticket-facts.ts';
import { formatMoment, type Moment } from '../../domain/time/moment.ts';
import { dayPeriod, monthPeriod, type Period } from '../../domain/time/period.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** Contract §4, `figures.json`. */
export interface FiguresFile {
  readonly until: string;
  readonly periods: Readonly<Record<'day' | 'month', FiguresOfPeriod>>;
}

export interface FiguresOfPeriod {
  readonly from: string;
  readonly to: string;
  readonly total: Figures;
  readonly units: readonly {
    readonly unit: string;
    readonly name: string;
    readonly tier: string;
    readonly figures: Figures;
  }[];
}

/** The figures of the day and the month that end with `until` (24:00 belongs to the day it ends), every unit in the office's order. */
export async function figuresAt(stores: Stores, office: OfficeVersion, until: Moment): Promise<FiguresFile> {
  const day = dayPeriod(until - 1);
  const month = monthPeriod(until - 1);
  // 累计 counts from the first ticket there ever was, so all are asked for.
  const facts = await stores.facts.openedBefore(until + 1);
  return {
    until: formatMoment(until),
    periods: { day: ofPeriod(facts, day, until, office), month: ofPeriod(facts, month, until, office) },
  };
}

function ofPeriod(
  facts: readonly TicketFact[],
  period: Period,
  cutOff: Moment,
  { policy }: OfficeVersion,
): FiguresOfPeriod {
  const { score } = policy.ranking;
  const { total, each } = withScores(
    measureEach(facts, { period, cutOff }, (fact) => fact.unit),
    score,
  );
  const nothing = noFigures();
  return {
    from: formatMoment(period.from),
    to: formatMoment(period.to),
    total,
    units: policy.units.map((unit) => ({
      unit: unit.id,
      name: unit.name,
      tier: tierOf(unit, policy.ranking),
      figures: each.get(unit.id) ?? nothing,
    })),
  };
}

import type { TicketNumber, UnitId } from '../base/ids.ts';
import { leafOf } from '../complaint/category.ts';
import { type AboveLine, aboveLine } from '../figures/above-line.ts';
import { type Figures, measureEach, noFigures } from '../figures/measure.ts';
import { percent } from '../figures/percent.ts';
import { tierOf } from '../figures/ranking.ts';
import { withScore } from '../figures/score.ts';
import type { FigureWindow } from '../figures/ticket-at.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import type { FiledRow, SourceLedger } from '../ledger/filed-row.ts';
import { knownFigures, type LedgerLimits, ledgerFact } from '../ledger/ledger-facts.ts';
import { KIND_WORDS } from '../ledger/read-words.ts';
import type { Unit } from '../office/unit.ts';
import type { OfficePolicy, RankingPolicy } from '../policy/office-policy.ts';
import { type Changes, changesOf } from './source-changes.ts';
import { accountFigures, type TierFigures, tierFigures } from './tier-figures.ts';
import { causeGround, type TopicGrounds, topicGrounds } from './topic-cause.ts';
import { NO_TOPIC, receivedOf, risen, type Share, type Topic, topicsOf } from './topic-trend.ts';

/** All that is counted of one source at one cut-off. */
export interface SourceFigures {
  readonly ledger: SourceLedger;
  readonly window: FigureWindow;
  readonly facts: readonly TicketFact[];
  readonly total: Figures;
  /** Every unit of the office, in its order. */
  readonly units: readonly { readonly unit: Unit; readonly tier: string; readonly figures: Figures }[];
  /** 诉求类型; empty where the ledger names none. */
  readonly kinds: readonly Share[];
  /** 诉求类别, most first, with those that fell away and, at the end, what names none; empty where the ledger names none. */
  readonly topics: readonly Topic[];
  /** By the name of each topic that came up: what speaks for its cause. */
  readonly grounds: ReadonlyMap<string, TopicGrounds>;
  /** 涉及单位、入驻账号 by tier. */
  readonly tiers: readonly TierFigures[];
  /** 环比、同比 of all its tickets, where the ledger also holds the earlier period. */
  readonly changes: Changes;
  readonly rowOf: (number: TicketNumber) => FiledRow | undefined;
  readonly above: AboveLine;
  /** The figures of a part of the units. */
  readonly of: (units: readonly Unit[]) => Figures;
}

/** The rows of one source and, where the tickets themselves are there, what is known of them beyond the rows. */
export interface CountedLedger extends SourceLedger {
  /** One a row; left out = as the rows tell. */
  readonly facts?: readonly TicketFact[];
}

/** Where tickets are counted that are with no unit of the office, or a table would not add up to its total. */
export const UNPLACED = '';

export interface CountingOffice extends LedgerLimits {
  readonly units: readonly Unit[];
  readonly ranking: RankingPolicy;
  /** How each source is printed, and who has an account there. */
  readonly sources?: OfficePolicy['sources'];
}

export function countSource(ledger: CountedLedger, window: FigureWindow, office: CountingOffice): SourceFigures {
  const facts = ledger.facts ?? ledger.rows.map(({ row }) => ledgerFact(row, office));
  const placed = new Set<string | null>(office.units.map(({ id }) => id));
  const placeOf = ({ unit }: TicketFact): UnitId => (unit !== null && placed.has(unit) ? unit : UNPLACED);
  const rows = new Map(ledger.rows.map((filed) => [filed.row.number, filed]));
  const known = (figures: Figures): Figures => withScore(knownFigures(figures, ledger.columns), office.ranking.score);
  const { total, each } = measureEach(facts, window, placeOf);
  const nothing = known(noFigures());
  const shares = (nameOf: (filed: FiledRow) => string): readonly Share[] =>
    sharesBy(total.received.tickets, (number) => nameOf(rows.get(number) as FiledRow));
  const words = Object.values(KIND_WORDS);
  const units = office.units.map((unit) => ({
    unit,
    tier: tierOf(unit, office.ranking),
    figures: known(each.get(unit.id) ?? nothing),
  }));
  const changes = changesOf(facts, window, total);
  const topics = topicsOf(receivedOf(total.received.tickets, changes), (number) =>
    leafOf(rows.get(number)?.row.category ?? NO_TOPIC),
  );
  const groundOf = (number: TicketNumber) => {
    const filed = rows.get(number);
    return filed && causeGround(filed.row);
  };
  const roll = office.sources?.[ledger.source.code] ?? {};
  return {
    ledger,
    window,
    facts,
    total: { ...known(total), ...accountFigures(units, roll) },
    units,
    tiers: tierFigures(units, roll),
    kinds: [...shares(({ row }) => (row.kind ? KIND_WORDS[row.kind] : ''))].sort(
      (a, b) => words.indexOf(a.name) - words.indexOf(b.name),
    ),
    topics,
    grounds: new Map(risen(topics).map(({ name, tickets }) => [name, topicGrounds(tickets, groundOf)])),
    changes,
    rowOf: (number) => rows.get(number),
    above: aboveLine(facts, window),
    of: (units) => {
      const ids = new Set<string>(units.map(({ id }) => id));
      return known(
        measureEach(
          facts.filter((fact) => ids.has(placeOf(fact))),
          window,
          () => null,
        ).total,
      );
    },
  };
}

/** Shares of the tickets received, by a name; tickets without one count below the line and have no line of their own. */
function sharesBy(received: readonly TicketNumber[], nameOf: (number: TicketNumber) => string): readonly Share[] {
  const of = received.length;
  return [...Map.groupBy(received, nameOf)]
    .filter(([name]) => name !== '')
    .map(([name, tickets]) => ({ name, count: tickets.length, of, tickets, share: percent(tickets.length, of) }));
}

import type { TicketNumber } from '../base/ids.ts';
import { percent } from '../figures/percent.ts';
import { ticketAt } from '../figures/ticket-at.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import type { FiledRow } from '../ledger/filed-row.ts';
import type { Unit } from '../office/unit.ts';
import { BASES } from './source-changes.ts';
import { type SourceFigures, UNPLACED } from './source-figures.ts';
import { mergedGrounds, type TopicGrounds } from './topic-cause.ts';
import { beforeOf, isCompared, mostFirst, risen, type Topic } from './topic-trend.ts';

type Tickets = readonly TicketNumber[];

/** A ticket of a topic: what the figures and the ledger know of it, and of which source it is. */
export interface TopicTicket {
  readonly source: SourceFigures;
  readonly fact: TicketFact;
  readonly filed: FiledRow | undefined;
  readonly state: 'completed' | 'open' | 'openOverdue';
}

/** A topic over all sources: how it has changed, what has become of it, and with whom it lies. */
export interface TopicLine {
  readonly topic: Topic;
  readonly completed: Tickets;
  /** Those past their due moment among them. */
  readonly open: Tickets;
  readonly openOverdue: Tickets;
  /** Sources it came from, in their order. */
  readonly bySource: readonly { readonly source: SourceFigures; readonly tickets: Tickets }[];
  /** Units it lies with, most first, equals in the order of the office. */
  readonly byUnit: readonly { readonly unit: Unit; readonly tickets: Tickets }[];
  readonly each: readonly TopicTicket[];
}

/** 诉求热点 of all sources together: the same topic summed over those whose tickets name topics. */
export interface TopicOverview {
  readonly sources: readonly SourceFigures[];
  /** Sources with tickets none of which names a topic: nothing of them is counted here. */
  readonly untold: readonly SourceFigures[];
  /** As `topics` of a source: most first, then those that fell away, last what names none. */
  readonly lines: readonly TopicLine[];
  readonly total: TopicLine;
  readonly grounds: ReadonlyMap<string, TopicGrounds>;
  readonly rowOf: (ticket: TicketNumber) => FiledRow | undefined;
}

/** Undefined where no source names topics. */
export function topicOverview(counted: readonly SourceFigures[]): TopicOverview | undefined {
  const sources = counted.filter(({ topics }) => risen(topics).length > 0);
  if (sources.length === 0) return undefined;
  const merged = mergedTopics(sources);
  const known = new Map(
    sources.map((source) => [source, new Map(source.facts.map((fact) => [fact.number, fact]))] as const),
  );
  const grounds = risen(merged).map(
    ({ name }) => [name, mergedGrounds(sources.flatMap((source) => source.grounds.get(name) ?? []))] as const,
  );
  return {
    sources,
    untold: counted.filter((one) => !sources.includes(one) && one.total.received.tickets.length > 0),
    lines: merged.map((topic) => lineOf(topic, known, (one) => one.name === topic.name)),
    total: lineOf(sumOf('', sources, merged), known, () => true),
    grounds: new Map(grounds),
    rowOf: (ticket) => sources.map(({ rowOf }) => rowOf(ticket)).find((filed) => filed !== undefined),
  };
}

/** Added up source by source: two ledgers may use one number for two tickets. */
function mergedTopics(sources: readonly SourceFigures[]): readonly Topic[] {
  const names = new Set(sources.flatMap(({ topics }) => topics.map(({ name }) => name)));
  const all = sources.flatMap(({ topics }) => topics);
  return [...names]
    .map((name) =>
      sumOf(
        name,
        sources,
        all.filter((topic) => topic.name === name),
      ),
    )
    .toSorted(mostFirst);
}

function sumOf(name: string, sources: readonly SourceFigures[], topics: readonly Topic[]): Topic {
  const tickets = topics.flatMap((topic) => topic.tickets);
  const of = sources.reduce((all, { total }) => all + total.received.tickets.length, 0);
  // Only where every source tells of the earlier period: part of it is no base.
  const before = BASES.filter((base) => sources.every(({ topics: own }) => isCompared(own, base))).map(
    (base) =>
      [
        base,
        beforeOf(
          topics.flatMap((topic) => topic.before[base]?.tickets ?? []),
          tickets,
        ),
      ] as const,
  );
  const count = tickets.length;
  return { name, count, of, share: percent(count, of), tickets, before: Object.fromEntries(before) };
}

type Known = ReadonlyMap<SourceFigures, ReadonlyMap<TicketNumber, TicketFact>>;

function lineOf(topic: Topic, known: Known, isOf: (topic: Topic) => boolean): TopicLine {
  const each = [...known].flatMap(([source, facts]) => ticketsOf(source, facts, source.topics.filter(isOf)));
  const numbers = (some: readonly TopicTicket[]): Tickets => some.map(({ fact }) => fact.number);
  const inState = (...states: readonly TopicTicket['state'][]): Tickets =>
    numbers(each.filter(({ state }) => states.includes(state)));
  const bySource = Map.groupBy(each, ({ source }) => source);
  return {
    topic,
    completed: inState('completed'),
    open: inState('open', 'openOverdue'),
    openOverdue: inState('openOverdue'),
    bySource: [...bySource].map(([source, own]) => ({ source, tickets: numbers(own) })),
    byUnit: byUnit(each).map(({ unit, own }) => ({ unit, tickets: numbers(own) })),
    each,
  };
}

function ticketsOf(
  source: SourceFigures,
  facts: ReadonlyMap<TicketNumber, TicketFact>,
  topics: readonly Topic[],
): readonly TopicTicket[] {
  return topics
    .flatMap(({ tickets }) => tickets)
    .flatMap((number): readonly TopicTicket[] => {
      const fact = facts.get(number);
      const at = fact && ticketAt(fact, source.window);
      if (!fact || !at) return [];
      const state = at.openOverdue ? 'openOverdue' : at.completed ? 'completed' : 'open';
      return [{ source, fact, filed: source.rowOf(number), state }];
    });
}

function byUnit(each: readonly TopicTicket[]): readonly { unit: Unit; own: readonly TopicTicket[] }[] {
  const units = each[0]?.source.units.map(({ unit }) => unit) ?? [];
  const known = new Set<string>(units.map(({ id }) => id));
  const own = Map.groupBy(each, ({ fact }) => (fact.unit !== null && known.has(fact.unit) ? fact.unit : UNPLACED));
  return units
    .flatMap((unit) => {
      const some = own.get(unit.id);
      return some ? [{ unit, own: some }] : [];
    })
    .toSorted((a, b) => b.own.length - a.own.length);
}

/** Every list of tickets a number of the overview may be proven by. */
export const overviewTickets = ({ lines, total, grounds }: TopicOverview): readonly Tickets[] => [
  ...[...lines, total].flatMap(({ topic, completed, open, openOverdue, bySource, byUnit: units }) => [
    ...[topic.tickets, completed, open, openOverdue],
    ...Object.values(topic.before).flatMap(({ tickets, both }) => [tickets, both]),
    ...[...bySource, ...units].map(({ tickets }) => tickets),
  ]),
  ...[...grounds.values()].flatMap(({ tickets, silent }) => [...Object.values(tickets), silent]),
];

import type { TicketNumber } from '../base/ids.ts';
import { percent } from '../figures/percent.ts';
import { growthRate } from '../figures/trend.ts';
import { BASES, type Base, type Changes } from './source-changes.ts';

/** How many of the period's tickets are of one kind or category, and their share of all. */
export interface Share {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  /** Per cent with two decimals. */
  readonly share: string | null;
  readonly tickets: readonly TicketNumber[];
}

/** How often a topic came up in an earlier period, and how that has changed. */
export interface TopicBefore {
  readonly count: number;
  readonly tickets: readonly TicketNumber[];
  /** How many more there are now; negative: fewer. */
  readonly more: number;
  /** Per cent with two decimals and its sign; the earlier count is the base. Null where that was nought. */
  readonly rate: string | null;
  /** What the change is proven by: the tickets of the base, then those of now. */
  readonly both: readonly TicketNumber[];
}

/** 诉求热点: a category with its share, and what it was in the earlier periods that are known; those that fell away have a count of nought. */
export interface Topic extends Share {
  readonly before: Readonly<Partial<Record<Base, TopicBefore>>>;
}

/** Tickets that name no category: they have a line of their own, or the lines would not be all there is. */
export const NO_TOPIC = '';

/** Where more of an earlier period's tickets name no category than one in so many, a topic that seems to be new may only not have been named. */
const UNNAMED_ONE_IN = 10;

export interface ReceivedTickets {
  readonly now: readonly TicketNumber[];
  readonly before: Readonly<Partial<Record<Base, readonly TicketNumber[]>>>;
}

/** What a source received: now and in the earlier periods its ledger holds. */
export const receivedOf = (now: readonly TicketNumber[], changes: Changes): ReceivedTickets => ({
  now,
  before: Object.fromEntries(
    BASES.flatMap((base) => {
      const since = changes[base];
      return since ? [[base, since.of.received.before.tickets]] : [];
    }),
  ),
});

/**
 * The topics of what was received, most first; then those that fell away, most first; last the tickets without a name (`NO_TOPIC`). Empty
 * where no ticket of the period names one.
 */
export function topicsOf({ now, before }: ReceivedTickets, nameOf: (ticket: TicketNumber) => string): readonly Topic[] {
  const current = Map.groupBy(now, nameOf);
  if ([...current.keys()].every((name) => name === NO_TOPIC)) return [];
  const earlier = BASES.flatMap((base) => {
    const named = Map.groupBy(before[base] ?? [], nameOf);
    return before[base] && isTold(named, before[base].length) ? [{ base, named }] : [];
  });
  const names = new Set([...current.keys(), ...earlier.flatMap(({ named }) => [...named.keys()])]);
  return [...names]
    .map((name): Topic => {
      const tickets = current.get(name) ?? [];
      const then = earlier.map(({ base, named }) => [base, beforeOf(named.get(name) ?? [], tickets)]);
      const [count, of] = [tickets.length, now.length];
      return { name, count, of, share: percent(count, of), tickets, before: Object.fromEntries(then) };
    })
    .toSorted(mostFirst);
}

const isTold = (named: ReadonlyMap<string, readonly TicketNumber[]>, all: number): boolean =>
  (named.get(NO_TOPIC)?.length ?? 0) * UNNAMED_ONE_IN <= all;

/** Whether the topics of a source can be compared with that period: all of them, or none. */
export const isCompared = (topics: readonly Topic[], base: Base): boolean =>
  topics.some(({ before }) => before[base] !== undefined);

/** Against the tickets of an earlier period. */
export const beforeOf = (tickets: readonly TicketNumber[], now: readonly TicketNumber[]): TopicBefore => ({
  count: tickets.length,
  tickets,
  more: now.length - tickets.length,
  rate: growthRate(now.length, tickets.length),
  both: [...tickets, ...now],
});

/** Of now, then of before; what names no topic stands last. */
export const mostFirst = (a: Topic, b: Topic): number =>
  Number(a.name === NO_TOPIC) - Number(b.name === NO_TOPIC) ||
  b.count - a.count ||
  (b.before.previous?.count ?? 0) - (a.before.previous?.count ?? 0) ||
  (a.name < b.name ? -1 : 1);

/** Every list of tickets a number of the topic may be proven by. */
export const provenTickets = ({ tickets, before }: Topic): readonly Pick<Share, 'tickets'>[] => [
  { tickets },
  ...Object.values(before).flatMap((one) => [{ tickets: one.tickets }, { tickets: one.both }]),
];

/** Those that came up in the period. */
export const risen = (topics: readonly Topic[]): readonly Topic[] =>
  topics.filter(({ name, count }) => name !== NO_TOPIC && count > 0);

/** New against the period before, and those of it that did not come up again; nothing where that period is not known. */
export function comeAndGone(topics: readonly Topic[]): {
  readonly come: readonly Topic[];
  readonly gone: readonly Topic[];
} {
  const named = topics.filter(({ name, before }) => name !== NO_TOPIC && before.previous !== undefined);
  return {
    come: named.filter(({ count, before }) => count > 0 && before.previous?.count === 0),
    gone: named.filter(({ count, before }) => count === 0 && (before.previous?.count ?? 0) > 0),
  };
}

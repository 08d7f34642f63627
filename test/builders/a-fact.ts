import type { TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import { DAY, HOUR } from '../../src/domain/time/moment.ts';
import { at } from './moments.ts';

/** What a test says of a fact; moments as text, or as they are. */
export type GivenFact = Partial<Omit<TicketFact, Times>> & { readonly [T in Times]?: string | number | null };
type Times =
  | 'openedAt'
  | 'dispatchedAt'
  | 'acceptBy'
  | 'acceptedAt'
  | 'respondBy'
  | 'contactedAt'
  | 'completeBy'
  | 'completedAt';

const asMoment = (text: string | number | null): number | null => (typeof text === 'string' ? at(text) : text);

let count = 0;

/** A fact of a ticket opened on 2 March at 9:00, in hand, due five days later. What is completed is in state `completed`. */
export function aFact(given: GivenFact = {}): TicketFact {
  count += 1;
  const times = Object.fromEntries(
    (
      [
        'openedAt',
        'dispatchedAt',
        'acceptBy',
        'acceptedAt',
        'respondBy',
        'contactedAt',
        'completeBy',
        'completedAt',
      ] as const
    )
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, asMoment(given[name] ?? null)]),
  ) as Partial<TicketFact>;
  const openedAt = times.openedAt ?? at('2026-03-02 09:00');
  return {
    number: `20260302-${String(count).padStart(3, '0')}`,
    unit: 'u-river',
    source: 'wechat',
    group: 'g-willow',
    subject: '下水道堵了',
    category: '城乡建设/排水排污',
    state: times.completedAt == null ? 'inProgress' : 'completed',
    dispatchedAt: openedAt,
    acceptBy: openedAt + 2 * HOUR,
    acceptedAt: null,
    respondBy: openedAt + DAY,
    contactedAt: null,
    completeBy: openedAt + 5 * DAY,
    completedAt: null,
    returns: 0,
    wronglyReturned: false,
    transfers: 0,
    extensions: 0,
    reworks: 0,
    escalation: 0,
    excluded: false,
    supporters: 0,
    followUp: null,
    ...(given as Partial<TicketFact>),
    ...times,
    openedAt,
  };
}

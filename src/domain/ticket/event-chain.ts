import type { Actor } from '../office/actor.ts';
import { actorId } from '../office/actor.ts';
import { formatMoment } from '../time/moment.ts';
import type { EventBody, TicketEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Ticket } from './ticket.ts';

/** Hex SHA-256 of a text in UTF-8, handed in because the domain knows no library. */
export type Digest = (text: string) => string;

/** One event as the outside reads it: keys in this order, moments as Shanghai time, `hash` last. */
export interface EventLine {
  readonly at: string;
  readonly ticket: string;
  readonly seq: number;
  readonly event: string;
  readonly by: string;
  readonly data: unknown;
  readonly previous: string;
  readonly hash: string;
}

type Unhashed = Omit<TicketEvent, 'hash'>;

const unhashedLine = (event: Unhashed): Omit<EventLine, 'hash'> => ({
  at: formatMoment(event.at),
  ticket: event.ticket,
  seq: event.seq,
  event: event.event,
  by: event.by,
  data: written(event.data),
  previous: event.previous,
});

export const eventLine = (event: TicketEvent): EventLine => ({ ...unhashedLine(event), hash: event.hash });

/** Fields of an event's data that are moments: written as every time is written. A number elsewhere is a count. */
const MOMENTS: ReadonlySet<string> = new Set([
  'acceptBy',
  'respondBy',
  'completeBy',
  'completedAt',
  'openedAt',
  'dispatchedAt',
  'acceptedAt',
  'contactedAt',
  'closedAt',
  'dueBefore',
  'reviewOn',
  'until',
  'sentAt',
  'at',
]);

/** The value with `change` made to each of its moments. */
function onMoments(value: unknown, change: (moment: number) => unknown, name = ''): unknown {
  if (typeof value === 'number') return MOMENTS.has(name) ? change(value) : value;
  if (Array.isArray(value)) return value.map((one) => onMoments(one, change));
  if (typeof value !== 'object' || value === null) return value;
  // Our own field names, in their order: a list of pairs on the way would cost a ledger's import a third of its time.
  const changed: Record<string, unknown> = {};
  for (const key of Object.keys(value)) changed[key] = onMoments((value as Record<string, unknown>)[key], change, key);
  return changed;
}

const written = (data: unknown): unknown => onMoments(data, formatMoment);

/** The hash an event must bear: of its line without `hash`, as `JSON.stringify` writes it. */
const hashOf = (event: Unhashed, digest: Digest): string => digest(JSON.stringify(unhashedLine(event)));

/** Puts decided events in their place behind the ticket's last one, and gives the ticket as it then is. */
export function append(
  ticket: Ticket | undefined,
  bodies: readonly EventBody[],
  place: { readonly number: string; readonly at: number; readonly actor: Actor; readonly digest: Digest },
): { readonly ticket: Ticket; readonly events: readonly TicketEvent[] } {
  let current = ticket;
  const events: TicketEvent[] = [];
  for (const body of bodies) {
    const unhashed = {
      ...body,
      data: onMoments(body.data, wholeSecond),
      at: wholeSecond(place.at),
      ticket: place.number,
      seq: (current?.version ?? 0) + 1,
      by: actorId(place.actor),
      previous: current?.lastHash ?? '',
    } as Unhashed;
    const event = { ...unhashed, hash: hashOf(unhashed, place.digest) } as TicketEvent;
    events.push(event);
    current = evolve(current, event);
  }
  return { ticket: current as Ticket, events };
}

/** Events are written in whole seconds, so that what is hashed can be read back from what is written. */
const wholeSecond = (moment: number): number => Math.floor(moment / 1000) * 1000;

const isWhole = ({ at, data }: TicketEvent): boolean => {
  let whole = at === wholeSecond(at);
  onMoments(data, (moment) => {
    whole &&= moment === wholeSecond(moment);
  });
  return whole;
};

export interface BrokenLink {
  readonly ticket: string;
  readonly seq: number;
  readonly why: 'sequence' | 'previous' | 'hash';
}

/** Walks one ticket's events in order and names the first broken link. */
export function firstBrokenLink(events: readonly TicketEvent[], digest: Digest): BrokenLink | undefined {
  let previous = '';
  for (const [index, event] of events.entries()) {
    const at = { ticket: event.ticket, seq: event.seq };
    if (event.seq !== index + 1) return { ...at, why: 'sequence' };
    if (event.previous !== previous) return { ...at, why: 'previous' };
    // What is hashed is written in whole seconds: a fraction was never written by us.
    if (hashOf(event, digest) !== event.hash || !isWhole(event)) return { ...at, why: 'hash' };
    previous = event.hash;
  }
  return undefined;
}

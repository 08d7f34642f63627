import type { Actor } from '../../domain/office/actor.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { Person } from '../../domain/office/person.ts';
import type { Addressees } from '../../domain/post/audience.ts';
import { targetKey, unitOf } from '../../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../../domain/post/post.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import type { EventData, EventName, TicketEvent } from '../../domain/ticket/event.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

/** One event that may have to be told, with the ticket as the whole change left it. */
export interface Telling {
  readonly event: TicketEvent;
  readonly ticket: Ticket;
  readonly before: Ticket | undefined;
  readonly office: OfficeVersion;
  readonly now: Moment;
  readonly actor: Actor;
  /** Somebody waits for the answer. */
  readonly prompt: boolean;
  /** Whether the quiet hours hold back what nobody asked for. */
  readonly quiet: boolean;
}

export type Teller<N extends EventName> = (telling: Telling, data: EventData[N]) => readonly PostDraft[];
export type Tellers = { readonly [N in EventName]?: Teller<N> };

/** Applies a table of tellers to one event. */
export function tellBy(tellers: Tellers, telling: Telling): readonly PostDraft[] {
  const teller = tellers[telling.event.event] as Teller<never> | undefined;
  return teller ? teller(telling, telling.event.data as never) : [];
}

/** Words for those who are meant, as they are said at the moment the post goes out: what is held back until the morning says 今天. */
export type Words = string | ((people: readonly Person[], now: Moment) => string);

/** One post to these addressees; none where nobody can be addressed. */
export function post(
  { event, ticket, office, now, quiet }: Telling,
  kind: PostKind,
  addressees: Addressees | undefined,
  text: Words,
  prompt: boolean,
): readonly PostDraft[] {
  if (!addressees) return [];
  const { to, channel, mentions, people } = addressees;
  const said = quiet ? speakableAt({ kind, prompt }, office.policy, now) : now;
  return [
    {
      kind,
      to,
      channel,
      tickets: [ticket.number],
      mentions,
      text: typeof text === 'string' ? text : text(people, said),
      dedupeKey: `${kind}:${ticket.number}:${event.seq}:${targetKey(to)}`,
      prompt,
      // Somebody waits for a word about a life in danger.
      pressing: prompt && ticket.urgency === 'critical',
    },
  ];
}

/** The responsible unit as residents and colleagues know it. */
export const unitName = ({ ticket, office }: Telling): string =>
  ticket.unit === null ? '办理单位' : unitLabel(office.directory, ticket.unit);

/** The responsible unit's group with @ of its duty person. */
export const toUnit = ({ ticket, office, now }: Telling, unit = ticket.unit): Addressees | undefined =>
  unit === null ? undefined : unitOf(unit, office.directory, now);

export const isPressing = ({ ticket }: Telling): boolean => ticket.urgency !== 'normal';

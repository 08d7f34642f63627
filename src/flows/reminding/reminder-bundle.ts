import type { Person } from '../../domain/office/person.ts';
import { type Addressees, firstWith, staffOf, targetKey, unitOf } from '../../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../../domain/post/post.ts';
import type { Problem } from '../../domain/reminder/problem-items.ts';
import { type Rung, SLOT_MINUTES } from '../../domain/reminder/reminder-ladder.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { formatMoment, MINUTE, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { NextStep } from '../../wording/overdue.ts';

/** A ticket whose rungs were reached in this sweep, and what is to be said of it. */
export interface Reached {
  /** As the commands left it. */
  readonly ticket: Ticket;
  /** The one rung that is said; undefined where the list or a call says it all. */
  readonly rung: Rung | undefined;
  readonly listed: boolean;
  /** Its reply waits for the reviewer. */
  readonly waits: boolean;
  /** A life may be in danger, and nobody has answered yet. */
  readonly called: boolean;
  /** What makes it a problem ticket now. */
  readonly problems: readonly Problem[];
  readonly next: NextStep | undefined;
}

export type Spoken = Reached & { readonly rung: Rung };

/** One post for all these tickets; none where nobody can be addressed. */
export function bundle(
  kind: PostKind,
  to: Addressees | undefined,
  about: { tickets: readonly Ticket[]; who: string; text: string },
  now: Moment,
): readonly PostDraft[] {
  const [first] = about.tickets;
  if (!to || !first) return [];
  const slot = formatMoment(now - (now % (SLOT_MINUTES * MINUTE)));
  return [
    {
      kind,
      to: to.to,
      channel: to.channel,
      tickets: about.tickets.map((ticket) => ticket.number),
      mentions: to.mentions,
      text: about.text,
      // The first ticket and its version keep apart what a second chunk of the same slot has to say to the same unit.
      dedupeKey: `${kind}:${about.who}:${slot}:${first.number}.${first.version}:${targetKey(to.to)}`,
      prompt: about.tickets.some((ticket) => ticket.urgency === 'critical'),
      pressing: about.tickets.some((ticket) => ticket.urgency === 'critical'),
    },
  ];
}

/** `kind:who:slot:ticket.version:target` */
const BUNDLE_KEY = /^([a-zA-Z]+):(.+):(\d{4}-\d{2}-\d{2}T[\d:]{8}\+08:00):[\d-]+\.\d+:/;

/** What a bundle is about, by its key; undefined for any other post. */
export function bundleOf(
  dedupeKey: string,
): { readonly kind: string; readonly who: string; readonly slot: string } | undefined {
  const [, kind, who, slot] = BUNDLE_KEY.exec(dedupeKey) ?? [];
  return kind === undefined || who === undefined || slot === undefined ? undefined : { kind, who, slot };
}

export const dispatchers = ({ directory }: OfficeVersion): readonly Person[] =>
  firstWith(directory, ['dispatcher', 'administrator']);

export const reviewers = ({ directory }: OfficeVersion): readonly Person[] =>
  firstWith(directory, ['reviewer', 'dispatcher', 'administrator']);

/** Whose move it is: the unit's group and duty person; the dispatcher while there is no unit, the reviewer while a reply waits. */
export function holderOf(ticket: Ticket, office: OfficeVersion, now: Moment): Addressees | undefined {
  if (ticket.state === 'replied') return staffOf(reviewers(office), office.directory);
  return ticket.unit === null
    ? staffOf(dispatchers(office), office.directory)
    : unitOf(ticket.unit, office.directory, now);
}

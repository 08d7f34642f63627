import type { Actor } from '../../domain/office/actor.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { RESIDENT_TELLERS } from './tell-residents.ts';
import { STAFF_TELLERS } from './tell-staff.ts';
import { tellBy } from './telling.ts';

/** A change that was decided and kept. */
export interface Happened {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface About {
  readonly now: Moment;
  readonly actor: Actor;
  /** The message that asked for the change. */
  readonly cause: string | null;
  /** True where somebody waits for the answer: quiet hours do not hold it back. */
  readonly prompt?: boolean;
  /** False where nothing is held back at night (tests, demonstrations): times are then worded as of now. */
  readonly quiet?: boolean;
}

/** What a change has to be told to whom: per event a row for residents and a row for staff. An event without a row is told nobody. */
export function announce(changed: Happened, office: OfficeVersion, about: About): readonly PostDraft[] {
  const { ticket, before, events } = changed;
  return events.flatMap((event) => {
    const telling = {
      event,
      ticket,
      before,
      office,
      now: about.now,
      actor: about.actor,
      prompt: about.prompt ?? false,
      quiet: about.quiet ?? true,
    };
    return [...tellBy(RESIDENT_TELLERS, telling), ...tellBy(STAFF_TELLERS, telling)];
  });
}

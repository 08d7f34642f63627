import type { GroupId } from '../../domain/base/ids.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import type { ReviewData, ReviewKind } from '../../domain/review/review-kind.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { MINUTE, type Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';

/** How long what is not pressing waits for others of its like. */
const GATHERING = 5 * MINUTE;

/** Something a person has to decide. */
export interface Listing {
  readonly kind: ReviewKind;
  /** What it is about, always in the same words; by itself the message or the ticket. */
  readonly subject?: string;
  readonly message?: LoggedMessage;
  readonly ticket?: Ticket;
  /** Where it came from, for what is neither message nor ticket. */
  readonly group?: GroupId;
  readonly data?: ReviewData;
  /** In plain words; no resident's own. */
  readonly why?: string;
  readonly sensitive?: boolean;
  /** Urgent: announced at once, at night too. */
  readonly prompt?: boolean;
}

/**
 * Puts something on the review list (待确认). Nothing is said here: it is announced in its time, together with others, unless it has
 * settled itself by then. Undefined when it is on the list already.
 */
export async function listForReview(
  stores: Stores,
  service: Pick<Service, 'pace'>,
  office: OfficeVersion,
  listing: Listing,
  now: Moment,
): Promise<ReviewItem | undefined> {
  const { kind, message, ticket, prompt = false, sensitive = ticket?.sensitive ?? false } = listing;
  const { gathered, once } = REVIEW_TABLE[kind];
  const ready = gathered && !prompt ? now + GATHERING : now;
  return stores.reviews.add(
    {
      kind,
      subject: listing.subject ?? subjectOf(listing),
      group: message?.group ?? ticket?.group ?? listing.group ?? null,
      channel: message?.channel ?? ticket?.channel ?? null,
      message: message?.id ?? null,
      ticket: ticket?.number ?? null,
      data: listing.data ?? {},
      why: listing.why ?? '',
      sensitive,
      prompt,
      openedAt: now,
      nextAt: service.pace === 'fast' ? ready : speakableAt({ kind: 'review', prompt }, office.policy, ready),
    },
    once,
  );
}

function subjectOf({ kind, message, ticket }: Listing): string {
  if (message) return `${message.channel}:${message.id}`;
  if (ticket) return ticket.number;
  throw new Error(`an item of kind ${kind} needs a subject`);
}

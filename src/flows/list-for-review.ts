import type { UnitId } from '../domain/base/ids.ts';
import type { Verdict } from '../domain/complaint/verdict.ts';
import { personOf, staffOf } from '../domain/post/audience.ts';
import type { PostDraft } from '../domain/post/post.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { LoggedMessage } from '../ports/message-log.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { ReviewItem } from '../ports/review-list.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { doubtfulLine, reviewPost, unreadableLine, unroutedLine } from '../wording/review-line.ts';
import type { Service } from './service.ts';
import { speak } from './speak.ts';

/** Lists a ticket that no rule may dispatch, and tells the dispatcher. */
export async function listForReview(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, why, suggested }: { readonly ticket: Ticket; readonly why: string; readonly suggested: UnitId | null },
  now: Moment,
): Promise<void> {
  const item = await stores.reviews.add({
    kind: 'unroutedTicket',
    group: ticket.group,
    channel: ticket.channel,
    message: null,
    ticket: ticket.number,
    openedAt: now,
    why,
  });
  if (!item) return;
  const line = unroutedLine(item, ticket, office.directory.unit(suggested));
  await tellDispatcher(
    stores,
    service,
    office,
    { item, line, tickets: [ticket.number], prompt: ticket.urgency === 'critical', secret: ticket.sensitive },
    now,
  );
}

/** Lists a message of which the recogniser is not sure, and tells the dispatcher. */
export async function listDoubtful(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, verdict }: { readonly message: LoggedMessage; readonly verdict: Verdict },
  now: Moment,
): Promise<void> {
  const item = await stores.reviews.add({
    kind: 'doubtfulMessage',
    group: message.group,
    channel: message.channel,
    message: message.id,
    ticket: null,
    openedAt: now,
    why: verdict.cues[0] ?? '拿不准是不是诉求',
  });
  if (!item) return;
  const group = office.directory.group(message.group);
  const line = doubtfulLine(item, {
    message,
    groupName: group?.name ?? '',
    category: verdict.category,
    sensitive: verdict.matter !== undefined,
  });
  await tellDispatcher(
    stores,
    service,
    office,
    { item, line, tickets: [], prompt: false, secret: verdict.sensitive },
    now,
  );
}

/** Lists a message only a person can read. */
export async function listUnreadable(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, why }: { readonly message: LoggedMessage; readonly why: string },
  now: Moment,
): Promise<void> {
  const item = await stores.reviews.add({
    kind: 'doubtfulMessage',
    group: message.group,
    channel: message.channel,
    message: message.id,
    ticket: null,
    openedAt: now,
    why,
  });
  if (!item) return;
  const line = unreadableLine(item, { message, groupName: office.directory.group(message.group)?.name ?? '' });
  await tellDispatcher(stores, service, office, { item, line, tickets: [], prompt: false, secret: false }, now);
}

interface Listed {
  readonly item: ReviewItem;
  readonly line: string;
  readonly tickets: readonly string[];
  /** A life in danger does not wait for the morning. */
  readonly prompt: boolean;
  /** Sensitive: to one dispatcher, in private. */
  readonly secret: boolean;
}

async function tellDispatcher(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { item, line, tickets, prompt, secret }: Listed,
  now: Moment,
): Promise<void> {
  const { directory } = office;
  const dispatchers = directory.withRole('dispatcher');
  const [first] = dispatchers;
  const addressees = secret && first ? personOf(first, directory) : staffOf(dispatchers, directory);
  if (!addressees) return;
  const draft: PostDraft = {
    kind: 'review',
    to: addressees.to,
    channel: addressees.channel,
    tickets,
    mentions: addressees.mentions,
    text: reviewPost(addressees.people, [line]),
    dedupeKey: `review:${item.kind}:${item.ticket ?? item.message}`,
    prompt,
  };
  await speak(stores, service, office, [draft], now);
}

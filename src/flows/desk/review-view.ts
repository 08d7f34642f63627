import { unitLabel } from '../../domain/office/directory.ts';
import { shortName } from '../../domain/office/unit.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import type { ReviewView } from '../../wording/review-line.ts';
import type { Desk } from './review-desk.ts';

/** An item with what it is about, ready to be shown. */
export interface Shown {
  readonly item: ReviewItem;
  readonly view: ReviewView;
  readonly message: LoggedMessage | undefined;
}

/** Loads what an item is about; undefined where the question has settled itself. */
async function showItem(desk: Pick<Desk, 'stores' | 'office' | 'now'>, item: ReviewItem): Promise<Shown | undefined> {
  const { stores, office, now } = desk;
  const { directory } = office;
  const message =
    item.message === null || item.channel === null ? undefined : await stores.messages.find(item.channel, item.message);
  const ticket = item.ticket === null ? undefined : await stores.tickets.find(item.ticket);
  const partner =
    typeof item.data['partner'] === 'string' ? await stores.tickets.find(item.data['partner']) : undefined;
  const post = typeof item.data['post'] === 'number' ? await stores.outbox.find(item.data['post']) : undefined;
  if (!stands(item, { message, ticket, partner, post })) return undefined;
  const suggested = directory.unit(String(item.data['unit'] ?? ''));
  const { letter, kind, data, why, sensitive, openedAt } = item;
  return {
    item,
    message,
    view: {
      ...{ letter, kind, data, why, sensitive, openedAt, ticket, partner, message, now },
      post: post && { kind: post.kind, at: post.createdAt, to: addresseeOf(post, desk) },
      group: (item.group && directory.group(item.group)?.name) ?? '',
      unit: ticket && ticket.unit !== null ? unitLabel(directory, ticket.unit) : '办理单位',
      suggested: suggested ? shortName(suggested) : '',
    },
  };
}

interface Loaded {
  readonly message: LoggedMessage | undefined;
  readonly ticket: Ticket | undefined;
  readonly partner: Ticket | undefined;
  readonly post: QueuedPost | undefined;
}

/** Whether there is still something to decide. */
function stands(item: ReviewItem, { message, ticket, partner, post }: Loaded): boolean {
  const { waits } = REVIEW_TABLE[item.kind];
  if (item.message !== null) return message !== undefined && !message.recalled;
  if (item.kind === 'joinTickets') return [ticket, partner].every((one) => one !== undefined && isOpen(one.state));
  if (item.kind === 'uncertainPost') return post?.state === 'uncertain';
  return waits ? ticket !== undefined && waits(ticket) : true;
}

const addresseeOf = ({ to }: QueuedPost, { office }: Pick<Desk, 'office'>): string =>
  'group' in to
    ? (office.directory.group(to.group)?.name ?? to.group)
    : `发给${office.directory.person(to.person)?.name ?? to.person}、`;

/** Those items that still stand, ready to be shown; the others are closed. */
export async function showItems(desk: Desk, items: readonly ReviewItem[]): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const item of items) {
    const one = await showItem(desk, item);
    if (one) shown.push(one);
    else
      await desk.stores.reviews.decide(item.id, { answer: 'lapsed', words: '已不用确认', by: 'system', at: desk.now });
  }
  return shown;
}

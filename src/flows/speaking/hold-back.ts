import type { Group } from '../../domain/office/group.ts';
import { countsAsUnasked, gatheredUntil, noticeKey } from '../../domain/post/etiquette.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { releaseFrom, speakableAt } from '../../domain/post/quiet-hours.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { acknowledgements } from '../../wording/acknowledgement.ts';

/** A post with the moment before which it does not go out. */
export interface Placed {
  readonly draft: PostDraft;
  readonly notBefore: Moment;
}

/**
 * When a post may go out: quiet hours, the silence a manager asked for, and the cap of unasked posts in residents' groups. Receipts that
 * wait are gathered: undefined when the draft went into one that waits already.
 */
export async function holdBack(
  stores: Stores,
  office: OfficeVersion,
  draft: PostDraft,
  now: Moment,
): Promise<Placed | undefined> {
  const release = speakableAt(draft, office.policy, now);
  const group = residentsGroup(draft, office);
  if (!group) return { draft, notBefore: release };
  if (draft.prompt) await introduceFirst(stores, group, draft, now);
  if (!countsAsUnasked(draft)) return { draft, notBefore: release };
  const waiting = draft.kind === 'acknowledgement' ? await stores.outbox.gathering(group.id, draft.kind) : undefined;
  if (waiting && (await putInto(stores, waiting, draft, now))) return undefined;
  const notBefore = await turnOf(stores, office, group, release);
  return { draft: await reworded(stores, draft, { now, notBefore }), notBefore };
}

function residentsGroup({ to }: PostDraft, { directory }: OfficeVersion): Group | undefined {
  const group = 'group' in to ? directory.group(to.group) : undefined;
  return group?.audience === 'residents' ? group : undefined;
}

/** Whoever speaks to the bot before it has introduced itself hears the notice first, at night too; a life in danger comes before it. */
async function introduceFirst(stores: Stores, group: Group, draft: PostDraft, now: Moment): Promise<void> {
  if (!draft.pressing) await stores.outbox.hasten(noticeKey(group), now);
}

async function turnOf(stores: Stores, { policy }: OfficeVersion, group: Group, release: Moment): Promise<Moment> {
  const silent = await stores.silences.silentUntil(group.id);
  const from = releaseFrom(policy.schedule.quietHours, Math.max(release, silent ?? release));
  return gatheredUntil(await stores.outbox.unaskedOn(group.id, dayOf(from)), from, policy);
}

/** Into the receipt that waits; false when that has just gone out. */
async function putInto(stores: Stores, waiting: QueuedPost, draft: PostDraft, now: Moment): Promise<boolean> {
  const numbers = [...new Set([...waiting.tickets, ...draft.tickets])];
  const tickets = await ticketsOf(stores, numbers);
  return stores.outbox.rewrite(waiting.seq, {
    text: acknowledgements(tickets, Math.max(now, waiting.notBefore)),
    tickets: numbers,
    mentions: [...new Set([...waiting.mentions, ...draft.mentions])],
  });
}

/** “今天” and “明天” as of the moment at which it is read. */
async function reworded(
  stores: Stores,
  draft: PostDraft,
  { now, notBefore }: { readonly now: Moment; readonly notBefore: Moment },
): Promise<PostDraft> {
  if (draft.kind !== 'acknowledgement' || dayOf(now) === dayOf(notBefore)) return draft;
  const tickets = await ticketsOf(stores, draft.tickets);
  return tickets.length === 0 ? draft : { ...draft, text: acknowledgements(tickets, notBefore) };
}

async function ticketsOf(stores: Stores, numbers: readonly string[]): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for (const number of numbers) {
    const ticket = await stores.tickets.find(number);
    if (ticket) tickets.push(ticket);
  }
  return tickets;
}

import type { Person } from '../../domain/office/person.ts';
import { type Addressees, firstWith, personOf, staffOf } from '../../domain/post/audience.ts';
import { nextReaders } from '../../domain/post/next-reader.ts';
import type { PostDraft, PostKind } from '../../domain/post/post.ts';
import { releaseFrom } from '../../domain/post/quiet-hours.ts';
import { mayReadDetails } from '../../domain/ticket/readers.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { DAY, MINUTE, type Moment } from '../../domain/time/moment.ts';
import type { ChatChannel } from '../../ports/chat-channel.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { type NotReached, passedOn, passedToGroup, passedToGroupQuietly } from '../../wording/passed-on.ts';
import { signedBy } from '../commands/answer-details.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** The platform a post went out on. */
export type AskedChannel = Pick<ChatChannel, 'name' | 'wasRead'>;

/** What somebody has to act on. An answer is of no use to anybody but who asked, a digest is read when there is time. */
const CLIMBING: readonly PostKind[] = ['dispatch', 'reminder', 'overdue', 'escalation', 'review'];
const WAIT = 30 * MINUTE;
const WAIT_PRESSING = 10 * MINUTE;
/** What was not read for so long is old: the ladder has spoken again meanwhile. */
const OLDEST = DAY;
const PREFIX = 'passedOn:';
/** Nobody is asked about a person more often in one chain; more would be a circle. */
const MOST_STEPS = 20;

/**
 * Passes on what did not reach the one person it was written to: refused by the platform for good, or not read within half an hour (a life in
 * danger: ten minutes). It goes to the next of his unit, then to its head, at last to the staff group; each says who was not reached. Every post
 * is passed on once. `read` remembers what need not be asked again. Returns how many were passed on.
 */
export async function climbUnread(
  service: Service,
  { channel, read }: { readonly channel: AskedChannel; readonly read: Set<number> },
  now: Moment,
): Promise<number> {
  const office = await currentOffice(service);
  const posts = await service.work.stores.outbox.toPersons(now - OLDEST);
  let count = 0;
  for (const post of posts) {
    const mine = post.channel === channel.name && CLIMBING.includes(post.kind) && !read.has(post.seq);
    if (!mine || dueAt(service, office, post) > now) continue;
    const known = await knownOf(service, office, channel, post);
    if (known === 'unread' && (await passOn(service, office, post, now))) count += 1;
    else if (known !== 'unknown') read.add(post.seq);
  }
  return count;
}

/** By when it should have been read; the night does not count, but for a life in danger. */
function dueAt({ pace }: Service, { policy }: OfficeVersion, { state, sentAt, pressing }: QueuedPost): Moment {
  if (state === 'failed' || sentAt === null) return 0;
  if (pressing) return sentAt + WAIT_PRESSING;
  return (pace === 'fast' ? sentAt : releaseFrom(policy.schedule.quietHours, sentAt)) + WAIT;
}

/** What the platform says of a post; `unknown`: it could not be asked just now. Where it never tells, the post counts as read. */
async function knownOf(
  service: Service,
  { directory }: OfficeVersion,
  channel: AskedChannel,
  post: QueuedPost,
): Promise<'read' | 'unread' | 'unknown'> {
  if (post.state === 'failed') return 'unread';
  const account = 'person' in post.to ? directory.person(post.to.person)?.accounts[post.channel] : undefined;
  if (account === undefined || post.platformId === null) return 'read';
  try {
    return (await channel.wasRead?.(account, post.platformId)) === false ? 'unread' : 'read';
  } catch (fault) {
    service.report({ fault, where: `asking whether post ${post.seq} was read` });
    return 'unknown';
  }
}

/** False where there is nothing to be passed on any more. */
async function passOn(service: Service, office: OfficeVersion, post: QueuedPost, now: Moment): Promise<boolean> {
  return service.work.run(async (stores) => {
    const chain = await chainOf(stores, post);
    const original = chain.at(-1) ?? post;
    const last = 'person' in post.to ? office.directory.person(post.to.person) : undefined;
    const tickets = await ticketsOf(stores, post);
    if (!last || (post.tickets.length > 0 && tickets.length === 0)) return false;
    const why: NotReached =
      post.state === 'failed' ? 'refused' : { unreadFor: Math.floor((now - (post.sentAt ?? now)) / MINUTE) };
    const tried = new Set(chain.map(({ to }) => ('person' in to ? to.person : '')));
    const step: Step = { original, last, tried, tickets, why };
    const to = await addresseesOf(stores, office, step, now);
    if (!to) return false;
    const draft: PostDraft = {
      kind: post.kind,
      to: to.to,
      channel: to.channel,
      tickets: post.tickets,
      mentions: to.mentions,
      text: wordsFor(to, step),
      dedupeKey: `${PREFIX}${post.seq}`,
      prompt: post.prompt,
      pressing: post.pressing,
    };
    await speak(stores, service, office, [draft], now);
    return true;
  });
}

interface Step {
  readonly original: QueuedPost;
  readonly last: Person;
  readonly tried: ReadonlySet<string>;
  readonly tickets: readonly Ticket[];
  readonly why: NotReached;
}

/** The post and those it was passed on from, the first one last. */
async function chainOf({ outbox }: Stores, post: QueuedPost): Promise<readonly QueuedPost[]> {
  const chain = [post];
  for (let one: QueuedPost | undefined = post; one && chain.length < MOST_STEPS; ) {
    const seq: string | undefined = one.dedupeKey.startsWith(PREFIX) ? one.dedupeKey.slice(PREFIX.length) : undefined;
    one = seq === undefined ? undefined : await outbox.find(Number(seq));
    if (one) chain.push(one);
  }
  return chain;
}

/** The next person who may read it, else the staff group. */
async function addresseesOf(
  stores: Stores,
  office: OfficeVersion,
  { last, tried, tickets }: Step,
  now: Moment,
): Promise<Addressees | undefined> {
  const { directory } = office;
  for (const person of nextReaders(last, directory, now))
    if (!tried.has(person.id) && (await mayRead(stores, office, { person, tickets }, now)))
      return personOf(person, directory);
  const others = firstWith(directory, ['dispatcher', 'administrator']).filter(({ id }) => id !== last.id);
  return staffOf([last, ...others], directory);
}

/** A sensitive matter is read by those only who may read its details. */
async function mayRead(
  stores: Stores,
  office: OfficeVersion,
  { person, tickets }: { readonly person: Person; readonly tickets: readonly Ticket[] },
  now: Moment,
): Promise<boolean> {
  for (const ticket of tickets.filter(({ sensitive }) => sensitive)) {
    const context = { signedBy: await signedBy(stores, office, ticket), directory: office.directory, now };
    if (!mayReadDetails(person, ticket, context)) return false;
  }
  return true;
}

function wordsFor({ to, people }: Addressees, { original, last, tickets, why }: Step): string {
  if ('person' in to) return passedOn(last, why, original.text);
  const others = people.filter(({ id }) => id !== last.id);
  // A post without a ticket was private for a reason: a code, a link.
  const quiet = tickets.length === 0 || tickets.some(({ sensitive }) => sensitive);
  if (!quiet) return passedToGroup(last, why, { others, text: original.text });
  return passedToGroupQuietly(last, why, { others, tickets: tickets.map(({ number }) => number) });
}

/** Those that are not over. */
async function ticketsOf({ tickets }: Stores, post: QueuedPost): Promise<readonly Ticket[]> {
  const all = await Promise.all(post.tickets.map((number) => tickets.find(number)));
  return all.filter((ticket) => ticket !== undefined).filter(({ state }) => isOpen(state));
}

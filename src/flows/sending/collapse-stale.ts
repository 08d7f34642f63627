import type { ChannelName } from '../../domain/base/ids.ts';
import { targetKey } from '../../domain/post/audience.ts';
import type { PostKind } from '../../domain/post/post.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import { isLate, type ReportName } from '../../domain/report/report-calendar.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { MINUTE, type Moment, startOfDay } from '../../domain/time/moment.ts';
import { previousWorkingDay } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { type QueuedPost, RESENT } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { markedLate, staleReminders } from '../../wording/stale-reminders.ts';
import { bundleOf, holderOf } from '../reminding/reminder-bundle.ts';
import { issuedDigest } from '../reporting/send-leader-digest.ts';
import { currentOffice, type Service } from '../service.ts';
import { withUnbound } from '../speaking/speak.ts';

/** What should have gone out so long ago waited for its channel, not for its turn. */
const STALE = 15 * MINUTE;
/** More than an office says in weeks. */
const MOST = 5_000;
/** Of these the newest says all that an older one did. */
const NEWEST_ONLY: readonly PostKind[] = ['dailyRanking', 'leaderDigest', 'weeklyReport', 'overdueList'];

/**
 * A channel can send again after it could not for a while: of what waited for it, reminders become one per unit, of rankings, digests and
 * lists only the newest is left, marked; escalations that a later one repeats, or whose tickets are over, are not said. What nobody asked
 * for keeps the quiet hours of now. To be called before anything is sent. Returns how many posts need not go out any more.
 */
export async function collapseStale(service: Service, channel: ChannelName, now: Moment): Promise<number> {
  return service.work.run(async (stores) => {
    const waiting = (await stores.outbox.due([channel], now, MOST)).filter(({ why }) => why !== RESENT);
    if (!waiting.some((post) => isStale(post, now))) return 0;
    const work: Collapse = { stores, service, office: await currentOffice(service), now };
    const dropped = [
      ...(await reports(work, waiting)),
      ...(await reminders(work, waiting)),
      ...(await escalations(work, waiting)),
    ];
    let count = 0;
    for (const { seq } of dropped) count += (await stores.outbox.supersede(seq)) ? 1 : 0;
    const left = waiting.filter((post) => !dropped.includes(post));
    if (service.pace !== 'fast') await keepQuiet(work, left);
    return count;
  });
}

interface Collapse {
  readonly stores: Stores;
  readonly service: Service;
  readonly office: OfficeVersion;
  readonly now: Moment;
}

const isStale = ({ notBefore }: QueuedPost, now: Moment): boolean => now - notBefore >= STALE;

/** Rankings, digests and lists: the newest per reader; what a digest's forerunners told of is told by it. */
async function reports(work: Collapse, waiting: readonly QueuedPost[]): Promise<readonly QueuedPost[]> {
  const of = waiting.filter(({ kind, dedupeKey }) => NEWEST_ONLY.includes(kind) || isWaitingReplies(dedupeKey));
  const dropped: QueuedPost[] = [];
  for (const same of Map.groupBy(of, ({ kind, to }) => `${kind} ${targetKey(to)}`).values()) {
    const newest = same.at(-1);
    // A long list comes in several posts of one slot.
    const slot = bundleOf(newest?.dedupeKey ?? '')?.slot;
    const older = same.filter(
      (post) => post !== newest && (slot === undefined || bundleOf(post.dedupeKey)?.slot !== slot),
    );
    dropped.push(...older);
    if (newest) await refresh(work, newest, older);
  }
  return dropped;
}

const isWaitingReplies = (dedupeKey: string): boolean => {
  const bundle = bundleOf(dedupeKey);
  return bundle?.kind === 'review' && bundle.who === 'waiting';
};

async function refresh(work: Collapse, post: QueuedPost, older: readonly QueuedPost[]): Promise<void> {
  const { stores, office, now } = work;
  const report = REPORT_KEY.exec(post.dedupeKey);
  const [, name, key = ''] = report ?? [];
  if (name === undefined) return;
  if (
    older.length === 0 &&
    !isLate(name as ReportName, key, { now, schedule: office.policy.schedule, calendar: office.calendar })
  )
    return;
  const isWhole = name === 'leaderDigest' && older.length > 0;
  const text = isWhole ? await wholeDigest(work, older, key) : post.text;
  // A picture of the last days alone would say something else than the words.
  const { images = [], ...rest } = post;
  await stores.outbox.rewrite(post.seq, { ...rest, text: markedLate(text), images: isWhole ? [] : images });
}

const REPORT_KEY = /^(dailyRanking|leaderDigest|weeklyReport):(\d{4}-(?:\d{2}-\d{2}|W\d{2})):/;

/** One digest over the days of all that were not sent. */
async function wholeDigest(
  { stores, service, office, now }: Collapse,
  older: readonly QueuedPost[],
  day: string,
): Promise<string> {
  const first = older.map(({ dedupeKey }) => REPORT_KEY.exec(dedupeKey)?.[2] ?? day).toSorted()[0] ?? day;
  const span = { from: startOfDay(previousWorkingDay(office.calendar, first)), to: startOfDay(day) };
  return (await issuedDigest(stores, service, office, { period: day, span, now, late: true })).text;
}

/** What the ladder said before and after the due moment: one post per unit, of what is still to be done, as it stands now. */
async function reminders(work: Collapse, waiting: readonly QueuedPost[]): Promise<readonly QueuedPost[]> {
  const said = waiting.flatMap((post) => {
    const bundle = bundleOf(post.dedupeKey);
    // About a life in danger: it keeps its place before all others, and its words.
    if (post.pressing) return [];
    return bundle?.kind === 'reminder' || bundle?.kind === 'overdue'
      ? [{ post, key: `${bundle.who} ${targetKey(post.to)}` }]
      : [];
  });
  const dropped: QueuedPost[] = [];
  for (const same of Map.groupBy(said, ({ key }) => key).values()) {
    const posts = same.map(({ post }) => post);
    if (posts.some((post) => isStale(post, work.now))) dropped.push(...(await oneReminder(work, posts)));
  }
  return dropped;
}

async function oneReminder(work: Collapse, posts: readonly QueuedPost[]): Promise<readonly QueuedPost[]> {
  const { stores, office, now } = work;
  const kept = posts.findLast(({ kind }) => kind === 'overdue') ?? posts.at(-1);
  const unit = bundleOf(kept?.dedupeKey ?? '')?.who;
  const tickets = (await ticketsOf(stores, posts))
    .filter((ticket) => isUrgedStill(ticket) && (ticket.unit ?? 'pending') === unit)
    .toSorted((a, b) => a.completeBy - b.completeBy || (a.number < b.number ? -1 : 1));
  const [first] = tickets;
  const to = first && holderOf(first, office, now);
  if (!kept || !to) return posts;
  const text = staleReminders(tickets, to.people, { directory: office.directory, now });
  const rewritten = { ...kept, text, tickets: tickets.map(({ number }) => number), mentions: to.mentions };
  await stores.outbox.rewrite(kept.seq, withUnbound(rewritten, office.directory));
  return posts.filter((post) => post !== kept);
}

/** Somebody of the unit has to move. */
const isUrgedStill = ({ state }: Ticket): boolean =>
  isOpen(state) && state !== 'replied' && state !== 'waiting' && state !== 'shelved';

/** Calls and escalations: what a later one to the same person repeats, and what is over, need not be said. */
async function escalations({ stores }: Collapse, waiting: readonly QueuedPost[]): Promise<readonly QueuedPost[]> {
  const dropped: QueuedPost[] = [];
  const repeated = new Set<string>();
  for (const post of waiting.toReversed()) {
    const bundle = bundleOf(post.dedupeKey);
    if (bundle?.kind !== 'escalation') continue;
    const left = (await ticketsOf(stores, [post])).filter(({ state }) => isOpen(state));
    const keys = left.map(({ number }) => `${bundle.who} ${targetKey(post.to)} ${number}`);
    if (keys.every((key) => repeated.has(key))) dropped.push(post);
    for (const key of keys) repeated.add(key);
  }
  return dropped;
}

async function ticketsOf({ tickets }: Stores, posts: readonly QueuedPost[]): Promise<readonly Ticket[]> {
  const numbers = [...new Set(posts.flatMap((post) => post.tickets))];
  const found = await Promise.all(numbers.map((number) => tickets.find(number)));
  return found.filter((ticket) => ticket !== undefined);
}

/** The channel may have come back in the middle of the night. */
async function keepQuiet({ stores, office, now }: Collapse, left: readonly QueuedPost[]): Promise<void> {
  for (const post of left) {
    const until = speakableAt({ kind: post.kind, prompt: post.prompt }, office.policy, now);
    if (until > now) await stores.outbox.postpone(post.seq, until);
  }
}

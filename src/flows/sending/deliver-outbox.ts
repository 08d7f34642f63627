import type { ChannelName } from '../../domain/base/ids.ts';
import type { Directory } from '../../domain/office/directory.ts';
import { Pace, UNPACED } from '../../domain/post/pace.ts';
import { dayOf, type Moment, startOfDay } from '../../domain/time/moment.ts';
import { type ChatChannel, canSend } from '../../ports/chat-channel.ts';
import type { Lease, Tenure } from '../../ports/lease.ts';
import type { MediaStore } from '../../ports/media-store.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import { currentOffice, type Service } from '../service.ts';
import { readdressed } from '../speaking/readdress.ts';
import { recoverOutbox } from './recover-outbox.ts';
import { refreshedReceipt } from './refresh-receipt.ts';
import { deliveryOf, encode, type Line, sendPost } from './send-post.ts';
import { createSettler } from './settle-attempt.ts';

/** Posts looked at in a pass: first a few, and many only where the groups of those few all have to wait. */
const FEW = 16;
const MANY = 500;
/** Milliseconds until a process that may not send for a channel asks again whether it may. */
const ASK_AGAIN = 5_000;
/** A post that cannot go out for longer than this holds up its group no more. Milliseconds. */
const LONGEST_AWAITED = 60_000;
/** Milliseconds until somebody looks again at posts that wait for one on its way, should nobody say that it has arrived. */
const LOOK_AGAIN = 1_000;

/** Carries the outbox to the channels of this process, at their pace, in order per group. */
export interface Courier {
  /** Sends what may be sent now. Returns how many posts were settled. */
  deliver(now: Moment): Promise<number>;
  /** When something queued may be sent, given the pace; null while nothing waits. */
  nextAt(now: Moment, earliestQueued: Moment | null): Moment | null;
  /** Resolves when nothing is on its way any more. */
  idle(): Promise<void>;
  /** Channels that could send now: others do not wake anybody. */
  online(): readonly ChannelName[];
}

export interface CourierParts {
  readonly channels: ReadonlyMap<ChannelName, ChatChannel>;
  readonly lease: Lease;
  /** Where the pictures of posts are; without it posts go out as words alone. */
  readonly media?: Pick<MediaStore, 'read'>;
  /** Chance, from 0 to 1: without it the pace is even, as a replay needs it. */
  readonly chance?: () => number;
  /** Called when a post that went out beside others has been settled: its group may have the next. */
  readonly settled?: () => void;
}

/** A line with its pace. */
interface PacedLine extends Line {
  readonly pace: Pace;
}

interface Sending {
  readonly post: QueuedPost;
  readonly target: string;
  readonly line: PacedLine;
  readonly directory: Directory;
}

export function createCourier(
  service: Service,
  { channels, lease, media, chance = () => 0, settled = () => {} }: CourierParts,
): Courier {
  const paces = new Map(
    [...channels].map(([name, channel]) => [name, new Pace(service.pace === 'fast' ? UNPACED : channel.capabilities)]),
  );
  /** The fence under which each channel was taken over. */
  const taken = new Map<ChannelName, number | null>();
  /** When the right to speak was last asked for in vain. */
  const refusedAt = new Map<ChannelName, Moment>();
  const { settle, settleLeft, hasLeft } = createSettler(service);
  /** Until when a group waits for a post that was tried and will be tried again soon: the next one must not overtake it. */
  const awaits = new Map<string, Moment>();
  /** What is being sent beside other posts, by its group or person. */
  const onTheWay = new Map<string, Promise<unknown>>();
  /** Set by the last pass: the moment at which the first post that had to wait may go. */
  let waitsUntil: Moment | null = null;
  const waits = (until: Moment): void => {
    waitsUntil = Math.min(waitsUntil ?? until, until);
  };

  async function idle(): Promise<void> {
    await Promise.all(onTheWay.values());
    await settleLeft();
  }

  /** The right to send for the channel, if this process has it. What its last holder left half sent is sorted out first. */
  async function tenureOf(name: ChannelName, now: Moment): Promise<Tenure | undefined> {
    const tenure = await lease.hold(name);
    if (!tenure) {
      taken.delete(name);
      refusedAt.set(name, now);
      waits(now + ASK_AGAIN);
      return undefined;
    }
    if (taken.get(name) !== tenure.fence || !taken.has(name)) {
      // What this process itself is still sending has not been abandoned by anybody.
      await idle();
      await recoverOutbox(service, name, now);
      paces.get(name)?.resume(await service.work.stores.outbox.sentSince(name, startOfDay(dayOf(now))), now);
    }
    taken.set(name, tenure.fence);
    return tenure;
  }

  /** The channels that may send at this moment. */
  async function ready(now: Moment): Promise<ReadonlyMap<ChannelName, PacedLine>> {
    const lines = new Map<ChannelName, PacedLine>();
    for (const [name, channel] of channels) {
      const pace = paces.get(name) as Pace;
      if (!canSend(channel.status())) continue;
      const readyAt = pace.accountReadyAt(now);
      const tenure = readyAt > now ? undefined : await tenureOf(name, now);
      if (readyAt > now) waits(readyAt);
      else if (tenure) lines.set(name, { channel, pace, tenure, media });
    }
    return lines;
  }

  /** Sends what the pace allows at this moment, in order per group or person. */
  async function sendReady(
    posts: readonly QueuedPost[],
    lines: ReadonlyMap<ChannelName, PacedLine>,
    now: Moment,
  ): Promise<number> {
    const { directory } = await currentOffice(service);
    const held = new Set<string>(onTheWay.keys());
    if (held.size > 0) waits(now + LOOK_AGAIN);
    let count = 0;
    for (const post of posts) {
      const target = targetOf(post);
      if (held.has(target)) continue;
      const line = lines.get(post.channel) as PacedLine;
      const paced = line.pace.readyAt(target, now, post.pressing);
      const readyAt = post.pressing ? paced : Math.max(paced, awaits.get(target) ?? 0);
      if (readyAt > now) waits(readyAt);
      if (readyAt > now || !(await start({ post, target, line, directory }, now))) {
        held.add(target);
        continue;
      }
      if (onTheWay.has(target)) held.add(target);
      count += 1;
    }
    return count;
  }

  /** Every picture counts as a message of its own. */
  function spoke({ pace, channel }: PacedLine, { images = [] }: QueuedPost, target: string, now: Moment): void {
    const pictures = channel.capabilities.image ? images.length : 0;
    for (let sent = 0; sent <= pictures; sent += 1) pace.spoke(target, now, chance());
  }

  /** Sends a post, and waits for it only where the platform takes one after the other. False when the group has to wait. */
  async function start({ post, target, line, directory }: Sending, now: Moment): Promise<boolean> {
    if (line.channel.capabilities.atOnce <= 1) {
      if (!(await send(post, line, directory))) return false;
      spoke(line, post, target, now);
      return true;
    }
    if (onTheWay.size >= line.channel.capabilities.atOnce) return false;
    spoke(line, post, target, now);
    const sending = send(post, line, directory)
      .catch((fault: unknown) => service.report({ fault, where: `sending post ${post.seq}` }))
      .finally(() => {
        onTheWay.delete(target);
        // Its group may have the next at once: whoever is knocked must not find the moment of the last look.
        waitsUntil = null;
        settled();
      });
    onTheWay.set(target, sending);
    waits(now + LOOK_AGAIN);
    return true;
  }

  /** One attempt. True when the post left the queue for good. */
  async function send(queued: QueuedPost, line: Line, directory: Directory): Promise<boolean> {
    const { stores } = service.work;
    const { outbox } = stores;
    const post = await refreshedReceipt(stores, queued, service.clock.now());
    if (!post) return true;
    const anew = readdressed(post, directory);
    if (anew && anew !== post) {
      // The group went while this waited. It is taken up again, under its new address, in the next pass.
      await outbox.readdress(post.seq, anew);
      return false;
    }
    const outgoing = anew && encode(post, directory);
    if (!outgoing) {
      await outbox.settle(post.seq, { state: 'failed', why: '收件的群或人已不在办公室名单里，或者没有这个平台的账号' });
      return true;
    }
    const attempt = await outbox.begin(post.seq, line.tenure.fence);
    if (attempt === undefined) return false;
    const delivery = deliveryOf(await sendPost(line, post, outgoing), post, service.clock.now());
    if (delivery.state === 'queued')
      awaits.set(targetOf(post), Math.min(delivery.notBefore, service.clock.now() + LONGEST_AWAITED));
    await settle({ post, attempt, delivery });
    return delivery.state !== 'queued';
  }

  const online = (): readonly ChannelName[] =>
    [...channels.values()].filter((channel) => canSend(channel.status())).map((channel) => channel.name);

  /** Even with nothing to send: what the last holder left half sent has to be sorted out. */
  function takesOverAt(name: ChannelName, now: Moment): Moment {
    const refused = refusedAt.get(name);
    const ready = paces.get(name)?.accountReadyAt(now) ?? now;
    return Math.max(now, ready, refused === undefined ? now : refused + ASK_AGAIN);
  }

  return {
    async deliver(now) {
      waitsUntil = null;
      await settleLeft();
      const lines = await ready(now);
      if (lines.size === 0) return 0;
      for (const size of [FEW, MANY]) {
        const posts = await service.work.stores.outbox.due([...lines.keys()], now, size);
        const settled = await sendReady(posts, lines, now);
        if (settled > 0 || posts.length < size) return settled;
      }
      return 0;
    },
    idle,
    online,
    nextAt(now, earliestQueued) {
      const takeOver = online()
        .filter((name) => !taken.has(name))
        .map((name) => takesOverAt(name, now));
      const queued =
        earliestQueued === null || earliestQueued > now ? earliestQueued : Math.max(now, waitsUntil ?? now);
      const untold = hasLeft() ? [now] : [];
      const moments = [...takeOver, ...untold, ...(queued === null ? [] : [queued])];
      return moments.length === 0 ? null : Math.min(...moments);
    },
  };
}

const targetOf = (post: QueuedPost): string =>
  `${post.channel} ${'group' in post.to ? post.to.group : `person ${post.to.person}`}`;

import type { ChannelName } from '../domain/base/ids.ts';
import type { Directory } from '../domain/office/directory.ts';
import { Pace, UNPACED } from '../domain/post/pace.ts';
import { splitText } from '../domain/post/split.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { ChatChannel, Outgoing, SendResult } from '../ports/chat-channel.ts';
import type { Lease } from '../ports/lease.ts';
import type { Delivery, QueuedPost } from '../ports/outbox.ts';
import { listUncertain } from './list-uncertain.ts';
import { readdressed } from './readdress.ts';
import { RESENT, recoverOutbox } from './recover-outbox.ts';
import { refreshedReceipt } from './refresh-receipt.ts';
import { currentOffice, type Service } from './service.ts';

/** Posts looked at in a pass: first a few, and many only where the groups of those few all have to wait. */
const FEW = 16;
const MANY = 500;
/** Milliseconds until a process that may not send for a channel asks again whether it may. */
const ASK_AGAIN = 5_000;
/** How long an attempt that did not get through waits at first and at most. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 10 * 60_000;

/** Carries the outbox to the channels of this process, at their pace, in order per group. */
export interface Courier {
  /** Sends what may be sent now. Returns how many posts were settled. */
  deliver(now: Moment): Promise<number>;
  /** When something queued may be sent, given the pace; null while nothing waits. */
  nextAt(now: Moment, earliestQueued: Moment | null): Moment | null;
  /** Channels that could send now: others do not wake anybody. */
  online(): readonly ChannelName[];
}

export function createCourier(
  service: Service,
  channels: ReadonlyMap<ChannelName, ChatChannel>,
  lease: Lease,
): Courier {
  const paces = new Map(
    [...channels].map(([name, channel]) => [name, new Pace(service.pace === 'fast' ? UNPACED : channel.capabilities)]),
  );
  const mine = new Set<ChannelName>();
  /** Set by the last pass: the moment at which the first post that had to wait may go. */
  let waitsUntil: Moment | null = null;
  const waits = (until: Moment): void => {
    waitsUntil = Math.min(waitsUntil ?? until, until);
  };

  /** Whether this process may send for the channel. What its last holder left half sent is sorted out first. */
  async function holds(name: ChannelName, now: Moment): Promise<boolean> {
    if (!(await lease.hold(name))) {
      mine.delete(name);
      waits(now + ASK_AGAIN);
      return false;
    }
    if (!mine.has(name)) await recoverOutbox(service, name, now);
    mine.add(name);
    return true;
  }

  /** The channels that may send at this moment. */
  async function ready(now: Moment): Promise<ReadonlyMap<ChannelName, Line>> {
    const lines = new Map<ChannelName, Line>();
    for (const [name, channel] of channels) {
      const pace = paces.get(name) as Pace;
      if (channel.status().state !== 'online') continue;
      const readyAt = pace.accountReadyAt(now);
      if (readyAt > now) waits(readyAt);
      else if (await holds(name, now)) lines.set(name, { channel, pace });
    }
    return lines;
  }

  /** Sends what the pace allows at this moment, in order per group or person. */
  async function sendReady(
    posts: readonly QueuedPost[],
    lines: ReadonlyMap<ChannelName, Line>,
    now: Moment,
  ): Promise<number> {
    const { directory } = await currentOffice(service);
    const held = new Set<string>();
    let settled = 0;
    for (const post of posts) {
      const target = targetOf(post);
      if (held.has(target)) continue;
      const { channel, pace } = lines.get(post.channel) as Line;
      const readyAt = pace.readyAt(target, now);
      if (readyAt > now) waits(readyAt);
      if (readyAt > now || !(await send(service, { post, channel, directory }))) {
        held.add(target);
        continue;
      }
      pace.spoke(target, now);
      settled += 1;
    }
    return settled;
  }

  return {
    async deliver(now) {
      waitsUntil = null;
      const lines = await ready(now);
      if (lines.size === 0) return 0;
      for (const size of [FEW, MANY]) {
        const posts = await service.work.stores.outbox.due([...lines.keys()], now, size);
        const settled = await sendReady(posts, lines, now);
        if (settled > 0 || posts.length < size) return settled;
      }
      return 0;
    },
    online: () =>
      [...channels.values()].filter((channel) => channel.status().state === 'online').map((channel) => channel.name),
    nextAt(now, earliestQueued) {
      if (earliestQueued === null) return null;
      return earliestQueued > now ? earliestQueued : Math.max(now, waitsUntil ?? now);
    },
  };
}

/** One channel with its pace. */
interface Line {
  readonly channel: ChatChannel;
  readonly pace: Pace;
}

const targetOf = (post: QueuedPost): string =>
  `${post.channel} ${'group' in post.to ? post.to.group : `person ${post.to.person}`}`;

interface Dispatch {
  readonly post: QueuedPost;
  readonly channel: ChatChannel;
  readonly directory: Directory;
}

/** One attempt. True when the post left the queue for good. */
async function send(service: Service, { post: queued, channel, directory }: Dispatch): Promise<boolean> {
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
    await outbox.settle(post.seq, { state: 'failed', why: '收件的群或人已不在办公室名单里，或者已停用' });
    return true;
  }
  if (!(await outbox.begin(post.seq))) return false;
  const result = await sendParts(channel, outgoing);
  const delivery = deliveryOf(result, post, service.clock.now());
  await outbox.settle(post.seq, delivery);
  if (delivery.state === 'failed' || delivery.state === 'uncertain') {
    service.report({
      fault: delivery.why,
      where: `sending post ${post.seq}`,
      ...('group' in post.to ? { group: post.to.group } : {}),
    });
  }
  if (delivery.state === 'uncertain') await listUncertain(service, post, service.clock.now());
  return delivery.state !== 'queued';
}

type Keyed = Outgoing & Required<Pick<Outgoing, 'key'>>;

/** Longer posts go out in parts. When a later part fails nobody knows what was seen: that is uncertain, not failed. */
async function sendParts(channel: ChatChannel, outgoing: Keyed): Promise<SendResult> {
  let first: SendResult | undefined;
  for (const [index, text] of splitText(outgoing.text, channel.capabilities.maxBytes).entries()) {
    const key = index === 0 ? outgoing.key : `${outgoing.key}.${index + 1}`;
    const result = await attempt(channel, { ...outgoing, key, text, mentions: first ? [] : outgoing.mentions });
    if (result.outcome !== 'sent')
      return first ? { outcome: 'uncertain', why: `后半部分没有发出：${result.why}` } : result;
    first ??= result;
  }
  return first ?? { outcome: 'failed', code: 'rejected', why: '内容为空' };
}

async function attempt(channel: ChatChannel, outgoing: Outgoing): Promise<SendResult> {
  try {
    return await channel.send(outgoing);
  } catch (error) {
    return { outcome: 'uncertain', why: error instanceof Error ? error.message : String(error) };
  }
}

function deliveryOf(result: SendResult, post: QueuedPost, now: Moment): Delivery {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', at: now, platformId: result.platformId };
    case 'retry':
      return { state: 'queued', notBefore: now + Math.max(result.afterMs, backoff(post.attempts)), why: result.why };
    case 'uncertain':
      return { state: 'uncertain', why: result.why };
    case 'failed':
      return result.code === 'rejected'
        ? { state: 'failed', why: result.why }
        : { state: 'queued', notBefore: now + backoff(post.attempts), why: result.why };
  }
}

const backoff = (attempts: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 10));

/** A post in the platform's terms; undefined when its group or person has left the office. */
function encode(post: QueuedPost, directory: Directory): Keyed | undefined {
  const to = addressOf(post, directory);
  if (!to) return undefined;
  const mentions = post.mentions.map((id) => {
    const person = directory.person(id);
    return person
      ? { id, account: person.accounts[post.channel] ?? null, name: person.name }
      : { id, account: id, name: null };
  });
  return { to, key: `${post.seq}`, kind: post.kind, tickets: post.tickets, mentions, text: textOf(post) };
}

const textOf = (post: QueuedPost): string => (post.why === RESENT ? `（${RESENT}）${post.text}` : post.text);

function addressOf(post: QueuedPost, directory: Directory): Outgoing['to'] | undefined {
  if ('group' in post.to) {
    const group = directory.group(post.to.group);
    return group ? { groupKey: group.key } : undefined;
  }
  const person = directory.person(post.to.person);
  const account = person?.accounts[post.channel] ?? (post.channel === 'sim' ? person?.id : undefined);
  return account ? { account } : undefined;
}

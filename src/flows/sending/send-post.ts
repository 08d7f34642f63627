import type { ChannelName } from '../../domain/base/ids.ts';
import type { Directory } from '../../domain/office/directory.ts';
import { splitText } from '../../domain/post/split.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { ChatChannel, Outgoing, OutgoingImage, SendResult } from '../../ports/chat-channel.ts';
import type { Tenure } from '../../ports/lease.ts';
import type { MediaStore } from '../../ports/media-store.ts';
import { type Delivery, type QueuedPost, RESENT } from '../../ports/outbox.ts';
import { mayGoTwice } from './recover-outbox.ts';

/** How long an attempt that did not get through waits at first and at most. Milliseconds. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 10 * 60_000;
/** What a platform would not take for so long is nobody's news any more: somebody has to look. */
const GIVE_UP = DAY;
/** And so often: what only waited for its channel has not been refused yet. At the longest wait these are a day. */
const MOST_ATTEMPTS = DAY / LONGEST_WAIT;
/** How long the echo of a post is waited for, of which nobody knows whether it went out, before it goes out once more. */
const ECHO_WAIT = 60_000;

/** One channel as the right to speak on it is held. */
export interface Line {
  readonly channel: ChatChannel;
  readonly tenure: Tenure;
  readonly media: Pick<MediaStore, 'read'> | undefined;
}

/** A post in the platform's terms; undefined when its group or person has left the office. */
export function encode(post: QueuedPost, directory: Directory): Outgoing | undefined {
  const to = addressOf(post, directory);
  if (!to) return undefined;
  const mentions = post.mentions.map((id) => {
    const person = directory.person(id);
    return person
      ? { id, account: accountOf(person, post.channel), name: person.name }
      : { id, account: id, name: null };
  });
  return { to, key: `${post.seq}`, kind: post.kind, tickets: post.tickets, mentions, text: textOf(post) };
}

/** Only the simulator shows people who have no account. */
const accountOf = (
  { id, accounts }: { readonly id: string; readonly accounts: Readonly<Partial<Record<ChannelName, string>>> },
  channel: ChannelName,
): string | null => accounts[channel] ?? (channel === 'sim' ? id : null);

const textOf = (post: QueuedPost): string => (post.why === RESENT ? `（${RESENT}）${post.text}` : post.text);

function addressOf(post: QueuedPost, directory: Directory): Outgoing['to'] | undefined {
  if ('group' in post.to) {
    const group = directory.group(post.to.group);
    return group ? { groupKey: group.key } : undefined;
  }
  const person = directory.person(post.to.person);
  const account = person && accountOf(person, post.channel);
  return account ? { account } : undefined;
}

/** One attempt to send a post that has been begun. Never rejects. */
export async function sendPost(line: Line, post: QueuedPost, outgoing: Outgoing): Promise<SendResult> {
  for (const [index, name] of (post.images ?? []).entries()) {
    const image = await pictureOf(line, name);
    if (!image) continue;
    const key = `${outgoing.key}-image${index === 0 ? '' : `-${index + 1}`}`;
    const shown = await attempt(line, { ...outgoing, key, text: '', mentions: [], image });
    // The words say the same: a picture that the platform will not have never keeps them back.
    if (shown.outcome === 'retry') return shown;
  }
  return sendWords(line, outgoing);
}

async function pictureOf({ channel, media }: Line, name: string): Promise<OutgoingImage | undefined> {
  if (!channel.capabilities.image) return undefined;
  const stored = await media?.read(name).catch(() => undefined);
  return stored && { name, ...stored };
}

/** Longer posts go out in parts. When a later part fails nobody knows what was seen: that is uncertain, not failed. */
async function sendWords(line: Line, outgoing: Outgoing): Promise<SendResult> {
  let first: SendResult | undefined;
  for (const [index, text] of splitText(outgoing.text, line.channel.capabilities.maxBytes).entries()) {
    const part = { ...outgoing, key: index === 0 ? outgoing.key : `${outgoing.key}-${index + 1}`, text };
    const result = await attempt(line, first ? { ...part, mentions: [] } : part);
    if (result.outcome !== 'sent')
      return first ? { outcome: 'uncertain', why: `后半部分没有发出：${result.why}` } : result;
    first ??= result;
  }
  return first ?? { outcome: 'failed', code: 'rejected', why: '内容为空' };
}

async function attempt({ channel, tenure }: Line, outgoing: Outgoing): Promise<SendResult> {
  // A process that stood still may have lost the right to speak meanwhile; then another one has it.
  if (!tenure.lasts()) return { outcome: 'retry', afterMs: 0, why: '发送权已交给另一个进程' };
  try {
    return await channel.send(outgoing, () => tenure.lasts());
  } catch (error) {
    return { outcome: 'uncertain', why: error instanceof Error ? error.message : String(error) };
  }
}

/** What an attempt means for the post. */
export function deliveryOf(result: SendResult, post: QueuedPost, now: Moment): Delivery {
  const later = (afterMs: number, why: string): Delivery => ({
    state: 'queued',
    notBefore: now + Math.max(afterMs, backoff(post.attempts)),
    // The mark of a post that may have been seen stays with it.
    why: post.why === RESENT ? RESENT : why,
  });
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', at: now, platformId: result.platformId };
    case 'retry':
      return later(result.afterMs, result.why);
    case 'uncertain':
      return mayGoTwice({ ...post, attempts: post.attempts + 1 })
        ? { state: 'queued', notBefore: now + ECHO_WAIT, why: RESENT }
        : { state: 'uncertain', why: result.why };
    case 'failed':
      return result.code === 'rejected' || (now - post.createdAt > GIVE_UP && post.attempts >= MOST_ATTEMPTS)
        ? { state: 'failed', why: result.why }
        : later(0, result.why);
  }
}

const backoff = (attempts: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 10));

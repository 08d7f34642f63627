import type { OutgoingImage, SendResult } from '../../../ports/chat-channel.ts';
import { RIGHT_GONE } from '../right-gone.ts';
import type { BridgeAck, BridgePost } from './bridge-post.ts';
import type { Tray } from './tray.ts';

/** Where a post is put, one tray for each connector that is asked to send it. */
export interface HandOver {
  readonly trays: readonly Tray[];
  readonly post: BridgePost;
  readonly image: OutgoingImage | undefined;
  readonly mayStill: () => boolean;
  /** Milliseconds until a post that nobody fetched is taken back, and until one that was handed over counts as uncertain. */
  readonly fetchWithin: number;
  readonly ackWithin: number;
}

/** A post on its way. */
export interface Passage {
  readonly result: Promise<SendResult>;
  /** Whether a connector has got it. */
  given(): boolean;
  /** The channel stops: what is known by now is the result. */
  end(): void;
}

const TRY_AGAIN = 5_000;
const retry = (why: string): SendResult => ({ outcome: 'retry', afterMs: TRY_AGAIN, why });
const SILENT: SendResult = { outcome: 'uncertain', why: '已交给接入程序，但它没有回执' };

/**
 * Puts a post into the trays and waits for what the connectors say. One that sent it is enough; that it failed is known only when
 * all who got it say so. A post that nobody has fetched was not handed over: it may safely be tried again.
 */
export function handOver({ trays, post, image, mayStill, ...within }: HandOver): Passage {
  const answers = new Map<Tray, BridgeAck>();
  const given = new Set<Tray>();
  const { promise: result, resolve } = Promise.withResolvers<SendResult>();
  let ended = false;
  let timer = setTimeout(expire, within.fetchWithin);

  function finish(outcome: SendResult): void {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    for (const tray of trays) tray.drop(post.seq);
    resolve(outcome);
  }

  function expire(): void {
    finish(given.size === 0 ? retry('接入程序没有来取') : (refusalBy(given, answers) ?? SILENT));
  }

  function mayLeave(): boolean {
    if (ended) return false;
    if (given.size > 0 || mayStill()) return true;
    finish(retry(RIGHT_GONE));
    return false;
  }

  function left(tray: Tray): void {
    if (given.size === 0) {
      clearTimeout(timer);
      timer = setTimeout(expire, within.ackWithin);
    }
    given.add(tray);
  }

  function answer(tray: Tray, ack: BridgeAck): void {
    if (ack.outcome === 'sent') {
      finish({ outcome: 'sent', platformId: ack.platformId ?? null });
      return;
    }
    answers.set(tray, ack);
    const refusal = refusalBy(trays, answers);
    if (refusal) finish(refusal);
  }

  for (const tray of trays)
    tray.put({ post, image, mayLeave, left: () => left(tray), answer: (ack) => answer(tray, ack) });
  return { result, given: () => given.size > 0, end: expire };
}

/** What it comes to when none of them sent it; undefined while one has not answered. */
function refusalBy(asked: Iterable<Tray>, answers: ReadonlyMap<Tray, BridgeAck>): SendResult | undefined {
  const acks: BridgeAck[] = [];
  for (const tray of asked) {
    const ack = answers.get(tray);
    if (!ack) return undefined;
    acks.push(ack);
  }
  const unsure = acks.find(({ outcome }) => outcome === 'uncertain');
  if (unsure) return { outcome: 'uncertain', why: unsure.why ?? '接入程序也不知道发出了没有' };
  // Another try is worth it where one of them says so.
  const first = acks.find(({ code }) => code === 'throttled' || code === 'unreachable') ?? acks[0];
  return { outcome: 'failed', code: first?.code ?? 'rejected', why: first?.why ?? '接入程序说没有发出' };
}

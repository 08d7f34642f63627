import type { ChannelHandlers, ChannelStatus, ChatChannel, Outgoing, SendResult } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import { createKeys } from '../installation-keys.ts';
import { PLATFORM_CAPABILITIES } from '../platform-capabilities.ts';
import { createAckDesk } from './ack-desk.ts';
import type { BridgeDesk } from './bridge-desk.ts';
import { BridgeClosed } from './bridge-desk.ts';
import { type BridgeMemory, createNumbering, createRoads } from './bridge-memory.ts';
import { bridgePost, placeOf } from './bridge-post.ts';
import { bridgeStanding } from './bridge-status.ts';
import { handOver, type Passage } from './hand-over.ts';
import { takeItem } from './intake.ts';
import { createReadReceipts } from './read-receipts.ts';
import { createSeat, type Seat } from './seat.ts';
import { createTokenCheck } from './token-check.ts';

export interface BridgeChannelOptions {
  /** Account name → its connector's token. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly memory: BridgeMemory;
  readonly clock: Clock;
  /** Milliseconds until a post that nobody came to fetch goes back to the outbox. */
  readonly fetchWithin?: number;
  /** Milliseconds until a post handed over without an acknowledgement counts as uncertain. */
  readonly ackWithin?: number;
  /** Milliseconds a connector that polls counts as there after its last question. */
  readonly stays?: number;
  /** Milliseconds after which a connector that polls is given again what it did not acknowledge. */
  readonly again?: number;
}

/** The channel, and the side of it the connectors come to. */
export interface BridgeChannel extends ChatChannel {
  readonly desk: BridgeDesk;
}

const NAME = 'bridge';
const SECOND = 1_000;
const TRY_AGAIN = 5 * SECOND;
/** How long acknowledgements are waited for when the server stops. */
const LAST_MOMENT = 2 * SECOND;
const retry = (why: string): SendResult => ({ outcome: 'retry', afterMs: TRY_AGAIN, why });

/** Groups that come by another road: connectors bring what was said and fetch what is to be said. Transport-free. */
export function createBridgeChannel(options: BridgeChannelOptions): BridgeChannel {
  const { tokens, memory, clock, stays = 60 * SECOND, again = 5 * SECOND } = options;
  // Posts go out one after the other: while one waits, so do all. What comes later than this still counts, as an echo does.
  const { fetchWithin = 15 * SECOND, ackWithin = 10 * SECOND } = options;
  const seats = new Map<string, Seat>(
    Object.keys(tokens).map((account) => [account, createSeat({ account, stays, again, changed: tellStatus })]),
  );
  const numbering = createNumbering(memory);
  const roads = createRoads(memory);
  const keys = createKeys(memory.origin);
  const receipts = createReadReceipts();
  const acks = createAckDesk(clock, keys);
  const passages = new Set<Passage>();
  const underWay = new Set<Promise<unknown>>();
  let handlers: ChannelHandlers | undefined;
  let shut = false;
  let status: ChannelStatus = { state: 'stopped', since: clock.now() };

  function tellStatus(): void {
    const { code, ...standing } = handlers ? bridgeStanding([...seats.values()]) : { state: 'stopped' as const };
    const now = clock.now();
    const same = standing.state === status.state && standing.reason === status.reason && code === status.scan?.code;
    if (same) return;
    const shown = status.scan?.code === code ? status.scan : undefined;
    const scan = code === undefined ? {} : { scan: shown ?? { code, since: now } };
    status = { ...standing, since: standing.state === status.state ? status.since : now, ...scan };
    handlers?.status(status);
  }

  /** Who is to send it: the connector the place was last heard through, or, of a place nobody spoke in yet, each that works. */
  async function addressees(to: Outgoing['to']): Promise<readonly Seat[]> {
    const account = await roads.to(placeOf(to));
    const known = account === undefined ? undefined : seats.get(account);
    return (known ? [known] : [...seats.values()]).filter((seat) => seat.works());
  }

  async function send(message: Outgoing, mayStill: () => boolean): Promise<SendResult> {
    const asked = await addressees(message.to);
    if (asked.length === 0) return retry('没有接入程序在线');
    const seq = await numbering.next();
    const key = await keys.outward(message.key);
    if (!handlers || shut) return retry('外接渠道没有在运行');
    const post = bridgePost(seq, { ...message, key });
    const trays = asked.map((seat) => seat.tray);
    const passage = handOver({ trays, post, image: message.image, mayStill, fetchWithin, ackWithin });
    acks.expect(post);
    passages.add(passage);
    for (const seat of asked) seat.fetch();
    const result = await passage.result;
    passages.delete(passage);
    return result;
  }

  async function shutDoor(): Promise<void> {
    shut = true;
    for (const passage of passages) if (!passage.given()) passage.end();
    const overdue = setTimeout(endPassages, LAST_MOMENT);
    await Promise.all([...passages].map(({ result }) => result));
    clearTimeout(overdue);
  }

  function endPassages(): void {
    for (const passage of passages) passage.end();
  }

  /** What was begun is ended before the channel stops. */
  function begun<T>(work: (handlers: ChannelHandlers) => Promise<T>): Promise<T> {
    if (!handlers) return Promise.reject(new BridgeClosed());
    const running = work(handlers);
    underWay.add(running);
    const over = (): void => void underWay.delete(running);
    running.then(over, over);
    return running;
  }

  const seatOf = (account: string): Seat => {
    const seat = seats.get(account);
    if (!seat || !handlers) throw new BridgeClosed();
    return seat;
  };

  const desk: BridgeDesk = {
    accountOf: createTokenCheck(tokens),
    take: (account, item) => begun((own) => takeItem({ handlers: own, roads, receipts, keys }, account, item)),
    picture: (bytes) => begun((own) => own.picture(bytes)),
    ack: (account, ack) => begun((own) => acks.take(own, seats.get(account)?.tray, ack)),
    sit(account, line, after) {
      numbering.passed(after);
      return seatOf(account).sit(line);
    },
    async poll(account, wish) {
      numbering.passed(wish.after);
      return seatOf(account).poll(wish);
    },
    say: (account, state) => seatOf(account).say(state),
    shut: shutDoor,
    image: (account, seq) => seats.get(account)?.tray.find(seq)?.image,
  };

  return {
    name: NAME,
    capabilities: PLATFORM_CAPABILITIES[NAME],
    desk,
    async start(given) {
      handlers = given;
      shut = false;
      tellStatus();
    },
    async stop() {
      const last = handlers;
      handlers = undefined;
      await Promise.allSettled(underWay);
      endPassages();
      for (const seat of seats.values()) seat.stop();
      if (status.state === 'stopped') return;
      status = { state: 'stopped', since: clock.now() };
      last?.status(status);
    },
    status: () => status,
    async send(message, mayStill = () => true) {
      if (!handlers) return retry('外接渠道没有在运行');
      try {
        return await send(message, mayStill);
      } catch (fault) {
        // Only what comes before the handing over can fail: nothing has left.
        return retry(fault instanceof Error ? fault.message : String(fault));
      }
    },
    wasRead: async (account, id) => receipts.wasRead(account, id),
  };
}

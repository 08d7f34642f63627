import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import { MESSAGE_TYPE } from './decode-content.ts';
import { decodeEcho, decodeMessage, isOwn, needsNames } from './decode-message.ts';
import { GRPC, grpcFaultOf } from './grpc-fault.ts';
import type { RawMessage } from './heard-message.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { FromProcess } from './process-messages.ts';
import type { PuppetLink } from './puppet-link.ts';

/** Messages fetched at the same time. */
const AT_ONCE = 16;
/** How often a message’s content is asked for while the connection stands, and how long after a failure. */
const TRIES = 3;
const TRY_AGAIN = 1_000;
/** How long those told of later wait for one whose content is slow to come. */
const IN_TURN = 1_000;
/** Failures of the way, not of the message: it is asked for again as soon as there is a connection. */
const ON_THE_WAY: readonly number[] = [1, GRPC.deadlineExceeded, GRPC.unavailable, GRPC.unauthenticated];

export interface Receiver {
  /** There is such a message. Twice the same is fetched once while it is on its way. */
  notice(id: MessageId): void;
  /** Whoever waits for a connection may go on. */
  resume(): void;
}

export interface ReceiverOptions {
  readonly link: Pick<PuppetLink, 'calls' | 'self'>;
  tell(message: FromProcess): void;
  now(): number;
}

interface Turn {
  /** Resolves when it is this one’s turn. */
  readonly mine: Promise<void>;
  /** Lets the next one go. */
  pass(): void;
}

interface Fetching {
  readonly calls: PlatformCalls;
  readonly self: AccountId;
  readonly turn: Turn;
}

/** An event brings only a message’s id: this fetches what it says, and its picture, before links run out. */
export function createReceiver({ link, tell, now }: ReceiverOptions): Receiver {
  const waiting = new Map<MessageId, number>();
  const underWay = new Set<MessageId>();
  /** Resolves once the last one that was asked for has been handed over. */
  let last: Promise<void> = Promise.resolve();

  function pump(): void {
    if (!link.calls() || link.self() === undefined) return;
    for (const [id, tries] of waiting) {
      if (underWay.size >= AT_ONCE) return;
      waiting.delete(id);
      underWay.add(id);
      const turn = nextTurn();
      void fetch(id, tries, turn).finally(() => {
        turn.pass();
        underWay.delete(id);
        pump();
      });
    }
  }

  /** WeChat’s clock counts seconds: of two messages of one second only the order in which they came tells which was first. */
  function nextTurn(): Turn {
    const passed = Promise.withResolvers<void>();
    const timer = setTimeout(passed.resolve, IN_TURN);
    const mine = last;
    last = passed.promise;
    const pass = (): void => {
      clearTimeout(timer);
      passed.resolve();
    };
    return { mine, pass };
  }

  async function fetch(id: MessageId, tries: number, turn: Turn): Promise<void> {
    const [calls, self] = [link.calls(), link.self()];
    if (!calls || self === undefined) {
      waiting.set(id, tries);
      return;
    }
    try {
      await handOver(await calls.message(id), { calls, self, turn });
    } catch (error) {
      const { code, details } = grpcFaultOf(error);
      if (ON_THE_WAY.includes(code)) later(id, tries);
      else if (tries + 1 < TRIES) later(id, tries + 1);
      else tell({ type: 'unreadable', id, why: details.slice(0, 200) });
    }
  }

  function later(id: MessageId, tries: number): void {
    setTimeout(() => {
      waiting.set(id, tries);
      pump();
    }, TRY_AGAIN);
  }

  async function handOver(raw: RawMessage, { calls, self, turn }: Fetching): Promise<void> {
    if (isOwn(raw, self)) {
      tell({ type: 'echo', echo: decodeEcho(raw, now()) });
      return;
    }
    const names = needsNames(raw) ? await calls.memberNames(raw.roomId, self).catch(() => []) : [];
    const message = decodeMessage(raw, { id: self, names }, now());
    if (raw.type === MESSAGE_TYPE.image) turn.pass();
    const picture = raw.type === MESSAGE_TYPE.image ? await copied(raw.id, calls) : undefined;
    await turn.mine;
    tell({ type: 'message', message, ...(picture ? { picture } : {}) });
  }

  /** A picture that cannot be had does not hold up the message. */
  async function copied(id: MessageId, calls: PlatformCalls): Promise<Uint8Array | undefined> {
    try {
      return await calls.picture(id);
    } catch (error) {
      tell({ type: 'no-picture', id, why: grpcFaultOf(error).details.slice(0, 200) });
      return undefined;
    }
  }

  return {
    notice(id) {
      tell({ type: 'noticed', id });
      if (underWay.has(id)) return;
      waiting.set(id, 0);
      pump();
    },
    resume: pump,
  };
}

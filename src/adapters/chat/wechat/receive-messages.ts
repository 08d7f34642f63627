import type { MessageId } from '../../../domain/base/ids.ts';
import { MESSAGE_TYPE } from './decode-content.ts';
import { decodeEcho, decodeMessage, isOwn, needsNames, type Self } from './decode-message.ts';
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

/** An event brings only a message’s id: this fetches what it says, and its picture, before links run out. */
export function createReceiver({ link, tell, now }: ReceiverOptions): Receiver {
  const waiting = new Map<MessageId, number>();
  const underWay = new Set<MessageId>();

  function pump(): void {
    if (!link.calls() || link.self() === undefined) return;
    for (const [id, tries] of waiting) {
      if (underWay.size >= AT_ONCE) return;
      waiting.delete(id);
      underWay.add(id);
      void fetch(id, tries).finally(() => {
        underWay.delete(id);
        pump();
      });
    }
  }

  async function fetch(id: MessageId, tries: number): Promise<void> {
    const [calls, self] = [link.calls(), link.self()];
    if (!calls || self === undefined) {
      waiting.set(id, tries);
      return;
    }
    try {
      await handOver(await calls.message(id), calls, self);
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

  async function handOver(raw: RawMessage, calls: PlatformCalls, self: string): Promise<void> {
    const known: Self = { id: self, names: [] };
    if (isOwn(raw, known)) {
      tell({ type: 'echo', echo: decodeEcho(raw, now()) });
      return;
    }
    const names = needsNames(raw) ? await calls.memberNames(raw.roomId, self).catch(() => []) : [];
    const message = decodeMessage(raw, { id: self, names }, now());
    const picture = raw.type === MESSAGE_TYPE.image ? await copied(raw.id, calls) : undefined;
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

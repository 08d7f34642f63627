import type { ChannelName } from '../../../domain/base/ids.ts';
import type {
  Capabilities,
  ChannelHandlers,
  ChannelStatus,
  ChatChannel,
  Delivered,
  GroupEvent,
} from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';

/** The simulator in place of one platform: what is posted is read from the outbox, what people say comes in through `deliver`. */
export interface SimChannel extends ChatChannel {
  /** Somebody spoke in a simulated group. Resolves once the message is durable. */
  deliver(delivered: Delivered): Promise<void>;
  /** Something happened to a simulated group. Resolves once what follows from it is kept. */
  raise(event: GroupEvent): Promise<void>;
  /** Calls the listener when something was said or posted; returns how to stop that. A post is in the outbox a moment later. */
  subscribe(listener: () => void): () => void;
}

export interface SimChannelOptions {
  /** The platform it stands in for. */
  readonly name: ChannelName;
  /** The platform's, of which the length of a message is kept. */
  readonly capabilities: Capabilities;
  readonly clock: Clock;
}

/** What the simulator does not share with the platform: it sees and shows everything, and nobody counts how fast it speaks. */
const OWN: Partial<Capabilities> = {
  seesAllMessages: true,
  image: true,
  mention: true,
  direct: true,
  settle: 0,
  minGap: 100,
  jitter: 0,
  minGapPerGroup: 500,
  ratePerMinute: 300,
  perDay: Number.MAX_SAFE_INTEGER,
  atOnce: 1,
};

export function createSimChannel({ name, capabilities, clock }: SimChannelOptions): SimChannel {
  const listeners = new Set<() => void>();
  let handlers: ChannelHandlers | undefined;
  let status: ChannelStatus = { state: 'stopped', since: clock.now() };
  let count = 0;
  const goes = (state: ChannelStatus['state']): void => {
    status = { state, since: clock.now() };
    handlers?.status(status);
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    name,
    capabilities: { ...capabilities, ...OWN },
    async start(given) {
      handlers = given;
      goes('online');
    },
    async stop() {
      goes('stopped');
      handlers = undefined;
    },
    status: () => status,
    async send(_message, mayStill = () => true) {
      if (!mayStill()) return { outcome: 'retry', afterMs: 0, why: '发送权已交给另一个进程' };
      if (!handlers) return { outcome: 'failed', code: 'unreachable', why: '模拟器没有运行' };
      count += 1;
      tell();
      // The clock never goes back, so the pair is not given twice, not even after a restart.
      return { outcome: 'sent', platformId: `sim-${clock.now().toString(36)}-${count}` };
    },
    async deliver(delivered) {
      if (!handlers) throw new Error(`the simulator of ${name} is not running`);
      await handlers.message(delivered);
      tell();
    },
    async raise(event) {
      if (!handlers) throw new Error(`the simulator of ${name} is not running`);
      await handlers.group?.(event);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

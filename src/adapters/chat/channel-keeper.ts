import type { ChannelName } from '../../domain/base/ids.ts';
import type { ChannelHandlers, ChannelStatus, ChatChannel } from '../../ports/chat-channel.ts';
import type { Lease } from '../../ports/lease.ts';

export interface KeeperOptions {
  readonly channels: ReadonlyMap<ChannelName, ChatChannel>;
  readonly lease: Pick<Lease, 'hold'>;
  handlersOf(channel: ChannelName, status: (status: ChannelStatus) => void): ChannelHandlers;
  /** Keeps how a channel stands: at every change, and at every turn as a sign of life. May reject. */
  watch(channel: ChannelName, status: ChannelStatus): Promise<void>;
  /** Milliseconds between two turns. */
  readonly every: number;
  report(fault: unknown, channel: ChannelName): void;
}

/** Runs the channels whose account is this process's: of several processes on one account, one connects. */
export interface ChannelKeeper {
  start(): void;
  /** Resolves when every channel has stopped and its end is kept. */
  stop(): Promise<void>;
}

export function createChannelKeeper(options: KeeperOptions): ChannelKeeper {
  const keepers = [...options.channels.values()].map((channel) => keepOne(channel, options));
  return {
    start() {
      for (const keeper of keepers) keeper.start();
    },
    async stop() {
      await Promise.all(keepers.map((keeper) => keeper.stop()));
    },
  };
}

function keepOne(channel: ChatChannel, { lease, handlersOf, watch, every, report }: KeeperOptions): ChannelKeeper {
  const { name } = channel;
  const fault = (cause: unknown): void => report(cause, name);
  let running = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  /** What is said of the channel is kept in the order in which it was said. */
  let said: Promise<void> = Promise.resolve();
  const say = (status: ChannelStatus): void => {
    said = said.then(() => watch(name, status)).catch(fault);
  };
  // A channel that another process has taken over is spoken of by that one.
  const handlers = handlersOf(name, (status) => {
    if (running) say(status);
  });

  async function look(): Promise<void> {
    let held: boolean;
    try {
      held = (await lease.hold(name)) !== undefined;
    } catch (cause) {
      // The database is away. Nobody else can have taken over; what is heard meanwhile comes again, for it is not acknowledged.
      return fault(cause);
    }
    if (held && !running) {
      running = true;
      await channel.start(handlers).catch((cause: unknown) => {
        running = false;
        throw cause;
      });
    } else if (!held && running) {
      running = false;
      await channel.stop();
      // The new holder speaks for the account, and for how it stands.
      return;
    }
    if (running) say(channel.status());
  }

  function next(): void {
    if (stopped) return;
    turn = look().catch(fault);
    void turn.finally(() => {
      if (!stopped) timer = setTimeout(next, every);
    });
  }

  return {
    start() {
      stopped = false;
      next();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      if (running) await channel.stop();
      running = false;
      await said;
    },
  };
}

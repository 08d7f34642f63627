import type { BridgeDesk } from './adapters/chat/bridge/bridge-desk.ts';
import { createChannelKeeper, type KeeperOptions } from './adapters/chat/channel-keeper.ts';
import { PLATFORM_CAPABILITIES } from './adapters/chat/platform-capabilities.ts';
import { createSimChannel, type SimChannel } from './adapters/chat/sim/sim-channel.ts';
import { createSpeakingGate } from './adapters/chat/speaking-gate.ts';
import type { Database } from './adapters/database/client.ts';
import { createWaker } from './adapters/jobs/waker.ts';
import type { Logger } from './adapters/log.ts';
import type { Config } from './config/env.ts';
import type { ChannelName } from './domain/base/ids.ts';
import { climbing, delivery } from './flows/job-table.ts';
import { hasComeToNeedHand, linkToLogin } from './flows/sending/ask-for-hand.ts';
import { channelHandlers } from './flows/sending/channel-handlers.ts';
import { createCourier } from './flows/sending/deliver-outbox.ts';
import { BEAT, watchChannel } from './flows/sending/watch-channel.ts';
import { currentOffice, type Service } from './flows/service.ts';
import type { ChannelStatus, ChatChannel } from './ports/chat-channel.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Lease } from './ports/lease.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { OfficeVersion } from './ports/office-store.ts';
import type { WakeSource } from './ports/wake-source.ts';

/** The platforms this process can speak to. */
export interface RealChannels {
  readonly channels: ReadonlyMap<ChannelName, ChatChannel>;
  /** Where the programs attached by the bridge come to. */
  readonly bridge?: BridgeDesk;
  /** How people call the bot changes with the office: a platform may leave the call in the text. */
  officeIs(office: OfficeVersion): void;
}

interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly ids: Ids;
  readonly log: Logger;
}

/** The real platforms named in `CHANNELS`. Nothing connects yet; what a platform needs is loaded only where it is named. */
export async function realChannels({ config, clock, database, ids, log }: Parts): Promise<RealChannels> {
  const channels = new Map<ChannelName, ChatChannel>();
  let bridge: BridgeDesk | undefined;
  let names: readonly string[] = [];
  if (config.channels.includes('wechat')) {
    const { createWeChatChannel } = await import('./adapters/chat/wechat/wechat-channel.ts');
    const note = (fields: object): void => log.warn({ channel: 'wechat', ...fields }, 'channel');
    channels.set(
      'wechat',
      createWeChatChannel({ ...config.wechat, capabilities: PLATFORM_CAPABILITIES.wechat, clock, log: note }),
    );
  }
  if (config.channels.includes('dingtalk')) {
    const [{ createDingTalkChannel }, { createInstallationOrigin }] = await Promise.all([
      import('./adapters/chat/dingtalk/dingtalk-channel.ts'),
      import('./adapters/database/installation-origin.ts'),
    ]);
    const { clientId = '', clientSecret = '', robotCode = '', ...rest } = config.dingtalk;
    const account = { clientId, clientSecret, robotCode, ...rest };
    channels.set(
      'dingtalk',
      createDingTalkChannel({
        ...account,
        capabilities: PLATFORM_CAPABILITIES.dingtalk,
        clock,
        log,
        botNames: () => names,
        origin: createInstallationOrigin(database, ids),
      }),
    );
  }
  // Posts and connectors meet in one process: another one must not take the account.
  if (config.channels.includes('bridge') && bothRoles(config)) {
    const [{ createBridgeChannel }, { createBridgeMemory }] = await Promise.all([
      import('./adapters/chat/bridge/bridge-channel.ts'),
      import('./adapters/database/bridge-memory.ts'),
    ]);
    const channel = createBridgeChannel({ ...config.bridge, memory: createBridgeMemory(database, ids), clock });
    channels.set('bridge', channel);
    bridge = channel.desk;
  }
  return {
    channels,
    ...(bridge ? { bridge } : {}),
    officeIs: ({ policy }) => {
      names = policy.office.botNames;
    },
  };
}

const bothRoles = ({ roles }: Pick<Config, 'roles'>): boolean => roles.includes('web') && roles.includes('channels');

/** What the person who starts the service should know of its channels. */
export const channelRemarks = (config: Pick<Config, 'channels' | 'roles'>): readonly string[] =>
  config.channels.includes('bridge') && !bothRoles(config)
    ? ['外接渠道要由 ROLES 同时含 web 和 channels 的进程来跑，这个进程不跑它。']
    : [];

/** The simulator stands in for every platform of the office whose own channel is not run. */
export async function simulatedChannels(
  service: Service,
  { channels }: Pick<Config, 'channels'>,
): Promise<ReadonlyMap<ChannelName, SimChannel>> {
  if (!channels.includes('sim')) return new Map();
  const { policy } = await currentOffice(service);
  const names = new Set<ChannelName>(['sim', 'wechat', 'dingtalk', ...policy.groups.map((group) => group.channel)]);
  const { clock } = service;
  return new Map(
    [...names]
      .filter((name) => name === 'sim' || !channels.includes(name))
      .map((name) => [name, createSimChannel({ name, capabilities: PLATFORM_CAPABILITIES[name], clock })]),
  );
}

/** How long a burst may arrive out of order on the platforms that are run. Milliseconds. */
export const settleOf = ({ channels }: RealChannels): number =>
  Math.max(0, ...[...channels.values()].map((channel) => channel.capabilities.settle));

interface Running {
  readonly service: Service;
  readonly real: RealChannels;
  readonly lease: Lease;
  readonly media: MediaStore;
  readonly wake: WakeSource;
  readonly log: Logger;
}

/** The real platforms as they are run by this process. */
export interface Platforms {
  /** `heard` is called when there is something for the jobs to do. */
  start(heard: () => void): void;
  /** There may be something to send. */
  knock(): void;
  /** Resolves when what is on its way has gone and every channel has stopped. */
  stop(): Promise<void>;
}

/** Each platform carries its own posts: one that hangs holds up neither the jobs nor the others. */
export function platformsOf({ service, real, lease, media, wake, log }: Running): Platforms {
  const { clock } = service;
  const gate = createSpeakingGate();
  const carriers = [...real.channels].map(([name, given]) => {
    const channel = gate.view(given);
    const courier = createCourier(service, {
      channels: new Map([[name, channel]]),
      lease,
      media,
      chance: Math.random,
      settled: () => waker.knock(),
    });
    const report = (fault: unknown): void => log.error({ err: fault, channel: name }, 'delivery');
    const works = { jobs: [delivery(courier), climbing(service, channel)], wake, courier };
    const waker = createWaker({ works, clock, report });
    return { courier, waker };
  });
  const knock = (): void => {
    for (const { waker } of carriers) waker.knock();
  };
  let heard = (): void => {};
  const keeper = createChannelKeeper({
    channels: real.channels,
    lease,
    handlersOf: (_name, status) => channelHandlers(service, media, { knock: () => heard(), status }),
    watch: channelWatch(service, log, async (name, status) => {
      real.officeIs(await currentOffice(service));
      gate.letThrough(name, status);
      knock();
    }),
    every: BEAT,
    report: (fault, channel) => log.error({ err: fault, channel }, 'channel'),
  });
  return {
    start(tell) {
      heard = tell;
      for (const { waker } of carriers) waker.start();
      keeper.start();
    },
    knock,
    async stop() {
      await Promise.all(carriers.map(({ waker }) => waker.stop()));
      await Promise.all(carriers.map(({ courier }) => courier.idle()));
      await keeper.stop();
    },
  };
}

/** Keeps how a channel stands, and tells the log of every change; what needs a person comes with the page where he can help. */
function channelWatch(
  service: Service,
  log: Logger,
  watched: (channel: ChannelName, status: ChannelStatus) => Promise<void>,
): KeeperOptions['watch'] {
  const last = new Map<ChannelName, ChannelStatus>();
  return async (channel, status) => {
    const before = last.get(channel);
    last.set(channel, status);
    if (status.state !== before?.state || status.reason !== before.reason) {
      const needed = hasComeToNeedHand({ before, status });
      const page = needed && service.links ? { page: linkToLogin(service.links, channel, service.clock.now()) } : {};
      log[needed ? 'warn' : 'info']({ channel, state: status.state, why: status.reason, ...page }, 'channel');
    }
    await watchChannel(service, channel, status);
    await watched(channel, status);
  };
}

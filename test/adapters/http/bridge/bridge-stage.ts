import { WebSocket } from 'ws';
import { type BridgeChannel, createBridgeChannel } from '../../../../src/adapters/chat/bridge/bridge-channel.ts';
import type { BridgeMemory } from '../../../../src/adapters/chat/bridge/bridge-memory.ts';
import type { BridgePost } from '../../../../src/adapters/chat/bridge/bridge-post.ts';
import type { ChannelHandlers, Outgoing } from '../../../../src/ports/chat-channel.ts';
import { type HeardHandlers, heardHandlers } from '../../../builders/heard-handlers.ts';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';
import { type SettableClock, settableClock } from '../../../fakes/settable-clock.ts';
import { type HttpStage, httpStage } from '../http-stage.ts';

export const TOKENS = { phone: 'long-random-phone', wecom: 'long-random-wecom' } as const;
export type Account = keyof typeof TOKENS;

type Timing = Partial<Pick<Parameters<typeof createBridgeChannel>[0], 'fetchWithin' | 'ackWithin' | 'stays' | 'again'>>;

export interface BridgeStage {
  readonly channel: BridgeChannel;
  readonly handlers: HeardHandlers;
  readonly clock: SettableClock;
  readonly http: HttpStage;
  readonly memory: BridgeMemory;
  get(path: string, account?: Account): Promise<Response>;
  post(path: string, body: unknown, account?: Account): Promise<Response>;
  connect(options?: { account?: Account; after?: number }): Promise<Connector>;
  close(): Promise<void>;
}

interface Wishes {
  readonly tokens?: Readonly<Record<string, string>>;
  readonly memory?: BridgeMemory;
  readonly timing?: Timing;
  readonly handlers?: Partial<ChannelHandlers>;
  readonly channels?: HttpStage['deps']['config']['channels'];
}

/** The bridge behind a real server on a free port. */
export async function bridgeStage({
  tokens = { phone: TOKENS.phone },
  memory = fakeBridgeMemory(),
  timing = {},
  handlers: part = {},
  channels = ['sim'],
}: Wishes = {}): Promise<BridgeStage> {
  const clock = settableClock(Date.parse('2026-03-12T10:00:00+08:00'));
  const channel = createBridgeChannel({ tokens, memory, clock, ...timing });
  const handlers = heardHandlers(part);
  await channel.start(handlers);
  const http = await httpStage({ channels, deps: { bridge: channel.desk } });
  const headers = (account: Account) => ({ Authorization: `Bearer ${TOKENS[account]}` });
  return {
    channel,
    handlers,
    clock,
    http,
    memory,
    get: (path, account = 'phone') => fetch(`${http.address}${path}`, { headers: headers(account) }),
    post: (path, body, account = 'phone') => http.post(path, body, headers(account)),
    connect: ({ account = 'phone', after = 0 } = {}) => connect(http.address, TOKENS[account], after),
    async close() {
      await http.close();
      await channel.stop();
    },
  };
}

export type Frame = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A connector on the WebSocket road. */
export interface Connector {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  readonly closed: Promise<number>;
  say(frame: unknown): void;
  /** The first frame that fits and was not given yet. */
  next(type: string): Promise<Frame>;
  post(): Promise<BridgePost & Frame>;
}

export async function connect(address: string, token: string, after = 0): Promise<Connector> {
  const url = `${address.replace('http', 'ws')}/bridge/socket?after=${after}`;
  const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } });
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const used = new Set<Frame>();
  const next = (type: string): Promise<Frame> =>
    new Promise((resolve, reject) => {
      const overdue = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`no ${type} among ${JSON.stringify(frames).slice(0, 500)}`));
      }, 5_000);
      const look = (): void => {
        const found = frames.find((frame) => frame.type === type && !used.has(frame));
        if (!found) return;
        used.add(found);
        waiting.delete(look);
        clearTimeout(overdue);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    socket,
    frames,
    closed,
    say: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next,
    post: async () => (await next('post')) as BridgePost & Frame,
  };
}

/** Looks again until it is so. */
export async function until(is: () => unknown, what: string, within = 5_000): Promise<void> {
  const deadline = performance.now() + within;
  while (!is()) {
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const outgoing = (part: Partial<Outgoing> = {}): Outgoing => ({
  key: '1',
  to: { groupKey: 'room-1' },
  kind: 'answer',
  tickets: [],
  mentions: [],
  text: '您反映的事已登记。',
  ...part,
});

export const message = (part: Record<string, unknown> = {}): Record<string, unknown> => ({
  at: '2026-03-12T09:59:00+08:00',
  group: 'room-1',
  id: 'm1',
  from: 'wx-1',
  fromName: '3栋李',
  text: '3号楼电梯坏了',
  kind: 'text',
  ...part,
});

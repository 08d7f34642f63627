import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLATFORM_CAPABILITIES } from '../../../src/adapters/chat/platform-capabilities.ts';
import { createSimChannel, type SimChannel } from '../../../src/adapters/chat/sim/sim-channel.ts';
import type { HttpDeps } from '../../../src/adapters/http/http-deps.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createCountingIds } from '../../../src/adapters/ids.ts';
import { createLogger } from '../../../src/adapters/log.ts';
import { createFileMediaStore } from '../../../src/adapters/media/file-media-store.ts';
import type { ChannelName } from '../../../src/domain/base/ids.ts';
import type { OfficePolicy } from '../../../src/domain/policy/office-policy.ts';
import type { PostDraft } from '../../../src/domain/post/post.ts';
import type { Moment } from '../../../src/domain/time/moment.ts';
import type { GroupEvent } from '../../../src/ports/chat-channel.ts';
import { anOffice } from '../../builders/an-office.ts';
import { heardHandlers } from '../../builders/heard-handlers.ts';
import { createFakeWork, type FakeStores } from '../../fakes/fake-unit-of-work.ts';
import { type SettableClock, settableClock } from '../../fakes/settable-clock.ts';

const START: Moment = Date.parse('2026-03-12T10:00:00+08:00');

export interface HttpStage {
  /** What the server was given. */
  readonly deps: HttpDeps;
  readonly address: string;
  readonly clock: SettableClock;
  readonly stores: FakeStores;
  /** Lines of the log. */
  readonly log: string[];
  /** What happened to groups. */
  readonly events: readonly GroupEvent[];
  get(path: string): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Lets the bot have posted something now. */
  posted(draft: Partial<PostDraft> & Pick<PostDraft, 'to' | 'text'>): Promise<void>;
  close(): Promise<void>;
}

interface Wishes {
  readonly office?: OfficePolicy;
  readonly channels?: HttpDeps['config']['channels'];
  readonly start?: Moment;
  /** Parts of what the server is given, instead of the usual. */
  readonly deps?: Partial<HttpDeps>;
}

/** The HTTP side over stores in memory, listening on a free port. */
export async function httpStage({
  office = anOffice(),
  channels = ['sim'],
  start = START,
  deps = {},
}: Wishes = {}): Promise<HttpStage> {
  const { stores } = createFakeWork();
  await stores.offices.save(office, 'system', start);
  const clock = settableClock(start);
  const folder = await mkdtemp(path.join(tmpdir(), 'http-stage-'));
  const log: string[] = [];
  const events: GroupEvent[] = [];
  const simulated = channels.includes('sim') ? await simulatedChannels(stores, clock, events) : undefined;
  const current = async () => {
    const version = await stores.offices.current();
    if (!version) throw new Error('no office');
    return version;
  };
  const advance = async (milliseconds: number) => clock.advance(milliseconds);
  const given: HttpDeps = {
    config: { host: '127.0.0.1', port: 0, channels, pace: 'default', roles: ['web', 'channels', 'jobs'] },
    stores,
    office: current,
    clock,
    ids: createCountingIds(),
    media: createFileMediaStore(folder),
    log: createLogger('debug', { write: (line) => log.push(line) }),
    lastRound: () => Date.now(),
    ...(simulated ? { sim: { channels: simulated, ...(channels.length === 1 ? { advance } : {}) } } : {}),
    ...deps,
  };
  const server = await createHttpServer(given);
  return {
    deps: given,
    address: server.address,
    clock,
    stores,
    log,
    events,
    get: (at) => fetch(`${server.address}${at}`),
    post: (at, body, headers = {}) =>
      fetch(`${server.address}${at}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    posted: (draft) => post(stores, simulated, clock, draft),
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function simulatedChannels(
  stores: FakeStores,
  clock: SettableClock,
  events: GroupEvent[],
): Promise<ReadonlyMap<ChannelName, SimChannel>> {
  const channels = new Map<ChannelName, SimChannel>();
  for (const name of ['sim', 'wechat', 'dingtalk'] as const) {
    const channel = createSimChannel({ name, capabilities: PLATFORM_CAPABILITIES[name], clock });
    await channel.start({
      ...heardHandlers(),
      async message({ groupKey, ...rest }) {
        const group = (await stores.offices.current())?.directory.groupByKey(rest.channel, groupKey);
        if (group) await stores.messages.add({ ...rest, group: group.id }, clock.now());
      },
      group: async (event) => void events.push(event),
    });
    channels.set(name, channel);
  }
  return channels;
}

let drafts = 0;

async function post(
  stores: FakeStores,
  channels: ReadonlyMap<ChannelName, SimChannel> | undefined,
  clock: SettableClock,
  part: Partial<PostDraft> & Pick<PostDraft, 'to' | 'text'>,
): Promise<void> {
  drafts += 1;
  const draft: PostDraft = {
    kind: 'answer',
    channel: 'wechat',
    tickets: [],
    mentions: [],
    dedupeKey: `test:${drafts}`,
    prompt: true,
    ...part,
  };
  await stores.outbox.add([{ draft, notBefore: clock.now() }], clock.now());
  const seq = stores.outbox.all().at(-1)?.seq ?? 0;
  const result = await channels?.get(draft.channel)?.send({
    key: draft.dedupeKey,
    to: { groupKey: '' },
    kind: draft.kind,
    tickets: [],
    mentions: [],
    text: draft.text,
  });
  const platformId = result?.outcome === 'sent' ? result.platformId : null;
  await stores.outbox.settle(seq, { state: 'sent', at: clock.now(), platformId });
}

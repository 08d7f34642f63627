import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { BridgeDesk } from './adapters/chat/bridge/bridge-desk.ts';
import { seesAllOf } from './adapters/chat/platform-capabilities.ts';
import type { SimChannel } from './adapters/chat/sim/sim-channel.ts';
import { createMovableClock } from './adapters/clock/movable-clock.ts';
import { openClient } from './adapters/database/client.ts';
import { createCounts } from './adapters/database/counts.ts';
import { createLease } from './adapters/database/lease.ts';
import { linkSecret } from './adapters/database/link-secret.ts';
import { type OpenDatabase, shareDatabase } from './adapters/database/open-database.ts';
import { createRecognitionLog } from './adapters/database/recognition-log.ts';
import { createSettings } from './adapters/database/settings.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { createWakeSource } from './adapters/database/wake-source.ts';
import { sha256 } from './adapters/digest.ts';
import type * as Pages from './adapters/http/server.ts';
import { createRandomIds } from './adapters/ids.ts';
import { createWaker, type Waker } from './adapters/jobs/waker.ts';
import { createLinkSigner } from './adapters/link-signer.ts';
import { createLogger, type Logger } from './adapters/log.ts';
import { createDocumentDesk } from './adapters/media/document-desk.ts';
import { createFileMediaStore } from './adapters/media/file-media-store.ts';
import { linearRecogniser } from './adapters/recogniser/linear.ts';
import { loadBackground } from './adapters/recogniser/load-background.ts';
import { loadShippedModels } from './adapters/recogniser/shipped-models.ts';
import { createDistantPress } from './adapters/render/distant-press.ts';
import { createRandomSecrets } from './adapters/secrets.ts';
import { channelRemarks, platformsOf, realChannels, settleOf, simulatedChannels } from './compose-channels.ts';
import { type Config, readConfig } from './config/env.ts';
import type { ChannelName } from './domain/base/ids.ts';
import type { TrainedModels } from './domain/complaint/trained-models.ts';
import { jobTable } from './flows/job-table.ts';
import { runUntil, upcoming, type Works } from './flows/run-due.ts';
import { linkToLogin } from './flows/sending/ask-for-hand.ts';
import { channelHandlers } from './flows/sending/channel-handlers.ts';
import { createCourier } from './flows/sending/deliver-outbox.ts';
import { currentOffice, type Service } from './flows/service.ts';
import type { Clock } from './ports/clock.ts';
import type { MediaStore } from './ports/media-store.ts';
import type { Recogniser } from './ports/recogniser.ts';
import type { RecognitionLog } from './ports/recognition-log.ts';
import type { Stores } from './ports/unit-of-work.ts';

/** The service, running. */
export interface Running {
  readonly address: string;
  readonly config: Config;
  /** What the person who started it should know, in Chinese. */
  readonly remarks: readonly string[];
  /** The page on which WeChat's code is scanned; the link serves two hours. */
  readonly login?: string;
  /** Ends everything in order: no new messages, the running work, the posts on their way, the database. */
  stop(): Promise<void>;
}

/** Puts the whole service together and starts it. Throws ConfigError with sentences; nothing is left running then. */
export async function composeService(config: Config, opening: Promise<OpenDatabase>): Promise<Running> {
  const log = createLogger(config.logLevel);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((fault: unknown) => log.error({ err: fault }, 'stopping'));
  };
  try {
    // Loaded while the database comes up, and only where pages are served.
    const pages = config.roles.includes('web') ? import('./adapters/http/server.ts') : undefined;
    const models = loadShippedModels();
    models.catch(() => {}); // told of where they are used
    const database = await opening;
    undo.push(() => database.close());
    const client = openClient(database.url);
    undo.push(() => client.close());
    const clock = await createMovableClock(createSettings(client));
    const work = createUnitOfWork(client, clock);
    const ids = createRandomIds();
    const media = createFileMediaStore(path.join(config.dataDir, 'media'));
    const real = await realChannels({ config, clock, database: client, ids, log });
    // A port that the system chooses is known only once the service listens.
    let base = config.publicUrl;
    const links = createLinkSigner({ secret: await linkSecret(client, ids), base: () => base });
    const press = createDistantPress({ lacks: lacksGlyphs(log) });
    undo.push(() => press.stop());
    const service: Service = {
      clock,
      links,
      work,
      recogniser: await recogniserOf(models, config, clock, log),
      recognitionLog: createRecognitionLog(client),
      commonWords: loadBackground(),
      digest: sha256,
      secrets: createRandomSecrets(),
      studio: { press, media },
      documents: createDocumentDesk(path.join(config.dataDir, 'documents')),
      pace: config.pace,
      settle: settleOf(real),
      seesAll: seesAllOf(config),
      report: ({ fault, ...where }) => log.error({ err: fault, ...where }, 'fault'),
    };
    await loadOfficeInto(work.stores, config, clock.now());
    real.officeIs(await currentOffice(service));

    const simulated = await simulatedChannels(service, config);
    const lease = createLease(client, randomUUID());
    undo.push(() => lease.release());
    const parts = { jobs: config.roles.includes('jobs'), channels: config.roles.includes('channels') };
    const wake = createWakeSource(client);
    const courier = createCourier(service, { channels: parts.channels ? simulated : new Map(), lease, media });
    const platforms = parts.channels ? platformsOf({ service, real, lease, media, wake, log }) : undefined;
    const works: Works = { jobs: jobTable(service, courier, parts), wake, courier };
    const waker = createWaker({
      works,
      clock,
      report: (fault) => log.error({ err: fault }, 'round'),
      ran: () => platforms?.knock(),
    });
    const knock = (): void => waker.knock();
    for (const channel of simulated.values()) {
      await channel.start(channelHandlers(service, media, { knock }));
      undo.push(() => channel.stop());
    }
    if (platforms) {
      platforms.start(knock);
      undo.push(() => platforms.stop());
    }
    undo.push(() => waker.stop());
    const http = pages
      ? await startHttp(await pages, config, {
          service,
          media,
          channels: simulated,
          bridge: real.bridge,
          works,
          waker,
          clock,
          log,
          counts: createCounts(client),
        })
      : undefined;
    if (http) undo.push(() => http.stop());
    // Last: the first round loads what the jobs need, and who opens the pages need not wait for that.
    if (parts.jobs || parts.channels) waker.start();
    if (http && base.endsWith(':0')) base = http.address;
    const login = config.channels.includes('wechat') ? linkToLogin(links, 'wechat', clock.now()) : undefined;
    return {
      address: http?.address ?? '',
      config,
      remarks: [...database.remarks, ...channelRemarks(config)],
      ...(login ? { login } : {}),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A sign no font of ours knows: somebody should hear of it, for it may stand in a unit's name. */
const lacksGlyphs =
  (log: Logger) =>
  (signs: readonly string[]): void =>
    log.warn({ signs }, 'poster: signs without a glyph are shown as 〓');

async function loadOfficeInto(stores: Stores, config: Config, now: number): Promise<void> {
  if (await stores.offices.current()) return;
  const { loadOfficeFile } = await import('./adapters/office/load-office-file.ts');
  const policy = await loadOfficeFile(config.officeFile);
  await stores.offices.save(policy, 'system', now);
}

/** The learnt models; where a language model is set, it is asked about what they leave in doubt. */
async function recogniserOf(
  models: Promise<TrainedModels>,
  { llm }: Config,
  clock: Clock,
  log: Logger,
): Promise<Recogniser> {
  const own = linearRecogniser(models, (fault) => log.error({ err: fault }, 'models'));
  if (!llm) return own;
  const [{ createLlm }, { withSecondReader }] = await Promise.all([
    import('./adapters/recogniser/llm.ts'),
    import('./adapters/recogniser/second-reader.ts'),
  ]);
  const report = (fault: unknown): void => log.warn({ err: fault }, 'language model');
  return withSecondReader(own, createLlm({ ...llm, now: () => clock.now(), report }));
}

interface Parts {
  readonly service: Service;
  readonly media: MediaStore;
  readonly channels: ReadonlyMap<ChannelName, SimChannel>;
  readonly bridge: BridgeDesk | undefined;
  readonly works: Works;
  readonly waker: Waker;
  readonly clock: Awaited<ReturnType<typeof createMovableClock>>;
  readonly log: ReturnType<typeof createLogger>;
  readonly counts: ReturnType<typeof createCounts>;
}

function startHttp(
  { createHttpServer }: typeof Pages,
  config: Config,
  { service, media, channels, bridge, works, waker, clock, log, counts }: Parts,
): Promise<Pages.HttpServer> {
  const alone = config.channels.join() === 'sim';
  const next = () => upcoming(works, clock.now());
  const advance = (ms: number) =>
    waker.alone(async () => {
      await runUntil(works, clock, clock.now() + ms);
      await clock.kept();
    });
  return createHttpServer({
    config,
    stores: service.work.stores,
    office: () => currentOffice(service),
    clock,
    ids: createRandomIds(),
    media,
    log,
    reviews: { service, decided: () => waker.knock() },
    lastRound: waker.lastRound,
    counts,
    ...(service.recognitionLog ? { recognition: service.recognitionLog } : {}),
    ...(bridge ? { bridge } : {}),
    ...(service.links ? { links: service.links } : {}),
    ...(channels.size > 0 ? { sim: { channels, ...(alone ? { advance, upcoming: next } : {}) } } : {}),
  });
}

/** The stores alone, for command lines beside a running or stopped service. */
export async function composeTools(
  config: Config = readConfig(),
): Promise<{ stores: Stores; recognitionLog: RecognitionLog; now(): number; close(): Promise<void> }> {
  const database: OpenDatabase = await shareDatabase(config);
  const client = openClient(database.url, { poolSize: 2 });
  const clock = await createMovableClock(createSettings(client));
  return {
    stores: createUnitOfWork(client, clock).stores,
    recognitionLog: createRecognitionLog(client),
    now: () => clock.now(),
    async close() {
      await client.close();
      await database.close();
    },
  };
}

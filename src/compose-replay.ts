import { PLATFORM_CAPABILITIES } from './adapters/chat/platform-capabilities.ts';
import { createVirtualClock } from './adapters/clock/virtual-clock.ts';
import { openClient } from './adapters/database/client.ts';
import { migrate } from './adapters/database/migrate.ts';
import { createRecognitionLog } from './adapters/database/recognition-log.ts';
import { startTemporary } from './adapters/database/temporary.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { createWakeSource } from './adapters/database/wake-source.ts';
import { sha256 } from './adapters/digest.ts';
import { createFileMediaStore } from './adapters/media/file-media-store.ts';
import { linearRecogniser } from './adapters/recogniser/linear.ts';
import { loadBackground } from './adapters/recogniser/load-background.ts';
import { loadShippedModels } from './adapters/recogniser/shipped-models.ts';
import { createPosterPress } from './adapters/render/poster-press.ts';
import { createRecorderChannel } from './adapters/replay/recorder-channel.ts';
import { createCountingSecrets } from './adapters/secrets.ts';
import type { Config } from './config/env.ts';
import type { ChannelName } from './domain/base/ids.ts';
import type { OfficePolicy } from './domain/policy/office-policy.ts';
import { dayOf, startOfDay } from './domain/time/moment.ts';
import { jobTable } from './flows/job-table.ts';
import type { Recording, Stage } from './flows/replay.ts';
import type { Works } from './flows/run-due.ts';
import { createCourier } from './flows/sending/deliver-outbox.ts';
import type { Service } from './flows/service.ts';
import { ALONE } from './ports/lease.ts';

/** A replay's stage: the same service on a virtual clock over recorders, with a throw-away database. */
export interface ReplayStage extends Stage {
  readonly service: Service;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

export interface ReplayOptions {
  readonly pace?: Config['pace'];
  /** Folder for the pictures of reports; without it reports are words alone. */
  readonly pictures?: string;
  /** Told why a report goes without its picture; it is never a reason to end. */
  withoutPicture?(fault: unknown): void;
}

export async function composeReplay(
  policy: OfficePolicy,
  recording: Recording,
  { pace = 'default', pictures, withoutPicture = () => {} }: ReplayOptions = {},
): Promise<ReplayStage> {
  const database = await startTemporary();
  try {
    await migrate(database.url);
    const client = openClient(database.url, { poolSize: 2 });
    const clock = createVirtualClock(startOfDay(dayOf(recording.events[0]?.at ?? recording.until)));
    const work = createUnitOfWork(client, clock);
    await work.stores.offices.save(policy, 'system', clock.now());
    const service: Service = {
      clock,
      work,
      recogniser: linearRecogniser(Promise.resolve(await loadShippedModels())),
      recognitionLog: createRecognitionLog(client),
      commonWords: loadBackground(),
      digest: sha256,
      secrets: createCountingSecrets(),
      ...(pictures === undefined
        ? {}
        : { studio: { press: createPosterPress(), media: createFileMediaStore(pictures) } }),
      pace,
      settle: 0,
      seesAll: (name) => PLATFORM_CAPABILITIES[name].seesAllMessages,
      report: ({ fault, where }) => {
        if (where === 'poster') return withoutPicture(fault);
        throw fault instanceof Error ? fault : new Error(String(fault));
      },
    };
    const names = new Set<ChannelName>(['wechat', 'dingtalk', ...policy.groups.map((group) => group.channel)]);
    const channels = new Map([...names].map((name) => [name, createRecorderChannel(name, clock)]));
    const courier = createCourier(service, { channels, lease: ALONE });
    const works: Works = {
      jobs: jobTable(service, courier, { jobs: true, channels: true }),
      wake: createWakeSource(client),
      courier,
    };
    const close = async () => {
      await client.close();
      await database.stop();
    };
    return {
      service,
      works,
      clock,
      databaseUrl: database.url,
      switchChannel: (name, up) => channels.get(name)?.switch(up),
      close,
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

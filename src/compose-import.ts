import { seesAllOf } from './adapters/chat/platform-capabilities.ts';
import { createMovableClock } from './adapters/clock/movable-clock.ts';
import { openClient } from './adapters/database/client.ts';
import { linkSecret } from './adapters/database/link-secret.ts';
import { shareDatabase } from './adapters/database/open-database.ts';
import { createSettings } from './adapters/database/settings.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { sha256 } from './adapters/digest.ts';
import { createRandomIds } from './adapters/ids.ts';
import { createLinkSigner } from './adapters/link-signer.ts';
import { linearRecogniser } from './adapters/recogniser/linear.ts';
import { loadBackground } from './adapters/recogniser/load-background.ts';
import { loadShippedModels } from './adapters/recogniser/shipped-models.ts';
import { createRandomSecrets } from './adapters/secrets.ts';
import { ConfigError } from './config/config-error.ts';
import type { Config } from './config/env.ts';
import type { Service } from './flows/service.ts';

/**
 * The service's flows for a command line, beside a running or stopped service: what it puts into the outbox goes out by the service's own
 * channels. A language model is not asked: what is in doubt is for a person anyway.
 */
export async function composeImport(config: Config): Promise<{ readonly service: Service; close(): Promise<void> }> {
  const database = await shareDatabase(config);
  const client = openClient(database.url, { poolSize: 2 });
  const close = async () => {
    await client.close();
    await database.close();
  };
  try {
    const clock = await createMovableClock(createSettings(client));
    const service: Service = {
      clock,
      work: createUnitOfWork(client, clock),
      recogniser: linearRecogniser(Promise.resolve(await loadShippedModels())),
      commonWords: loadBackground(),
      digest: sha256,
      secrets: createRandomSecrets(),
      links: createLinkSigner({ secret: await linkSecret(client, createRandomIds()), base: config.publicUrl }),
      pace: config.pace,
      settle: 0,
      seesAll: seesAllOf(config),
      report: ({ fault }) => {
        throw fault instanceof Error ? fault : new Error(String(fault));
      },
    };
    if (!(await service.work.stores.offices.current()))
      throw new ConfigError(
        '还没有导入办公室文件，不知道有哪些单位和群。先 npm start 一次，或运行 npm run office -- import 文件。',
      );
    return { service, close };
  } catch (error) {
    await close();
    throw error;
  }
}

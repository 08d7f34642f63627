import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '../../src/adapters/database/embedded.ts';
import { chooseAccount } from '../../src/adapters/database/postgres-account.ts';
import { findPostgresBinaries } from '../../src/adapters/database/postgres-binaries.ts';
import { readCluster } from '../../src/adapters/database/postgres-cluster.ts';
import { readRunningUrl } from '../../src/adapters/database/running-url.ts';
import { checkServer } from '../../src/adapters/database/server-check.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import type { Config } from '../../src/config/env.ts';

export interface LookedAt {
  readonly url: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/**
 * The database as it is: nothing is created or migrated. The embedded server of a running service is shared, a stopped one is started for the
 * look. Undefined: there is none yet. Throws ConfigError with what is wrong.
 */
export async function openWithoutChange(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
): Promise<LookedAt | undefined> {
  if (config.databaseUrl) {
    await checkServer(config.databaseUrl);
    return { url: config.databaseUrl, embedded: false, close: async () => {} };
  }
  if (!hasCluster(config.dataDir)) return undefined;
  try {
    const { url, stop } = await startEmbedded({ dataDir: config.dataDir });
    return { url, embedded: true, close: stop };
  } catch (error) {
    const url = error instanceof ConfigError ? await readRunningUrl(path.resolve(config.dataDir)) : undefined;
    if (url === undefined) throw error;
    return { url, embedded: true, close: async () => {} };
  }
}

function hasCluster(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  return readCluster(chooseAccount({ home: realpathSync(dataDir), binaries: findPostgresBinaries() })) !== undefined;
}

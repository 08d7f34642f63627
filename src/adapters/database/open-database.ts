import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import type { Config } from '../../config/env.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { readRunningUrl } from './running-url.ts';
import { checkServer } from './server-check.ts';

/** A migrated database, ready to be connected to. */
export interface OpenDatabase {
  readonly url: string;
  /** What the administrator should know, in Chinese. */
  readonly remarks: readonly string[];
  readonly applied: readonly string[];
  close(): Promise<void>;
}

/** The configured server, or the embedded one, with all migrations applied. Throws ConfigError with what to do. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    await checkServer(config.databaseUrl);
    const applied = await migrate(config.databaseUrl);
    return { url: config.databaseUrl, remarks: [], applied, close: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  try {
    const applied = await migrate(embedded.url);
    const remarks = embedded.takenOver
      ? [...embedded.remarks, '上次没有正常退出，已接管还在运行的数据库。']
      : embedded.remarks;
    return { url: embedded.url, remarks, applied, close: embedded.stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** The same for a command line beside a running service: it shares the service's embedded server instead of being refused. */
export async function shareDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<OpenDatabase> {
  try {
    return await openDatabase(config);
  } catch (error) {
    const url = error instanceof ConfigError ? await readRunningUrl(path.resolve(config.dataDir)) : undefined;
    if (url === undefined) throw error;
    return { url, remarks: [], applied: [], close: async () => {} };
  }
}

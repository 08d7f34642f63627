import { existsSync, realpathSync } from 'node:fs';
import { chooseAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { readCluster } from './postgres-cluster.ts';
import { findRunning } from './postgres-server.ts';

/** The address of the embedded server another process runs in this data folder; undefined when none runs. */
export async function readRunningUrl(dataDir: string): Promise<string | undefined> {
  if (!existsSync(dataDir)) return undefined;
  const account = chooseAccount({ home: realpathSync(dataDir), binaries: findPostgresBinaries() });
  const cluster = readCluster(account);
  const running = cluster && (await findRunning(cluster));
  return running?.url;
}

import { mkdirSync, realpathSync } from 'node:fs';
import { takeInstanceLock } from './instance-lock.ts';
import { chooseAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { ensureCluster } from './postgres-cluster.ts';
import { findRunning, startServer, stopServer } from './postgres-server.ts';
import { watchOver } from './server-watchdog.ts';

export interface EmbeddedDatabase {
  url: string;
  pid: number;
  /** A server left running by a process that was killed was found and is used on. */
  takenOver: boolean;
  /** What the administrator should know (Chinese sentences). */
  remarks: string[];
  /** Stops the server and lets go of the data folder; may be called twice. */
  stop: () => Promise<void>;
}

const SETTINGS = ['max_connections=60', 'shared_buffers=64MB', 'password_encryption=scram-sha-256'];

/**
 * Brings up the embedded PostgreSQL in the data folder.
 * Throws ConfigError when another live process uses the folder or the server cannot run there.
 */
export async function startEmbedded({
  dataDir,
  namespaces,
}: {
  dataDir: string;
  namespaces?: boolean;
}): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const home = realpathSync(dataDir);
  const letGo = takeInstanceLock(home);
  try {
    const account = chooseAccount({ home, binaries: findPostgresBinaries(), namespaces });
    const cluster = ensureCluster(account, { durable: true });
    const left = await findRunning(cluster);
    const server = left ?? (await startServer(account, cluster, SETTINGS));
    const callOff = watchOver(server.pid, { signal: 'INT' });
    const stop = once(async () => {
      await stopServer(cluster.data, server.pid);
      callOff();
      letGo();
    });
    const remarks = account.remark ? [account.remark] : [];
    return { url: server.url, pid: server.pid, takenOver: left !== undefined, remarks, stop };
  } catch (error) {
    letGo();
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

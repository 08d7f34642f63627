import { mkdirSync, realpathSync } from 'node:fs';
import { ConfigError } from '../../config/config-error.ts';
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
  const { home, letGo } = takeFolder(dataDir);
  try {
    const account = chooseAccount({ home, binaries: findPostgresBinaries(), namespaces });
    const cluster = ensureCluster(account, { durable: true });
    const left = await findRunning(cluster);
    const server = left
      ? { ...left, callOff: guard(left.pid) }
      : await startServer(account, cluster, { settings: SETTINGS, guard });
    const stop = once(async () => {
      await stopServer(cluster.data, server.pid);
      server.callOff();
      letGo();
    });
    const remarks = account.remark ? [account.remark] : [];
    return { url: server.url, pid: server.pid, takenOver: left !== undefined, remarks, stop };
  } catch (error) {
    letGo();
    throw error;
  }
}

const guard = (pid: number) => watchOver(pid, { signal: 'INT' });

function takeFolder(dataDir: string): { home: string; letGo: () => void } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const home = realpathSync(dataDir);
    return { home, letGo: takeInstanceLock(home) };
  } catch (error) {
    throw folderFault(error as NodeJS.ErrnoException, dataDir) ?? error;
  }
}

function folderFault({ code }: NodeJS.ErrnoException, dataDir: string): ConfigError | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new ConfigError(
        `当前用户不能写入数据目录 ${dataDir}（也许它是别的用户建立的），请改正权限，或用 DATA_DIR 指定另一个目录。`,
      );
    case 'EEXIST':
    case 'ENOTDIR':
      return new ConfigError(`数据目录 ${dataDir} 不是文件夹，请用 DATA_DIR 指定另一个目录。`);
    case 'ENOSPC':
      return new ConfigError(`数据目录 ${dataDir} 所在的磁盘已满，请腾出空间后再启动。`);
    default:
      return undefined;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chooseAccount } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { ensureCluster } from './postgres-cluster.ts';
import { startServer } from './postgres-server.ts';
import { isAlive } from './process-identity.ts';
import { watchOver } from './server-watchdog.ts';

export interface TemporaryDatabase {
  url: string;
  pid: number;
  /** Ends the server and removes its folder; may be called twice. */
  stop: () => Promise<void>;
}

// Nothing of it is meant to survive: no waiting for the disk.
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=100',
  'shared_buffers=64MB',
];
const PATIENCE_MS = 3000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A throw-away server in the system's folder for temporary files; gone when this process is, however it ends. */
export async function startTemporary({ namespaces }: { namespaces?: boolean } = {}): Promise<TemporaryDatabase> {
  const binaries = findPostgresBinaries();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'linliqianshou-'));
  const account = chooseAccount({ home: folder, binaries, namespaces });
  const remove = () => {
    for (const place of new Set([account.home, folder])) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const cluster = ensureCluster(account, { durable: false });
    const guard = (pid: number) => watchOver(pid, { signal: 'QUIT', remove: account.home });
    const server = await startServer(account, cluster, { settings: SETTINGS, guard });
    const { stop } = endWithProcess(server.pid, () => {
      remove();
      server.callOff();
    });
    return { url: server.url, pid: server.pid, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Nothing on it is worth a clean shutdown: the server is ended and its folder removed in one go, also while we exit. */
function endWithProcess(pid: number, remove: () => void): { stop: () => Promise<void> } {
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    endNow(pid);
    remove();
    process.off('exit', end);
    for (const signal of SIGNALS) process.off(signal, endAndDie);
  };
  const endAndDie = (signal: NodeJS.Signals) => {
    end();
    // Whoever else listens decides about the process; alone, we let the signal do what it always does.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.on('exit', end);
  for (const signal of SIGNALS) process.on(signal, endAndDie);
  return { stop: async () => end() };
}

/** Immediate shutdown, waited for without an event loop; SIGKILL at once would leave its shared memory behind. */
function endNow(pid: number): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + PATIENCE_MS;
  send(pid, 'SIGQUIT');
  while (isAlive(pid) && Date.now() < deadline) Atomics.wait(clock, 0, 0, 5);
  send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConfigError } from '../../config/config-error.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { type Cluster, SUPERUSER } from './postgres-cluster.ts';
import { type Postmaster, readPostmaster, runningPostmaster } from './postmaster-file.ts';
import { isAlive } from './process-identity.ts';

export interface RunningServer extends Postmaster {
  url: string;
}

const START_MS = 60_000;
const STOP_MS = 20_000;
const POLL_MS = 25;
const LOG_LIMIT_BYTES = 10_000_000;

/** A server that somebody killed outright left running on this cluster, as soon as it answers; else undefined. */
export async function findRunning(cluster: Cluster): Promise<RunningServer | undefined> {
  const deadline = Date.now() + START_MS;
  for (let found = runningPostmaster(cluster.data); found; found = runningPostmaster(cluster.data)) {
    const url = urlOf(cluster, found.port);
    if (await answersAs(url, cluster.data)) return { ...found, url };
    if (Date.now() > deadline) {
      throw new ConfigError(`目录 ${cluster.data} 上有一个没有响应的 PostgreSQL（进程 ${found.pid}），请先结束它。`);
    }
    await sleep(POLL_MS * 4); // starting, recovering or stopping
  }
  return undefined;
}

interface StartPlan {
  settings: readonly string[];
  /** Called as soon as there is a process, so that a start that is broken off leaves none; returns how to call it off. */
  guard: (pid: number) => () => void;
}

/** Starts a server on a port nobody uses, on the loopback address only. */
export async function startServer(
  account: PostgresAccount,
  cluster: Cluster,
  { settings, guard }: StartPlan,
): Promise<RunningServer & { callOff: () => void }> {
  const log = path.join(account.home, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = spawnPostgres({ account, cluster, port, settings, log });
    const callOff = child.pid === undefined ? () => {} : guard(child.pid);
    const ready = await waitUntilReady(child, cluster, port);
    if (ready) return { ...ready, url: urlOf(cluster, port), callOff };
    callOff();
    // Somebody took the port meanwhile, or children of a killed server still hold its shared memory.
    if (attempt === 5) throw new ConfigError(`内置数据库无法启动：${lastFault(log)}（详见 ${log}）`);
    await sleep(500);
  }
}

/** Fast shutdown; immediate when that takes too long. Resolves when the server is gone. */
export async function stopServer(data: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!signalIfAlive(pid, signal)) return;
    const deadline = Date.now() + STOP_MS;
    while (Date.now() < deadline) {
      if (!isAlive(pid) || readPostmaster(data)?.pid !== pid) return;
      await sleep(POLL_MS);
    }
  }
}

function spawnPostgres(plan: {
  account: PostgresAccount;
  cluster: Cluster;
  port: number;
  settings: readonly string[];
  log: string;
}): ChildProcess {
  const { account, cluster, port, settings, log } = plan;
  const tooLong = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;
  const output = openSync(log, tooLong ? 'w' : 'a', 0o600);
  const fixed = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=Asia/Shanghai',
  ];
  const flags = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
  const [command, ...first] = [...account.prefix, account.binaries.postgres];
  const child = spawn(command ?? '', [...first, '-D', cluster.data, '-p', String(port), ...flags], {
    cwd: account.home,
    detached: true, // a session of its own: Ctrl-C in the terminal must not end it before us
    stdio: ['ignore', output, output],
    ...account.ids,
  });
  child.on('error', () => {}); // seen as an exit below
  child.unref();
  closeSync(output);
  return child;
}

async function waitUntilReady(child: ChildProcess, cluster: Cluster, port: number): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_MS;
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const found = readPostmaster(cluster.data);
    if (found?.ready && found.port === port) return found;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      return undefined;
    }
    await sleep(POLL_MS);
  }
  return undefined;
}

async function answersAs(url: string, data: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {}); // it may be shutting down
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    return rows[0]?.folder === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf(cluster: Cluster, port: number): string {
  return `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function lastFault(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR|error|denied/.test(line)) ?? '原因不明';
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

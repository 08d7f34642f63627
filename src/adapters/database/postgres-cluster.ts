import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import type { PostgresAccount } from './postgres-account.ts';

/** A data folder on the disk, whether a server runs on it or not. */
export interface Cluster {
  data: string;
  password: string;
}

export const SUPERUSER = 'postgres';

const UNFINISHED = /^postgres\.making-\d+$/;

/** The cluster below the account's home; made when there is none. Call it only while holding the instance lock. */
export function ensureCluster(account: PostgresAccount, { durable }: { durable: boolean }): Cluster {
  const data = path.join(account.home, 'postgres');
  const secret = path.join(account.home, 'postgres.password');
  removeUnfinished(account.home);
  const there = readCluster(account);
  if (there) return there;
  if (existsSync(data)) removeOnlyIfEmpty(data);
  const password = randomBytes(18).toString('base64url');
  writeFileSync(secret, password, { mode: 0o600 });
  if (account.ids) chownSync(secret, account.ids.uid, account.ids.gid);
  makeCluster({ account, data, secret, durable });
  return { data, password };
}

/** The cluster below the account's home, or undefined; changes nothing, so it needs no lock. */
export function readCluster(account: PostgresAccount): Cluster | undefined {
  const data = path.join(account.home, 'postgres');
  const finished = existsSync(path.join(data, 'PG_VERSION'));
  return finished ? { data, password: passwordOf(path.join(account.home, 'postgres.password')) } : undefined;
}

/** initdb works in a folder of another name: only a finished cluster ever bears the real one. */
function makeCluster(plan: { account: PostgresAccount; data: string; secret: string; durable: boolean }): void {
  const { account, data, secret, durable } = plan;
  const making = `${data}.making-${process.pid}`;
  mkdirSync(making, { mode: 0o700 });
  if (account.ids) chownSync(making, account.ids.uid, account.ids.gid);
  const flags = ['-D', making, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  flags.push(`--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`, '--no-instructions');
  if (!durable) flags.push('--no-sync');
  const [command, ...first] = [...account.prefix, account.binaries.initdb];
  const result = spawnSync(command ?? '', [...first, ...flags], {
    encoding: 'utf8',
    cwd: account.home,
    ...account.ids,
  });
  if (result.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    const why = (result.error?.message ?? result.stderr).trim().split('\n').at(-1);
    throw new ConfigError(`内置数据库无法初始化（目录 ${data}）：${why}`);
  }
  renameSync(making, data);
}

function removeUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (UNFINISHED.test(name)) rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

function removeOnlyIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    throw new ConfigError(`目录 ${folder} 不是完整的数据库，又不是空的，请先把它移到别处再启动。`);
  }
}

function passwordOf(secret: string): string {
  try {
    return readFileSync(secret, 'utf8');
  } catch {
    throw new ConfigError(`缺少内置数据库的密码文件 ${secret}，请从备份恢复它。`);
  }
}

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import { binariesIn, type PostgresBinaries } from './postgres-binaries.ts';

/** PostgreSQL refuses to run as root. This says as whom it runs instead, and where its files then have to be. */
export interface PostgresAccount {
  /** Put before each command line. */
  prefix: readonly string[];
  /** Given to spawn. */
  ids: { uid: number; gid: number } | undefined;
  binaries: PostgresBinaries;
  /** The folder in which data folders may be made. */
  home: string;
  /** What the administrator should know, in one sentence; else undefined. */
  remark: string | undefined;
}

/** `namespaces` is settable so that a test can see what happens where there are none. */
export interface AccountOptions {
  home: string;
  binaries: PostgresBinaries;
  namespaces?: boolean | undefined;
}

const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

export function chooseAccount({ home, binaries, namespaces = hasUserNamespaces() }: AccountOptions): PostgresAccount {
  const plain = { prefix: [], ids: undefined, binaries, home, remark: undefined };
  if (process.getuid?.() !== 0) return plain;
  const data = path.join(home, 'postgres');
  const owner = existsSync(data) ? statSync(data) : undefined;
  // Made by an ordinary user earlier: stay that user, or he could not start the service again.
  if (owner && owner.uid !== 0) return { ...plain, ids: { uid: owner.uid, gid: owner.gid } };
  const elsewhere = publicPlaceFor(home);
  if (namespaces && !existsSync(elsewhere)) return { ...plain, prefix: NAMESPACE };
  if (owner)
    throw new ConfigError(
      `数据目录 ${data} 属于 root，而本机不能使用用户命名空间，请改用普通用户启动或设置 DATABASE_URL。`,
    );
  return asUnprivileged(elsewhere, binaries);
}

function hasUserNamespaces(): boolean {
  const [command, ...arguments_] = NAMESPACE;
  return command !== undefined && spawnSync(command, [...arguments_, 'true'], { stdio: 'ignore' }).status === 0;
}

/** Without namespaces: an account that exists anyway. It cannot enter folders of root, so its files go to a public place. */
function asUnprivileged(home: string, binaries: PostgresBinaries): PostgresAccount {
  const ids = { uid: idOf('-u'), gid: idOf('-g') };
  mkdirSync(home, { recursive: true });
  chmodSync(path.dirname(home), 0o755);
  chownSync(home, ids.uid, ids.gid);
  const copied = copyBinaries(path.dirname(home), binaries);
  const remark = `以 root 启动且不能使用用户命名空间：内置数据库改以 nobody 身份运行，数据存放在 ${home}。`;
  return { prefix: [], ids, binaries: copied, home, remark };
}

function publicPlaceFor(home: string): string {
  const base = existsSync('/var/lib') ? '/var/lib' : os.tmpdir();
  const absolute = existsSync(home) ? realpathSync(home) : path.resolve(home);
  const name = createHash('sha256').update(absolute).digest('hex').slice(0, 12);
  return path.join(base, 'linliqianshou', name);
}

function copyBinaries(base: string, binaries: PostgresBinaries): PostgresBinaries {
  const { version } = readVersion(binaries);
  const target = path.join(base, `postgresql-${version}`);
  if (!existsSync(target)) {
    const making = `${target}.${process.pid}`;
    cpSync(binaries.folder, making, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', making]); // whatever the umask of root is
    try {
      renameSync(making, target);
    } catch {
      rmSync(making, { recursive: true, force: true }); // another process was quicker
    }
  }
  return binariesIn(target);
}

function readVersion(binaries: PostgresBinaries): { version: string } {
  const text = execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8' });
  return { version: /(\d+(?:\.\d+)*)/.exec(text)?.[1] ?? 'unknown' };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

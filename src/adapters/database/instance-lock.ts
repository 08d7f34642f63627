import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import { beginningOf, isAlive } from './process-identity.ts';

/**
 * Only one process at a time may use a data folder. Returns how to let go of it; a lock whose holder is gone is taken over.
 */
export function takeInstanceLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'instance.lock');
  const mine = `${process.pid} ${beginningOf(process.pid)}`;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (create(file, mine)) return () => release(file, mine);
    const holder = textOf(file);
    if (holder === undefined) continue;
    const pid = holderAlive(holder);
    if (pid !== undefined) {
      throw new ConfigError(
        `另一个进程（${pid}）正在使用数据目录 ${folder}，请先停止它，或用 DATA_DIR 指定另一个目录。`,
      );
    }
    setAside(file, holder);
  }
  throw new ConfigError(`无法锁定数据目录 ${folder}，请确认没有别的进程正在启动后重试。`);
}

/** Linking a finished file: it fails when there is a lock, and nobody ever reads a half-written one. */
function create(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderAlive(holder: string): number | undefined {
  const [pid, beginning] = holder.split(' ');
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number <= 0 || !isAlive(number)) return undefined;
  return beginning === beginningOf(number) ? number : undefined;
}

/** Renaming, not removing: of several who find the lock stale, only one takes it away, and not one made meanwhile. */
function setAside(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (textOf(aside) === stale) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function release(file: string, mine: string): void {
  if (textOf(file) === mine) rmSync(file, { force: true });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

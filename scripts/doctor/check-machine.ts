import { readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../src/adapters/database/client.ts';
import { loadMachine } from '../../src/adapters/render/poster-machine.ts';
import { whyNotDrawn } from '../../src/adapters/render/why-not-drawn.ts';
import type { Config } from '../../src/config/env.ts';
import { type Finding, fault, fine, size, warning } from './finding.ts';

const GIGABYTE = 1024 ** 3;
/** Free space under which the database will soon have to stop. */
const LITTLE = { warning: 2 * GIGABYTE, fault: GIGABYTE / 2 };

/** The Node that runs everything is pinned; another works, but was not tried. */
export function checkNode(version: string = process.version): Finding {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major === 24 && minor >= 12) return fine('Node.js', version);
  return warning('Node.js', `${version}，本程序在 24.12 以上的 24 版上试过`, '用 npm 命令启动，会自动用装好的 24 版');
}

export function checkSettings({
  channels,
  host,
  pace,
  roles,
}: Pick<Config, 'channels' | 'host' | 'pace' | 'roles'>): Finding[] {
  const findings: Finding[] = [];
  const open = !['127.0.0.1', 'localhost', '::1'].includes(host);
  if (open && roles.includes('web') && channels.includes('sim'))
    findings.push(
      warning(
        '设置',
        `HOST=${host}，同一网络里的人都能打开模拟群聊，而且不用登录`,
        '只给本机用就去掉 HOST；正式使用去掉 CHANNELS 里的 sim',
      ),
    );
  if (pace === 'fast') findings.push(warning('设置', 'PACE=fast，发送之间不等待，夜里也发', '正式使用去掉 PACE'));
  return findings.length > 0 ? findings : [fine('设置', `没有错误，ROLES=${roles.join(',')}`)];
}

/** Without it reports go out as words alone. `load` is handed in by tests. */
export async function checkPosters(load: () => Promise<unknown> = loadMachine): Promise<Finding> {
  try {
    await load();
    return fine('海报', '能画');
  } catch (error) {
    return warning(
      '海报',
      `这台机器画不了（${whyNotDrawn(error)}），排名、摘要和周报照常发，只是没有图`,
      '删掉 node_modules 后重新运行 npm start，把依赖装齐；仍不行就在办公室文件里写 ranking: { poster: off }',
    );
  }
}

/** `free` is handed in by tests. */
export async function checkDisk(
  db: Database | undefined,
  dataDir: string,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<Finding> {
  const bytes = await free(await existing(dataDir));
  const [row] = db ? await db.query<{ bytes: bigint }>`SELECT pg_database_size(current_database()) AS bytes` : [];
  const media = await folderBytes(path.join(dataDir, 'media'));
  const used = `数据库${row ? ` ${size(Number(row.bytes))}` : '没有连上'}，图片 ${size(media)}`;
  const words = `${dataDir} 还剩 ${size(bytes)}（${used}）`;
  const todo = '腾出空间，或把 DATA_DIR 移到大一些的磁盘';
  if (bytes < LITTLE.fault) return fault('磁盘', words, todo);
  return bytes < LITTLE.warning ? warning('磁盘', words, todo) : fine('磁盘', words);
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The folder itself, or the nearest above it: before the first start it is not there. */
async function existing(folder: string): Promise<string> {
  const there = await stat(folder).catch(() => undefined);
  return there || path.dirname(folder) === folder ? folder : existing(path.dirname(folder));
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

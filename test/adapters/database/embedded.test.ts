import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbedded } from '../../../src/adapters/database/embedded.ts';
import { isAlive } from '../../../src/adapters/database/process-identity.ts';
import { end, hold, refusedHolder, until } from '../../fixtures/holder.ts';

const onLinux = process.platform === 'linux';
const asRoot = process.getuid?.() === 0;
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
const nobodyMayRead =
  asRoot && spawnSync(asNobody[0] ?? '', [...asNobody.slice(1), 'test', '-r', import.meta.filename]).status === 0;

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'embedded-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return path.join(folder, 'data');
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbedded', () => {
  test('brings up a UTF-8 server on the loopback address, keeps what was written, and is gone after stop', async () => {
    const dataDir = newFolder();
    const first = await startEmbedded({ dataDir });
    expect(new URL(first.url).hostname).toBe('127.0.0.1');
    const [settings] = await query(
      first.url,
      `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS address,
              current_setting('unix_socket_directories') AS sockets`,
    );
    expect(settings).toEqual({ encoding: 'UTF8', address: '127.0.0.1', sockets: '' });
    await query(first.url, `CREATE TABLE kept AS SELECT '邻里牵手' AS word`);
    await first.stop();
    await first.stop();
    await until(() => !isAlive(first.pid)); // its file goes a moment before it does

    const second = await startEmbedded({ dataDir });
    expect(second.takenOver).toBe(false);
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: '邻里牵手' }]);
    await second.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password']);
  });

  test('asks everybody for the password', async () => {
    const database = await startEmbedded({ dataDir: newFolder() });
    const url = new URL(database.url);
    url.password = 'wrong';
    await expect(query(String(url), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await database.stop();
  });

  test('a second process in the same folder is refused with a sentence and exit code 2; the first goes on', async () => {
    const dataDir = newFolder();
    const first = await hold(dataDir);
    const second = await refusedHolder(dataDir);
    expect(second.code).toBe(2);
    expect(second.said.trim()).toBe(
      `另一个进程（${first.child.pid}）正在使用数据目录 ${dataDir}，请先停止它，或用 DATA_DIR 指定另一个目录。`,
    );
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await end(first.child, 'SIGTERM');
    await until(() => !isAlive(first.pid)); // its file goes a moment before it does
  });

  test('after a kill -9 the server ends too, and the next start works', async () => {
    const dataDir = newFolder();
    const killed = await hold(dataDir);
    await query(killed.url, 'CREATE TABLE kept (a int)');
    await end(killed.child, 'SIGKILL');
    await until(() => !isAlive(killed.pid));
    const next = await startEmbedded({ dataDir });
    expect(await query(next.url, 'SELECT * FROM kept')).toEqual([]);
    await next.stop();
  });

  test('a start in the very moment of a kill -9 waits for the old server or takes it over', async () => {
    const dataDir = newFolder();
    const killed = await hold(dataDir);
    await end(killed.child, 'SIGKILL');
    const next = await startEmbedded({ dataDir });
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test.runIf(onLinux)('a server that was left running is taken over and stopped with us', async () => {
    const dataDir = newFolder();
    const killed = await hold(dataDir);
    for (const watchdog of watchdogsOf(killed.pid)) process.kill(watchdog, 'SIGKILL');
    await end(killed.child, 'SIGKILL');
    const next = await startEmbedded({ dataDir });
    expect(next).toMatchObject({ takenOver: true, pid: killed.pid, url: killed.url });
    await next.stop();
    await until(() => !isAlive(killed.pid)); // its file goes a moment before it does
  });

  test('a stale postmaster.pid does not hinder, even when its number belongs to another process', async () => {
    const dataDir = newFolder();
    const first = await startEmbedded({ dataDir });
    await first.stop();
    const file = path.join(dataDir, 'postgres/postmaster.pid');
    writeFileSync(file, `${process.pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n  1 2\nready   \n`);
    const second = await startEmbedded({ dataDir });
    expect(second.takenOver).toBe(false);
    await second.stop();
  });

  test('a lock of a process that is gone does not hinder', async () => {
    const dataDir = newFolder();
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'instance.lock'), `${process.pid} 12345`); // same number, begun at another time
    const database = await startEmbedded({ dataDir });
    await database.stop();
    expect(existsSync(path.join(dataDir, 'instance.lock'))).toBe(false);
  });

  test('what a crash in mid-initdb left behind is made anew', async () => {
    const dataDir = newFolder();
    mkdirSync(path.join(dataDir, 'postgres.making-99999/base'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres.making-99999/PG_VERSION'), '15\n');
    const database = await startEmbedded({ dataDir });
    await database.stop();
    expect(existsSync(path.join(dataDir, 'postgres.making-99999'))).toBe(false);
  });

  test('a folder that holds something else is refused and left as it is', async () => {
    const dataDir = newFolder();
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres/mine.txt'), 'precious');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/不是完整的数据库，又不是空的/);
    expect(readFileSync(path.join(dataDir, 'postgres/mine.txt'), 'utf8')).toBe('precious');
  });

  test('a file in the place of the folder is named', async () => {
    const dataDir = newFolder();
    writeFileSync(dataDir, 'precious');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`数据目录 ${dataDir} 不是文件夹`);
    await expect(startEmbedded({ dataDir: path.join(dataDir, 'below') })).rejects.toThrow('不是文件夹');
  });

  test.skipIf(asRoot)('a folder that may not be written is named', async () => {
    const dataDir = newFolder();
    mkdirSync(dataDir, { mode: 0o500 });
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`当前用户不能写入数据目录 ${dataDir}`);
  });

  test.runIf(onLinux)('a Ctrl-C that hits the whole group leaves the server to its owner', async () => {
    const holder = await hold(newFolder());
    const groupOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2];
    expect(groupOf(holder.pid)).not.toBe(groupOf(holder.child.pid ?? 0));
    await end(holder.child, 'SIGTERM');
  });
});

describe.runIf(asRoot)('as root', () => {
  test('works inside a folder that only root may enter', async () => {
    const dataDir = newFolder();
    chmodSync(path.dirname(dataDir), 0o700);
    const database = await startEmbedded({ dataDir });
    expect(database.remarks).toEqual([]);
    await database.stop();
  });

  test('without user namespaces runs as nobody, elsewhere, and says so', async () => {
    const dataDir = newFolder();
    const database = await startEmbedded({ dataDir, namespaces: false });
    const home = /数据存放在 (\S+)。/.exec(database.remarks.join())?.[1] ?? '';
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    expect(existsSync(path.join(home, 'postgres/PG_VERSION'))).toBe(true);
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });

  test.runIf(nobodyMayRead)(
    'an ordinary user needs none of that, and root afterwards keeps the folder his',
    async () => {
      const dataDir = newFolder();
      chmodSync(path.dirname(dataDir), 0o777);
      const ordinary = await hold(dataDir, { before: asNobody });
      expect(ordinary.remarks).toEqual([]);
      await end(ordinary.child, 'SIGTERM');
      const root = await startEmbedded({ dataDir });
      await root.stop();
      const again = await hold(dataDir, { before: asNobody });
      await end(again.child, 'SIGTERM');
    },
  );
});

/** The shells that wait for the end of the holder, found by their command line. */
function watchdogsOf(server: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandLine(pid);
      return command.startsWith('sh\0-c\0read -r _') && command.includes(`\0INT\0${server}\0`);
    });
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { DAY, dayOf, formatMoment, HOUR, startOfDay } from '../../src/domain/time/moment.ts';
import type { Stores } from '../../src/ports/unit-of-work.ts';
import { anOffice } from '../builders/an-office.ts';
import { useDatabase } from '../fixtures/database.ts';

const NOW = Date.now();
const YESTERDAY = dayOf(NOW - DAY);
const TEN = startOfDay(YESTERDAY) + 10 * HOUR;
const LOG = `“柳荫小区1群”的聊天记录
—— ${YESTERDAY} ——
张三  10:00
3号楼二单元楼道灯坏了三天，没人修
李四  10:20
早上好
没头没尾
王五  10:30
[图片]
`;
const RECORD = [
  {
    at: formatMoment(TEN),
    type: 'message',
    channel: 'wechat',
    group: 'g-willow',
    id: 'm1',
    from: 'wx-r1',
    text: '5号楼下水道堵了，污水都溢出来了',
  },
  {
    at: formatMoment(TEN),
    type: 'message',
    channel: 'wechat',
    group: 'g-willow',
    id: 'm2',
    from: 'wx-r2',
    text: '6号楼电梯坏了，一直没人修',
  },
  { at: formatMoment(TEN + 1000), type: 'recall', channel: 'wechat', group: 'g-willow', message: 'm2' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

const database = useDatabase();
let db: Client;
let stores: Stores;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'import-'));
  db = openClient(database.url, { poolSize: 2 });
  ({ stores } = createUnitOfWork(db, { now: () => NOW }));
  await stores.offices.save(anOffice(), 'system', NOW - 30 * DAY);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await db.execute`TRUNCATE post, chat_message`;
});

async function given(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const run = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/import.ts', ...args],
      { env: { ...process.env, DATABASE_URL: database.url } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

const messages = () => stores.messages.history('g-willow', 100);
const posts = () => db.query<{ kind: string; text: string }>`SELECT kind, text FROM post WHERE to_group = 'g-willow'`;

describe('import --chat', () => {
  it('brings a copied log, says what came of it, and nothing more a second time', async () => {
    const file = await given('log.txt', `\uFEFF${LOG}`);
    const first = await run('--chat', file);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('柳荫小区1群（g-willow），昨天10:00–10:20，共2条消息。');
    expect(first.out).toContain('漏收2条：第3、5行');
    expect(first.out).toMatch(/第3行（.{16}）新开 \d{4}-001 .*楼道灯/);
    expect(first.out).toContain('另有1条只有图片');
    expect((await messages()).map(({ sentAt }) => sentAt)).toEqual([TEN, TEN + 20 * 60_000]);
    const told = await posts();
    expect(told.map(({ kind }) => kind)).toEqual(['notice']);

    const second = await run('--chat', file);
    expect(second.out).toContain('没有漏收的，什么也没有改。');
    expect(await posts()).toEqual(told);
  });

  it('brings a log once, although two people bring it at the same moment', async () => {
    const file = await given('log.txt', LOG);
    const both = await Promise.all([run('--chat', file), run('--chat', file)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ out }) => out.includes('没有漏收的'))).toHaveLength(1);
    expect(await messages()).toHaveLength(2);
    expect(await posts()).toHaveLength(1);
  });

  it('brings a record with its own ids, without what was taken back', async () => {
    const { code, out } = await run('--chat', await given('record.jsonl', RECORD));
    expect(code).toBe(0);
    expect(out).toContain('漏收1条：第1行');
    expect((await messages()).map(({ id, from }) => [id, from])).toEqual([['m1', 'wx-r1']]);
  });

  it('only looks when asked to', async () => {
    const { code, out } = await run('--chat', await given('log.txt', LOG), '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('只是看看，没有写入。');
    expect(await messages()).toEqual([]);
  });

  it('reads GBK, and times without a day as of the file’s last change or of --copied', async () => {
    // “[10:05] 张三：停水了”
    const gbk = Buffer.from('5b31303a30355d20d5c5c8fda3bacda3cbaec1cb', 'hex');
    const file = await given('gbk.txt', gbk);
    await utimes(file, new Date(TEN), new Date(TEN + HOUR));
    expect((await run('--chat', file, '--dry-run')).out).toContain('昨天10:05，共1条');
    const { out } = await run('--chat', file, '--copied', '2026-03-02 12:00', '--dry-run');
    expect(out).toContain('3月2日10:05');
  });

  it.each([
    ['no file', ['--chat', '/nowhere/log.txt'], '读不了聊天记录'],
    ['no argument', [], '--chat 要给一个文件'],
    ['an unknown group', ['--chat', 'LOG', '--group', '不存在的群'], '没有叫“不存在的群”的居民群'],
    ['another platform', ['--chat', 'LOG', '--channel', 'dingtalk'], '没有叫“柳荫小区1群”的居民群'],
    ['a file that is no text', ['--chat', 'BINARY'], '编码读不懂'],
    ['a text without times', ['--chat', 'PROSE'], '没有读得懂的消息'],
    ['a broken record', ['--chat', 'BROKEN'], '第2行：不是完整的 JSON'],
    ['a time that is none', ['--chat', 'LOG', '--copied', '刚才'], '--copied 的时间'],
  ])('refuses %s with exit code 2 and writes nothing', async (_what, args, sentence) => {
    const files: Record<string, string> = {
      LOG: await given('log.txt', LOG),
      BINARY: await given('picture.png', new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3])),
      PROSE: await given('prose.txt', '张三说楼道灯坏了\n李四说停水了'),
      BROKEN: await given('broken.jsonl', `${RECORD.split('\n')[0]}\n{"at":`),
    };
    const ran = await run(...args.map((arg) => files[arg] ?? arg));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(sentence);
    expect(await messages()).toEqual([]);
    expect(await posts()).toEqual([]);
  });
});

import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkChannels, checkLogins } from '../../scripts/doctor/check-channels.ts';
import { checkClock, checkMigrations } from '../../scripts/doctor/check-database.ts';
import { checkDisk, checkNode, checkPosters, checkSettings } from '../../scripts/doctor/check-machine.ts';
import { checkOffice } from '../../scripts/doctor/check-office.ts';
import { checkService, findService } from '../../scripts/doctor/check-service.ts';
import { checkChain, checkPosts, checkWork } from '../../scripts/doctor/check-work.ts';
import { examine } from '../../scripts/doctor/examine.ts';
import { age, type Finding, findingLine } from '../../scripts/doctor/finding.ts';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { readMigrations } from '../../src/adapters/database/migration-files.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { readConfig } from '../../src/config/env.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time/moment.ts';
import type { Stores } from '../../src/ports/unit-of-work.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import { emptyDatabase, useDatabase } from '../fixtures/database.ts';

const database = useDatabase();
let db: Client;
let stores: Stores;
beforeAll(() => {
  db = openClient(database.url, { poolSize: 2 });
  ({ stores } = createUnitOfWork(db, { now: () => NOW }));
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.execute`TRUNCATE post, chat_message, ticket, ticket_fact, channel_lease, channel_status, channel_gap, office_version`;
  await db.execute`ALTER TABLE ticket_event DISABLE TRIGGER ticket_event_append_only`;
  await db.execute`DELETE FROM ticket_event`;
  await db.execute`ALTER TABLE ticket_event ENABLE TRIGGER ticket_event_append_only`;
});

const shown = (findings: readonly Finding[]): string[] => findings.map(findingLine);
const situation = { now: NOW, running: true, runs: () => true };
const ago = (milliseconds: number): Date => new Date(NOW - milliseconds);

describe('channels that need somebody', () => {
  it('come with the page to scan on, and gaps with what to do', async () => {
    const all = { channels: readConfig({}).channels.concat('wechat', 'dingtalk', 'bridge') };
    const linkTo = async (channel: string): Promise<string> => `https://linli.example/login?for=${channel}`;
    expect(await checkLogins(stores.channels, all, NOW, linkTo)).toEqual([]);
    await stores.channels.keep('wechat', { state: 'awaiting-scan', since: NOW }, NOW);
    await stores.channels.keep('dingtalk', { state: 'online', since: NOW }, NOW);
    await stores.channels.openGap('wechat', NOW - HOUR, '被退出登录');
    expect(shown(await checkLogins(stores.channels, all, NOW, linkTo))).toEqual([
      '✓ 渠道：钉钉在线。',
      '✗ 渠道：微信等人扫码登录。怎么办：打开 https://linli.example/login?for=wechat 扫码，链接 2 小时内有效。',
      '! 漏收：微信 8:00 起可能漏收，还没恢复（被退出登录）。怎么办：到群里看一下；要补录就把这段聊天记录存成文件，运行 npm run import -- --chat 文件。',
    ]);
    await stores.channels.keep('wechat', { state: 'degraded', since: NOW, reason: '取不到令牌' }, NOW);
    await stores.channels.keep('dingtalk', { state: 'failed', since: NOW, reason: '密钥不对' }, NOW);
    await stores.channels.keep('bridge', { state: 'online', since: NOW }, NOW - HOUR);
    expect(shown(await checkLogins(stores.channels, all, NOW, linkTo)).slice(0, 3)).toEqual([
      '✗ 渠道：外接没有进程在运行它，最后一次是60分钟前。怎么办：启动服务；已经在运行就看 CHANNELS 和 ROLES 是否一样。',
      '✗ 渠道：钉钉用不了，要有人处理：密钥不对。怎么办：照上面说的改正设置或平台上的权限，再重启服务。',
      '! 渠道：微信在线，但有功能不能用：取不到令牌。怎么办：照上面说的处理，不用重启。',
    ]);
  });
});

describe('posts', () => {
  const post = (state: string, channel: string, when: Date) => db.execute`
    INSERT INTO post (dedupe_key, kind, channel, to_group, tickets, mentions, text, prompt, created_at, not_before, state)
    VALUES (${`${state}${channel}${when.getTime()}`}, 'reminder', ${channel}, 'g', '{}', '{}', '', false, ${when}, ${when}, ${state})`;

  it('are fine while none is late', async () => {
    await post('queued', 'wechat', ago(9 * MINUTE));
    await post('queued', 'wechat', ago(-DAY));
    await post('sent', 'wechat', ago(DAY));
    expect(shown(await checkPosts(db, situation))).toEqual(['✓ 待发：没有卡住的消息。']);
  });

  it('that are late, uncertain or refused are counted per channel, with the oldest', async () => {
    await post('queued', 'wechat', ago(11 * MINUTE));
    await post('queued', 'wechat', ago(3 * HOUR));
    await post('queued', 'dingtalk', ago(HOUR));
    await post('uncertain', 'wechat', ago(2 * DAY));
    await post('failed', 'dingtalk', ago(HOUR));
    expect(shown(await checkPosts(db, { ...situation, runs: (channel) => channel === 'wechat' }))).toEqual([
      '! 待发：dingtalk 有1条，最早的是60分钟前，过了时间还没发。怎么办：CHANNELS 里没有 dingtalk，要发就加上它。',
      '✗ 待发：wechat 有2条，最早的是3小时前，过了时间还没发。怎么办：看日志里这个渠道的错误；确认渠道在线后重启服务。',
      '✗ 待发：dingtalk 有1条，最早的是60分钟前，平台不收。怎么办：看日志里的原因；要紧的内容由派单员人工转发。',
      '! 待发：wechat 有1条，最早的是2天前，不知道有没有发出。怎么办：派单员在工作群回“存疑”，看群后逐条确认。',
    ]);
    const [, late] = await checkPosts(db, { ...situation, running: false });
    expect(late?.todo).toBe('启动服务（npm start）');
  });
});

describe('messages and tickets', () => {
  it('are fine while nobody is behind', async () => {
    expect(shown(await checkWork(db, situation))).toEqual(['✓ 群消息和工单：没有积压。']);
  });

  it('that wait too long are counted', async () => {
    await db.execute`
      INSERT INTO chat_message (channel, id, group_id, sender, sent_at, received_at, kind, text, mentions_bot)
      VALUES ('wechat', 'm1', 'g', 's', ${ago(HOUR)}, ${ago(HOUR)}, 'text', '', false),
             ('wechat', 'm2', 'g', 's', ${ago(MINUTE)}, ${ago(MINUTE)}, 'text', '', false)`;
    await storedTicket();
    await db.execute`UPDATE ticket SET next_at = ${ago(2 * DAY)}`;
    expect(shown(await checkWork(db, situation))).toEqual([
      '✗ 群消息：1条还没处理，最早的是60分钟前收到的。怎么办：看日志里的错误（fault），必要时重启服务。',
      '✗ 工单：1件的提醒该发没发，最早的晚了2天（如 20260302-001）。怎么办：看日志里的错误（fault），必要时重启服务。',
    ]);
  });
});

async function storedTicket(): Promise<void> {
  const { ticket, events } = storyOf('inProgress');
  await stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
}

describe('the chain of events', () => {
  it('is counted and found whole', async () => {
    await storedTicket();
    expect(findingLine(await checkChain(db, stores.tickets))).toMatch(
      /^✓ 事件链：1件工单、\d个事件一个不缺，最近1件逐个核对无误。$/u,
    );
  });

  it.each([
    ['is missing', '工单 20260302-001 的事件缺了'],
    ['was altered', '工单 20260302-001 的第 2 个事件被改动过'],
  ])('says where an event %s', async (what, words) => {
    await storedTicket();
    await db.execute`ALTER TABLE ticket_event DISABLE TRIGGER ticket_event_append_only`;
    if (what === 'is missing') await db.execute`DELETE FROM ticket_event WHERE seq = 2`;
    else await db.execute`UPDATE ticket_event SET by = 'nobody' WHERE seq = 2`;
    expect(await checkChain(db, stores.tickets)).toMatchObject({ condition: 'fault', words });
  });
});

describe('the tables', () => {
  it('are those of this program', async () => {
    const count = readMigrations().length;
    expect(findingLine(await checkMigrations(db))).toBe(`✓ 数据表：${count}个迁移都已执行。`);
  });

  it('lack a migration, have a foreign one, or an altered one', async () => {
    const ours = readMigrations();
    const more = { name: '29990101000000_more', sql: '', checksum: 'x' };
    expect(await checkMigrations(db, [...ours, more])).toMatchObject({
      condition: 'warning',
      words: `已执行${ours.length}个迁移，还有1个没执行`,
    });
    expect(await checkMigrations(db, ours.slice(1))).toMatchObject({
      condition: 'fault',
      words: `数据库比程序新，有本版本没有的迁移 ${ours[0]?.name}`,
    });
    expect(
      await checkMigrations(
        db,
        ours.map((one) => ({ ...one, checksum: 'other' })),
      ),
    ).toMatchObject({
      condition: 'fault',
      words: expect.stringContaining('被改动过'),
    });
  });

  it('are not there at all in a database nobody has started on', async () => {
    const empty = await emptyDatabase();
    const client = openClient(empty.url, { poolSize: 1 });
    expect(await checkMigrations(client)).toMatchObject({
      condition: 'warning',
      words: expect.stringMatching(/^已执行0个迁移，还有/u),
    });
    await client.close();
    await empty.drop();
  });
});

describe('the clock', () => {
  it.each([
    [0, 'fine', /与数据库的时钟一致$/u],
    [20_000, 'warning', /数据库的时钟慢(?:19|20)秒$/u],
    [-2 * HOUR, 'fault', /数据库的时钟快2小时$|数据库的时钟快119分钟$/u],
  ] as const)('that is off by %i ms is %s', async (off, condition, words) => {
    const [finding] = await checkClock(db, 0, () => Date.now() + off);
    expect(finding).toMatchObject({ condition, words: expect.stringMatching(words) });
  });

  it('of the simulator is told apart', async () => {
    expect(await checkClock(db, 3 * DAY)).toMatchObject([
      { condition: 'fine' },
      { check: '模拟时钟', condition: 'warning', words: expect.stringMatching(/^比真实时间快3天，服务里现在是 /u) },
    ]);
  });
});

describe('the office', () => {
  it('is missed', async () => {
    expect(await checkOffice(stores.offices, NOW)).toMatchObject([
      { condition: 'fault', words: '还没有导入办公室文件' },
    ]);
  });

  it('is named with its version, its maker, its remarks, and the end of its calendar', async () => {
    await stores.offices.save(anOffice({ calendar: {} }), 'p-admin', NOW);
    const [office, calendar] = await checkOffice(stores.offices, NOW);
    expect(office?.words).toMatch(/^城东街道办事处，第 \d+ 版（2026-03-02 \d\d:\d\d，管理员）/u);
    expect(calendar).toMatchObject({ condition: 'fine', words: '放假安排到2026年底，还有305天' });
    expect((await checkOffice(stores.offices, NOW + 245 * DAY))[1]).toMatchObject({ condition: 'warning' });
    expect((await checkOffice(stores.offices, NOW + 305 * DAY))[1]).toMatchObject({
      condition: 'fault',
      words: '放假安排只到2026年底，已经过了',
    });
  });
});

describe('channels', () => {
  it('are told by the settings, the leases and the service', async () => {
    await db.execute`
      INSERT INTO channel_lease (channel, holder, until, fence)
      VALUES ('wechat', 'abcdefgh-1', now() + interval '20 seconds', 1), ('dingtalk', 'x', now() - interval '5 minutes', 2)`;
    expect(shown(await checkChannels(db, { channels: ['wechat', 'dingtalk'] }))).toEqual([
      '✓ 渠道：CHANNELS=wechat,dingtalk。',
      '✓ 渠道：dingtalk 由进程 x 发送，最近一次是5分钟前。',
      expect.stringMatching(/^✓ 渠道：wechat 由进程 abcdefgh 发送，最近一次是1[01]秒前。$/u),
    ]);
    expect(shown(await checkChannels(db, { channels: ['wechat'] }))[0]).toBe('✓ 渠道：CHANNELS=wechat。');
  });
});

describe('a service on the port', () => {
  const roles = { roles: readConfig({}).roles };
  let server: Server | undefined;
  const answering = async (pages: Record<string, string>): Promise<{ host: string; port: number }> => {
    server = createServer((request, response) => response.end(pages[request.url ?? ''] ?? 'hello'));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  };
  const look = async (address: { host: string; port: number }) =>
    shown(checkService(await findService(address), { ...address, ...roles }));
  const closed = () => new Promise((resolve) => server?.close(resolve));

  it('is well, with its memory', async () => {
    const address = await answering({
      '/readyz': JSON.stringify({ ready: true, reasons: [], warnings: ['w'], channels: {} }),
      '/metrics': 'process_resident_memory_bytes 104857600\n',
    });
    expect(await look(address)).toEqual([
      `✓ 服务：在 127.0.0.1:${address.port} 上正常运行。`,
      `! 服务：127.0.0.1:${address.port} 说：w。怎么办：见本报告里的同一项。`,
      '✓ 内存：100 MB。',
    ]);
    await closed();
  });

  it('says why it is not ready, and that it is large', async () => {
    const address = await answering({
      '/readyz': JSON.stringify({ ready: false, reasons: ['定时任务没有在运行'], channels: {} }),
      '/metrics': 'process_resident_memory_bytes 500000000\n',
    });
    expect(await look(address)).toEqual([
      expect.stringContaining('✗ 服务：127.0.0.1:'),
      expect.stringContaining('! 内存：477 MB，比平常多'),
    ]);
    await closed();
  });

  it('is another program, or none', async () => {
    const address = await answering({});
    expect((await look(address))[0]).toContain('上有别的程序');
    await closed();
    expect((await look(address))[0]).toContain('! 服务：没有在运行');
  });
});

describe('the machine', () => {
  it.each([
    [100 * 1024 ** 3, 'fine'],
    [1024 ** 3, 'warning'],
    [1024 ** 2, 'fault'],
  ])('with %i bytes free is %s', async (bytes, condition) => {
    const finding = await checkDisk(db, '/no/such/folder', async () => bytes);
    expect(finding).toMatchObject({ condition, words: expect.stringMatching(/数据库 \d+ MB，图片 0 MB/u) });
  });

  it('with another Node, an open simulator or no pace is remarked upon', () => {
    expect([checkNode('v24.21.0').condition, checkNode('v26.0.0').condition]).toEqual(['fine', 'warning']);
    const config = { ...readConfig({}), host: '0.0.0.0', pace: 'fast' } as const;
    expect(checkSettings(config).map(({ condition }) => condition)).toEqual(['warning', 'warning']);
    expect(checkSettings({ ...config, host: '127.0.0.1', pace: 'default' })).toMatchObject([{ condition: 'fine' }]);
  });

  it('that cannot draw still posts, and says so', async () => {
    expect(await checkPosters()).toMatchObject({ condition: 'fine' });
    const broken = () => Promise.reject(new Error('no build for this machine\nand a stack'));
    expect(await checkPosters(broken)).toMatchObject({
      condition: 'warning',
      words: '这台机器画不了（no build for this machine），排名、摘要和周报照常发，只是没有图',
    });
  });

  it.each([
    [30_000, '30秒'],
    [5 * MINUTE, '5分钟'],
    [3 * HOUR, '3小时'],
    [49 * HOUR, '2天'],
  ])('tells %i ms as %s', (milliseconds, words) => expect(age(milliseconds)).toBe(words));
});

describe('the whole examination', () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/doctor.ts');
  const run = (env: Record<string, string>, ...args: string[]) =>
    promisify(execFile)(process.execPath, [script, ...args], { env: { ...process.env, PORT: '1', ...env } }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );

  it('looks at everything of a database and changes nothing', async () => {
    await stores.offices.save(anOffice(), 'p-admin', Date.now());
    const config = readConfig({ DATABASE_URL: database.url, PORT: '1' });
    const { findings, blind } = await examine(config);
    expect(blind).toBe(false);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'Node.js',
        '海报',
        '设置',
        '服务',
        '数据库',
        '数据表',
        '时钟',
        '办公室',
        '日历',
        '渠道',
        '待发',
        '事件链',
        '磁盘',
      ]),
    );
    expect(await stores.offices.history()).toHaveLength(1);
  });

  it('ends with 0 where nothing needs a hand, 1 where something does, 2 where it cannot look', async () => {
    await stores.offices.save(anOffice({ calendar: { base: 'none' } }), 'p-admin', Date.now());
    const well = await run({ DATABASE_URL: database.url }, '--json');
    const lines = well.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding);
    expect([well.code, lines.every(({ condition }) => condition !== 'fault')]).toEqual([0, true]);
    await db.execute`TRUNCATE office_version`;
    expect((await run({ DATABASE_URL: database.url })).code).toBe(1);
    expect((await run({ DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' })).code).toBe(2);
    expect((await run({ PORT: 'abc' })).code).toBe(2);
    expect((await run({}, '--what')).code).toBe(2);
  });
});

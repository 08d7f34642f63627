import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TABLES } from '../../scripts/bench/import.ts';
import { type Client, fragment, openClient } from '../../src/adapters/database/client.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { DAY, dayOf, formatMoment, HOUR } from '../../src/domain/time/moment.ts';
import { anOffice } from '../builders/an-office.ts';
import { useDatabase } from '../fixtures/database.ts';

const HEAD = '工单编号,承办单位,诉求内容,诉求类型,受理时间,签收时间,截止时间,办结时间,回访结果,满意度';
const YESTERDAY = dayOf(Date.now() - DAY);
const CLOSED =
  'A-001,河沿社区,柳荫小区3号楼电梯停运,投诉,2024-01-08 09:00,2024-01-08 09:30,2024-01-15 09:00,2024-01-10 10:00,已解决,满意';
const LATE = 'A-002,供电所,槐香里门口停电,求助,2024-01-09 09:00,2024-01-09 09:30,2024-01-16 09:00,2024-01-20 10:00,,';
const OPEN = `A-003,河沿社区居民委员会,柳荫小区路灯不亮,投诉,${YESTERDAY} 20:00,,,,,`;

const database = useDatabase();
let db: Client;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'import-ledger-'));
  db = openClient(database.url, { poolSize: 2 });
  await createUnitOfWork(db, { now: () => Date.now() }).stores.offices.save(anOffice(), 'system', Date.now());
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await db.execute`TRUNCATE post, ticket, ticket_fact, ticket_event, ticket_counter, ledger_number, review_item`;
});

async function given(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}
const ledger = (...rows: readonly string[]): string => [HEAD, ...rows].join('\n');

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const script = (name: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [`scripts/${name}.ts`, ...args],
      { env: { ...process.env, DATABASE_URL: database.url } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
const run = (...args: readonly string[]): Promise<Ran> => script('import', ...args);
const rows = () =>
  db.query<{ number: string; state: string; unit: string }>`SELECT number, state, unit FROM ticket ORDER BY opened_at`;
const posts = () => db.query<{ kind: string; to_group: string; text: string }>`SELECT kind, to_group, text FROM post`;

describe('import --ledger', () => {
  it('makes tickets of rows, tells the units once what is in hand, and passes the audit', async () => {
    const file = await given('hotline.csv', ledger(CLOSED, LATE, OPEN));
    const first = await run('--ledger', `${file}=12345`);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('12345热线：新增 3 件，更新 0 件，没有变化 0 件。');
    expect(first.out).toContain('单位新接到在办件 1 件，各通知一次：河沿社区。');
    expect(await rows()).toEqual([
      { number: '20240108-001', state: 'closed', unit: 'u-river' },
      { number: '20240109-001', state: 'closed', unit: 'u-power' },
      { number: `${YESTERDAY.replaceAll('-', '')}-001`, state: 'dispatched', unit: 'u-river' },
    ]);
    expect(await posts()).toMatchObject([{ kind: 'dispatch', to_group: 'g-staff' }]);
    const audit = await script('audit');
    expect(audit).toMatchObject({ code: 0, out: '{"ok":true,"tickets":3}\n' });
  });

  it('writes for each row into the tables the bench copies, and into no other', async () => {
    // All of one day, so that what is kept once a day is not taken for kept with every row.
    const many = Array.from({ length: 9 }, (_, i) => CLOSED.replace('A-001', `B-00${i}`));
    const tables = await db.query<{ name: string }>`SELECT relname AS name FROM pg_stat_user_tables`;
    const counts = async (): Promise<readonly number[]> =>
      Promise.all(
        tables.map(async ({ name }) => {
          const [row] = await db.query<{ count: number }>`SELECT count(*)::int AS count FROM ${fragment(name)}`;
          return row?.count ?? 0;
        }),
      );
    const before = await counts();
    await run('--ledger', `${await given('many.csv', ledger(...many))}=12345`);
    const after = await counts();
    const grown = tables.filter((_, i) => (after[i] ?? 0) - (before[i] ?? 0) >= many.length).map(({ name }) => name);
    expect(grown.sort()).toEqual([...TABLES].sort());
  });

  it('changes nothing a second time, and says what a changed ledger brings', async () => {
    const file = await given('hotline.csv', ledger(CLOSED, LATE, OPEN));
    await run('--ledger', `${file}=12345`);
    const before = [await rows(), await posts()];
    expect((await run('--ledger', `${file}=12345`)).out).toContain('新增 0 件，更新 0 件，没有变化 3 件');
    expect([await rows(), await posts()]).toEqual(before);

    const changed = await given('changed.csv', ledger(CLOSED.replace('满意', '不满意'), OPEN));
    const looked = await run('--ledger', `${changed}=12345`, '--dry-run');
    expect(looked.out).toContain('A-001（20240108-001）满意度');
    expect(looked.out).toContain('以前导入过、这份台账里没有了，没有动：A-002（20240109-001）');
    expect(looked.out).toContain('只是看看，没有写入。');
    expect([await rows(), await posts()]).toEqual(before);
    expect((await run('--ledger', `${changed}=12345`)).out).toContain('更新 1 件，没有变化 1 件');
    const [event] = await db.query<{ data: unknown }>`SELECT data FROM ticket_event WHERE event = 'ledgerChanged'`;
    expect(event?.data).toMatchObject({
      before: { satisfaction: 'satisfied' },
      after: { satisfaction: 'unsatisfied' },
    });
    expect((await script('audit')).code).toBe(0);
  });

  it('brings a ledger once, although two people bring it at the same moment', async () => {
    const file = await given('hotline.csv', ledger(CLOSED, LATE, OPEN));
    const both = await Promise.all([run('--ledger', `${file}=12345`), run('--ledger', `${file}=12345`)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ out }) => out.includes('没有变化 3 件'))).toHaveLength(1);
    expect(await rows()).toHaveLength(3);
    expect(await posts()).toHaveLength(1);
  });

  it('reads GBK', async () => {
    // 工单编号,来源,承办单位,受理时间,办结时间 / G-1,12345,供电所,2024-02-01 09:00,2024-02-02 09:00
    const gbk =
      'b9a4b5a5b1e0bac52cc0b4d4b42cb3d0b0ecb5a5cebb2ccadcc0edcab1bce42cb0ecbde1cab1bce40a472d312c31323334352cb9a9b5e7cbf92c323032342d30322d30312030393a30302c323032342d30322d30322030393a3030';
    const file = await given('gbk.csv', Buffer.from(gbk, 'hex'));
    expect((await run('--ledger', file)).code).toBe(0);
    expect(await rows()).toEqual([{ number: '20240201-001', state: 'closed', unit: 'u-power' }]);
  });

  it('says in a sentence that there is no office yet, with exit code 2', async () => {
    await db.execute`TRUNCATE office_version`;
    const ran = await run('--ledger', `${await given('early.csv', ledger(CLOSED))}=12345`);
    await createUnitOfWork(db, { now: () => Date.now() }).stores.offices.save(anOffice(), 'system', Date.now());
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('还没有导入办公室文件');
  });

  it('takes a second header in the middle for what it is', async () => {
    const file = await given('two-headers.csv', `城东街道台账\n${ledger(CLOSED)}\n${HEAD}\n${LATE}`);
    expect((await run('--ledger', `${file}=12345`)).out).toContain('新增 2 件');
  });

  it.each([
    ['an unknown unit', [CLOSED, LATE.replace('供电所', '城西供电站')], '第3行“承办单位”'],
    ['one number for two matters', [CLOSED, LATE.replace('A-002', 'A-001')], '编号“A-001”与第2行重复，但内容不同'],
    ['a formula without a value', [CLOSED, LATE.replace('2024-01-09 09:00', '=NOW()')], '第3行“受理时间”'],
    ['a moment before the opening', [CLOSED.replace('2024-01-10 10:00', '2023-01-10 10:00')], '办结早于受理'],
  ])('refuses %s with the place, and imports nothing', async (_what, lines, sentence) => {
    const good = await given('good.csv', ledger(OPEN));
    const bad = await given('bad.csv', ledger(...lines));
    const ran = await run('--ledger', `${good}=12345`, '--ledger', `${bad}=12345`);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('bad.csv 第');
    expect(ran.err).toContain(sentence);
    expect(await rows()).toEqual([]);
    expect(await posts()).toEqual([]);
  });

  it('names every fault of every file at once', async () => {
    const one = await given(
      'one.csv',
      ledger(CLOSED.replace('河沿社区', '无此单位'), LATE.replace('供电所', '也没有')),
    );
    const two = await given('two.csv', ledger(OPEN.replace('投诉', '什么')));
    const { err } = await run('--ledger', `${one}=12345`, '--ledger', `${two}=mailbox`);
    expect(err).toContain('共 3 处错误，什么也没有写。');
  });

  it.each([
    ['a source nobody knows', ['--ledger', 'x.csv=nowhere'], '不是来源'],
    ['a ledger without a source', ['--ledger', 'FILE'], '来源'],
    ['both kinds at once', ['--chat', 'FILE', '--ledger', 'FILE=12345'], '请分两次导入'],
    ['options of the other kind', ['--ledger', 'FILE=12345', '--group', 'g-willow'], '--group 只用于 --chat'],
    ['no file', ['--ledger', '/nowhere/x.csv=12345'], '打不开文件'],
  ])('refuses %s with exit code 2', async (_what, args, sentence) => {
    const file = await given('hotline.csv', ledger(CLOSED));
    const ran = await run(...args.map((arg) => arg.replace('FILE', file)));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(sentence);
    expect(await rows()).toEqual([]);
  });

  it('leaves every open row with a next moment ahead', async () => {
    const due = formatMoment(Date.now() + 5 * HOUR)
      .slice(0, 16)
      .replace('T', ' ');
    const file = await given('open.csv', ledger(`O-1,供电所,停电,求助,${YESTERDAY} 20:00,,${due},,,`));
    expect((await run('--ledger', `${file}=12345`)).code).toBe(0);
    const [row] = await db.query<{ next_at: Date | null }>`SELECT next_at FROM ticket`;
    expect(row?.next_at?.getTime()).toBeGreaterThan(Date.now());
  });

  it('refuses a year the office’s calendar refuses, with exit code 2', async () => {
    const { offices } = createUnitOfWork(db, { now: () => Date.now() }).stores;
    await offices.save({ ...anOffice(), calendar: { unknownYears: 'refuse' } }, 'system', Date.now());
    const file = await given('future.csv', ledger(CLOSED, 'F-1,供电所,停电,求助,2035-01-08 09:00,,,,,'));
    const ran = await run('--ledger', `${file}=disclosure`);
    await offices.save(anOffice(), 'system', Date.now());
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('2035 年的放假安排');
    expect(await rows()).toEqual([]);
  });
});

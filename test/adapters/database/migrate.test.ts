import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../src/adapters/database/migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../../src/adapters/database/migration-files.ts';
import { emptyDatabase } from '../../fixtures/database.ts';

function folderWith(migrations: Record<string, string>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(migrations)) write(folder, name, sql);
  return folder;
}

function write(folder: string, name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

async function newUrl(): Promise<string> {
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  return url;
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

describe('migrate', () => {
  test('applies all of them once, in order, with functions and comments that hold semicolons', async () => {
    const url = await newUrl();
    const folder = folderWith({
      '2_second': `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END; $$; -- a; b\n`,
      '1_first': 'CREATE TABLE first (a int);',
    });
    expect(await migrate(url, folder)).toEqual(['1_first', '2_second']);
    expect(await migrate(url, folder)).toEqual([]);
    expect(await query(url, 'SELECT two()')).toEqual([{ two: 2 }]);
    write(folder, '3_third', 'CREATE TABLE third (a int)');
    expect(await migrate(url, folder)).toEqual(['3_third']);
  });

  test('the product’s own migrations apply to an empty database', async () => {
    const url = await newUrl();
    expect(await migrate(url)).toEqual(readMigrations().map((migration) => migration.name));
  });

  test('several processes that start together do it once', async () => {
    const url = await newUrl();
    const results = await Promise.all([1, 2, 3].map(() => migrate(url)));
    expect(results.flat()).toEqual(readMigrations().map((migration) => migration.name));
  });

  test('a migration that fails leaves nothing behind, and runs once it is mended', async () => {
    const url = await newUrl();
    const folder = folderWith({ '1_broken': 'CREATE TABLE half (a int); SELECT nonsense;' });
    await expect(migrate(url, folder)).rejects.toThrow('migration 1_broken failed');
    expect(await query(url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    write(folder, '1_broken', 'CREATE TABLE half (a int);');
    expect(await migrate(url, folder)).toEqual(['1_broken']);
  });

  test('says when the database is full of somebody else’s tables', async () => {
    const url = await newUrl();
    await query(url, 'CREATE TABLE ticket (a int)');
    await expect(migrate(url)).rejects.toThrow('请在 DATABASE_URL 中指定一个空的数据库。');
  });

  test('says when the tables belong to a user who keeps them to himself', async () => {
    const url = await newUrl();
    await migrate(url);
    await query(url, `CREATE ROLE stranger LOGIN PASSWORD 'x'; GRANT CREATE ON SCHEMA public TO stranger`);
    const strangers = new URL(url);
    [strangers.username, strangers.password] = ['stranger', 'x'];
    try {
      await expect(migrate(String(strangers))).rejects.toThrow('无权读写已有的数据表');
    } finally {
      await query(url, 'DROP OWNED BY stranger; DROP ROLE stranger');
    }
  });

  test('a migration that was changed after it ran is refused', async () => {
    const url = await newUrl();
    const folder = folderWith({ '1_first': 'CREATE TABLE first (a int);' });
    await migrate(url, folder);
    write(folder, '1_first', 'CREATE TABLE first (a bigint);');
    await expect(migrate(url, folder)).rejects.toThrow('数据库迁移 1_first 的文件在执行之后被改动过');
  });

  test('a database of a newer version is refused', async () => {
    const url = await newUrl();
    await migrate(url, folderWith({ '1_first': '', '9_future': '' }));
    await expect(migrate(url, folderWith({ '1_first': '' }))).rejects.toThrow(
      '数据库比程序新：其中有本版本没有的迁移 9_future',
    );
  });

  test('keeps its record in the form Prisma’s command line knows', async () => {
    const url = await newUrl();
    const folder = path.join(folderWith({}), 'copy');
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
    await migrate(url, folder);
    const rows = await query(url, 'SELECT * FROM _prisma_migrations');
    expect(rows[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      finished_at: expect.any(Date),
      rolled_back_at: null,
      applied_steps_count: 1,
    });
  });
});

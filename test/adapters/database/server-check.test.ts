import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { checkServer } from '../../../src/adapters/database/server-check.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { databaseOf, emptyDatabase } from '../../fixtures/database.ts';
import { fakePostgres } from '../../fixtures/fake-postgres.ts';

async function sentenceFor(url: string): Promise<string> {
  const error = await checkServer(url).then(
    () => undefined,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(ConfigError);
  const { sentences } = error as ConfigError;
  expect(sentences).toHaveLength(1);
  return String(sentences[0]);
}

function changed(url: string, change: (parts: URL) => void): string {
  const parts = new URL(url);
  change(parts);
  return String(parts);
}

describe('checkServer', () => {
  test('is content with a server that can carry the service', async () => {
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    await expect(checkServer(url)).resolves.toBeUndefined();
  });

  test('refuses PostgreSQL 14', async () => {
    const url = await fakePostgres({ version: 140_012, shown: '14.12', encoding: 'UTF8', may: 't' });
    expect(await sentenceFor(url)).toBe('DATABASE_URL 指向的 PostgreSQL 版本是 14.12，至少需要 15。');
  });

  test('says when nobody answers', async () => {
    expect(await sentenceFor('postgresql://u:p@127.0.0.1:1/db')).toBe(
      '连接不上 DATABASE_URL 指向的数据库服务器 127.0.0.1:1，请确认它已启动、网络可达（ECONNREFUSED）。',
    );
  });

  test('says when the password is wrong, without showing it', async () => {
    const url = changed(inject('serverUrl'), (parts) => {
      parts.password = 'geheim';
    });
    const sentence = await sentenceFor(url);
    expect(sentence).toMatch(/不接受用户“postgres”登录，请核对 DATABASE_URL 中的用户名和密码。$/);
    expect(sentence).not.toContain('geheim');
  });

  test('says when a password is wanted and none is given', async () => {
    const url = changed(inject('serverUrl'), (parts) => {
      parts.password = '';
    });
    expect(await sentenceFor(url)).toMatch(/要求密码，请在 DATABASE_URL 中写明。$/);
  });

  test('says when the database is not there', async () => {
    expect(await sentenceFor(databaseOf(inject('serverUrl'), 'nowhere'))).toMatch(
      /上没有数据库“nowhere”，请先创建它。$/,
    );
  });

  test('without a name it is the user’s own database that is not there', async () => {
    const nameless = changed(inject('serverUrl'), (parts) => {
      parts.pathname = '';
    });
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    await onDatabase(url, `CREATE ROLE homeless LOGIN PASSWORD 'x'`);
    const homeless = changed(nameless, (parts) => {
      parts.username = 'homeless';
      parts.password = 'x';
    });
    try {
      expect(await sentenceFor(homeless)).toMatch(/上没有数据库“homeless”，请先创建它。$/);
    } finally {
      await onDatabase(url, 'DROP ROLE homeless');
    }
  });

  test('says when nothing can be written', async () => {
    const { url, drop } = await emptyDatabase();
    onTestFinished(drop);
    const readOnly = changed(url, (parts) => {
      parts.searchParams.set('options', '-c default_transaction_read_only=on');
    });
    expect(await sentenceFor(readOnly)).toBe(
      'DATABASE_URL 指向的数据库是只读的（也许是备用服务器），请改用可以写入的。',
    );
  });

  test('says when the user may not make tables', async () => {
    const { url, drop } = await emptyDatabase();
    await onDatabase(url, `CREATE ROLE poor LOGIN PASSWORD 'x'`);
    const poor = changed(url, (parts) => {
      parts.username = 'poor';
      parts.password = 'x';
    });
    try {
      expect(await sentenceFor(poor)).toBe('DATABASE_URL 中的用户没有在该数据库建表的权限，请授予它 CREATE 权限。');
    } finally {
      await onDatabase(url, 'DROP ROLE poor');
      await drop();
    }
  });
});

async function onDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

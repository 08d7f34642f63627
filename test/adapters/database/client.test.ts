import pg from 'pg';
import { expect, test } from 'vitest';
import { openClient } from '../../../src/adapters/database/client.ts';
import { useDatabase } from '../../fixtures/database.ts';

const database = useDatabase();

async function onDatabase(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test.each(['UTC', 'Asia/Shanghai', 'America/St_Johns'])(
  'a moment comes back as it went, on a server in %s',
  async (zone) => {
    await onDatabase(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET timezone = '${zone}'`);
    const client = openClient(database.url, { poolSize: 2 });
    try {
      const moment = new Date('2026-03-02T08:01:00.123+08:00');
      const [row] = await client.query<{ moment: Date; same: boolean }>`
      SELECT ${moment}::timestamptz AS moment, ${moment}::timestamptz = '2026-03-02T08:01:00.123+08:00' AS same`;
      expect(row).toEqual({ moment, same: true });
    } finally {
      await client.close();
    }
  },
);

test('opens no more connections than it was told', async () => {
  const client = openClient(database.url, { poolSize: 2 });
  try {
    await Promise.all(Array.from({ length: 8 }, () => client.query`SELECT pg_sleep(0.02)::text`));
    const [row] = await client.query<{ count: number }>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()`;
    expect(row?.count).toBeLessThanOrEqual(2);
  } finally {
    await client.close();
  }
});

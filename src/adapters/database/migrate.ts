import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ConfigError } from '../../config/config-error.ts';
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-files.ts';

// Processes that share a database start together: one migrates, the others wait.
const LOCK_KEY = 7_205_921;

/** Prisma's own table, so that its command line agrees about what was applied. */
const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const RECORD = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`;

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** Applies the migrations that the database lacks, each whole or not at all, and returns their names. */
export async function migrate(url: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const missing = stillMissing(readMigrations(folder), await appliedIn(client));
    if (missing.length > 0) await client.query(RECORD_TABLE);
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } catch (error) {
    throw serversFault(error) ?? error;
  } finally {
    await client.end(); // gives the lock back, too
  }
}

/** The change and its record in one transaction: a process killed in the middle leaves nothing half done. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(RECORD, [randomUUID(), migration.checksum, migration.name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

/** What the database's administrator can put right; undefined = a fault of ours. */
function serversFault(error: unknown): ConfigError | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  switch ((cause as pg.DatabaseError).code) {
    case '42P07': // a table
    case '42710': // a type
      return new ConfigError('数据库里已有别的程序的同名数据表，请在 DATABASE_URL 中指定一个空的数据库。');
    case '42501':
      return new ConfigError('DATABASE_URL 中的用户无权读写已有的数据表，请改用建表的用户，或把这些表的所有权交给它。');
    default:
      return undefined;
  }
}

async function appliedIn(client: pg.Client): Promise<AppliedRow[]> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!table.rows[0]?.there) return [];
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function stillMissing(wanted: Migration[], applied: AppliedRow[]): Migration[] {
  const known = new Map(wanted.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const ours = known.get(row.migration_name);
    if (!ours)
      throw new ConfigError(`数据库比程序新：其中有本版本没有的迁移 ${row.migration_name}，请使用更新的程序版本。`);
    if (!row.finished) throw new ConfigError(`数据库迁移 ${row.migration_name} 上次没有做完，请先从备份恢复数据库。`);
    if (row.checksum !== ours.checksum) {
      throw new ConfigError(`数据库迁移 ${row.migration_name} 的文件在执行之后被改动过，请恢复原文件。`);
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return wanted.filter((migration) => !done.has(migration.name));
}

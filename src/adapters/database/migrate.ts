import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { ConfigError } from '../../config/config-error.ts';
import { MIGRATIONS_FOLDER, type Migration, migrationsList, readMigrations } from './migration-files.ts';

// Processes that share a database start together: one migrates, the others wait.
const LOCK_KEY = 7_205_921;

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/**
 * Applies the migrations that the database lacks and returns their names.
 * With nothing to do it costs one connection: the engine is loaded only when needed.
 */
export async function migrate(url: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const missing = stillMissing(readMigrations(folder), await appliedIn(client));
    return missing.length === 0 ? [] : await applyByEngine(url, folder);
  } finally {
    await client.end(); // gives the lock back, too
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
    if (!ours) throw new ConfigError(`数据库比程序新：其中有本版本没有的迁移 ${row.migration_name}，请使用更新的程序版本。`);
    if (!row.finished) throw new ConfigError(`数据库迁移 ${row.migration_name} 上次没有做完，请先从备份恢复数据库。`);
    if (row.checksum !== ours.checksum) {
      throw new ConfigError(`数据库迁移 ${row.migration_name} 的文件在执行之后被改动过，请恢复原文件。`);
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return wanted.filter((migration) => !done.has(migration.name));
}

async function applyByEngine(url: string, folder: string): Promise<string[]> {
  const { openSchemaEngine } = await import('./schema-engine.ts');
  const engine = await openSchemaEngine(new PrismaPg({ connectionString: url }));
  try {
    const result = await engine.applyMigrations({
      migrationsList: migrationsList(folder),
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.appliedMigrationNames;
  } finally {
    engine.free();
  }
}

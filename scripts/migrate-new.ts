// npm run migrate:new -- NAME     writes the SQL from the migrations to prisma/schema, to be reviewed by a person
// npm run migrate:new -- --check  exits 1 when there is a difference
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_FOLDER } from '../src/adapters/database/migration-files.ts';
import { schemaDiff } from './schema-diff.ts';

const USAGE = '用法：npm run migrate:new -- 名称（小写字母、数字、下划线）｜ --check';
const [argument] = process.argv.slice(2);

if (argument === '--help') console.log(USAGE);
else if (argument === '--check') await check();
else if (argument !== undefined && /^[a-z0-9_]+$/.test(argument)) await write(argument);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function check(): Promise<void> {
  const sql = await schemaDiff();
  if (sql === '') return;
  console.error(`prisma/schema 与 prisma/migrations 不一致，请运行 npm run migrate:new -- 名称：\n${sql}`);
  process.exitCode = 1;
}

async function write(name: string): Promise<void> {
  const sql = await schemaDiff();
  if (sql === '') return console.log('prisma/schema 与迁移一致，没有要写的。');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  const lock = path.join(MIGRATIONS_FOLDER, 'migration_lock.toml');
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  console.log(`已写入 ${path.relative(process.cwd(), folder)}/migration.sql，请审阅后提交。`);
}

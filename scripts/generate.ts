// npm run generate            writes the Prisma client from prisma/schema
// npm run generate -- --check exits 1 when the committed one is not what the schema gives
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const generated = path.join(root, 'src/adapters/database/generated');

if (process.argv.includes('--help'))
  console.log('npm run generate [-- --check]：由 prisma/schema 生成数据库客户端；--check 只核对是否最新。');
else if (process.argv.includes('--check')) check();
else prismaGenerate(root, 'inherit');

function prismaGenerate(folder: string, stdio: 'inherit' | 'pipe'): void {
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  const result = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: folder,
    stdio,
    encoding: 'utf8',
    // Not needed to generate; named so that Prisma does not try to download its own.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (result.status === 0) return;
  if (stdio === 'pipe') console.error(result.stdout, result.stderr);
  throw new Error('prisma generate failed');
}

/** Generates into a copy of the schema's surroundings, since the output folder is relative to the schema. */
function check(): void {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'generate-check-'));
  try {
    cpSync(path.join(root, 'prisma'), path.join(copy, 'prisma'), { recursive: true });
    for (const file of ['package.json', 'prisma.config.ts']) cpSync(path.join(root, file), path.join(copy, file));
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    prismaGenerate(copy, 'pipe');
    const stale = differing(generated, path.join(copy, 'src/adapters/database/generated'));
    if (stale.length === 0) return;
    console.error(`数据库客户端与 prisma/schema 不一致，请运行 npm run generate：\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function differing(ours: string, fresh: string): string[] {
  const names = new Set([...filesIn(ours), ...filesIn(fresh)]);
  return [...names].filter((name) => textOf(path.join(ours, name)) !== textOf(path.join(fresh, name))).sort();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

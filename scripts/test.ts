// npm test [-- FILTER…]   the whole suite once; the last line of the output is always "N passed, N failed, N skipped"
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const root = path.resolve(import.meta.dirname, '..');

if (process.argv.includes('--help'))
  console.log('npm test [-- 文件或名称…]：运行全部测试；最后一行是 N passed, N failed, N skipped。');
else await runTests(process.argv.slice(2));

async function runTests(arguments_: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'counts-'));
  const file = path.join(folder, 'counts.json');
  const code = await vitest(arguments_, file);
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 && counts.failed === 0) counts.failed = 1; // it broke where no test could say so
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

function vitest(arguments_: string[], countsFile: string): Promise<number> {
  const cli = path.join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, COUNTS_FILE: countsFile };
  const child = spawn(process.execPath, [cli, 'run', ...arguments_], { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function readCounts(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

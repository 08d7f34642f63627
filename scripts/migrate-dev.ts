// npm run migrate:dev -- NAME   migrate:new and generate in one go
import { spawnSync } from 'node:child_process';
import path from 'node:path';

for (const [script, arguments_] of [
  ['migrate-new.ts', process.argv.slice(2)],
  ['generate.ts', process.argv.includes('--help') ? ['--help'] : []],
] as const) {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...arguments_], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

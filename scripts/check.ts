// npm run check   everything that CI looks at beside the tests; goes on after a fault so that one run shows all
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const moduleFile = (name: string) => path.join(root, 'node_modules', name);
const script = (name: string) => path.join(import.meta.dirname, name);

const STEPS: [what: string, file: string, ...arguments_: string[]][] = [
  ['类型 tsc', moduleFile('typescript/bin/tsc'), '-p', '.'],
  ['格式与规则 biome', moduleFile('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  ['无用代码 knip', moduleFile('knip/bin/knip.js')],
  ['迁移与 schema 是否一致', script('migrate-new.ts'), '--check'],
  ['文档中的表格是否最新', script('print-tables.ts'), '--check'],
];

if (process.argv.includes('--help'))
  console.log('npm run check：类型、格式、无用代码、生成物是否最新；全部通过时退出码为 0。');
else runSteps();

function runSteps(): void {
  for (const [what, file, ...arguments_] of STEPS) {
    const { status } = spawnSync(process.execPath, [file, ...arguments_], { cwd: root, stdio: 'inherit' });
    console.log(`${status === 0 ? '✓' : '✗'} ${what}`);
    if (status !== 0) process.exitCode = 1;
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAlive } from '../../src/adapters/database/process-identity.ts';
import { until } from '../fixtures/holder.ts';
import { outcomeOf, playground } from '../fixtures/launcher-playground.ts';

const SHOW = `
import { readFileSync } from 'node:fs';
const args: string[] = process.argv.slice(2);
console.log(JSON.stringify({ args, cwd: process.cwd(), input: readFileSync(0, 'utf8'), word: process.env.WORD }));
process.exitCode = Number(args[0] ?? 0);
`;
const WAIT = `
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => { console.log(signal); setTimeout(() => process.exit(5), 300); });
}
setInterval(() => {}, 1000);
console.log(String(process.pid));
`;
const NPM_RUN = `
const { spawn } = require('node:child_process');
const command = '"$0" scripts/launch.mjs run program.ts; exit $?';
spawn('sh', ['-c', command, process.execPath], { stdio: 'inherit' });
`;

describe('the installation', () => {
  test('happens once, says one line, and keeps stdout clean', async () => {
    const { start, installs } = playground(SHOW);
    const first = await outcomeOf(start(['run', 'program.ts']));
    expect(first.code).toBe(0);
    expect(first.out.trim().split('\n')).toHaveLength(1);
    expect(first.said).toContain('首次运行：正在安装运行所需的依赖');
    const second = await outcomeOf(start(['run', 'program.ts']));
    expect(second.said).toBe('');
    expect(installs()).toEqual(['ci --omit=dev']);
  });

  test('adds the tools of developers to a sound tree, and a start is content with them', async () => {
    const { start, installs } = playground(SHOW);
    await outcomeOf(start(['run', 'program.ts']));
    await outcomeOf(start(['dev', 'program.ts']));
    await outcomeOf(start(['run', 'program.ts']));
    expect(installs()).toEqual(['ci --omit=dev', 'install --no-save']);
  });

  test('happens anew when the lock file asks for something else', async () => {
    const { start, installs, write } = playground(SHOW);
    await outcomeOf(start(['run', 'program.ts']));
    const changed = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.1.0' } } });
    write('package-lock.json', changed);
    write('run-lock.json', changed);
    await outcomeOf(start(['run', 'program.ts']));
    expect(installs()).toEqual(['ci --omit=dev', 'ci --omit=dev']);
  });

  test('is not repeated after an npm ci by hand', async () => {
    const { start, installs, write, folder } = playground(SHOW);
    mkdirSync(path.join(folder, 'node_modules'));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect((await outcomeOf(start(['run', 'program.ts']))).code).toBe(0);
    expect(installs()).toEqual([]);
  });

  test('of two launches at the same time only one installs', async () => {
    const { start, installs } = playground(SHOW);
    const outcomes = await Promise.all([1, 2].map(() => outcomeOf(start(['run', 'program.ts']))));
    expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0]);
    expect(installs()).toHaveLength(1);
    expect(outcomes.map((outcome) => outcome.said).join()).toContain('另一个窗口正在安装依赖');
  });

  test.each([
    ['a process that is gone', '999999999', 0],
    ['a number that somebody else has by now', String(process.pid), 60_000],
  ])('takes over the lock of %s', async (_, holder, ageMs) => {
    const { start, write, folder } = playground(SHOW);
    write('.install.lock', holder);
    const then = new Date(Date.now() - ageMs);
    utimesSync(path.join(folder, '.install.lock'), then, then);
    expect((await outcomeOf(start(['run', 'program.ts']))).code).toBe(0);
  });

  test('when it fails, a sentence and exit code 1', async () => {
    const { start } = playground(SHOW);
    const { code, out, said } = await outcomeOf(start(['run', 'program.ts'], { FAIL: '1' }));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(said.trim().split('\n').at(-1)).toBe(
      '依赖安装失败（npm 退出码 7）。请检查网络和 npm 镜像设置后重试，原因见上面 npm 的输出。',
    );
  });
});

describe('the program', () => {
  test('gets arguments, input and the caller’s folder; its exit code is passed on', async () => {
    const { start, folder } = playground(SHOW);
    const callers = path.join(folder, 'elsewhere');
    mkdirSync(callers);
    const { code, out } = await outcomeOf(
      start(['run', 'program.ts', '3', '--a b', ''], { INIT_CWD: callers }),
      '一行\n',
    );
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ args: ['3', '--a b', ''], cwd: callers, input: '一行\n' });
  });

  test('keeps the folder of a caller who did not come through npm', async () => {
    const { start, folder } = playground(SHOW);
    const callers = path.join(folder, 'elsewhere');
    mkdirSync(callers);
    const { out } = await outcomeOf(start(['run', 'program.ts'], { INIT_CWD: folder }, callers));
    expect(JSON.parse(out).cwd).toBe(callers);
  });

  test('reads .env, and what is set already wins', async () => {
    const { start, write } = playground(SHOW);
    write('.env', 'WORD=file\n');
    expect(JSON.parse((await outcomeOf(start(['run', 'program.ts']))).out).word).toBe('file');
    expect(JSON.parse((await outcomeOf(start(['run', 'program.ts'], { WORD: 'set' }))).out).word).toBe('set');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('gets %s once, however often it comes', async (signal) => {
    const launcher = playground(WAIT).start(['run', 'program.ts']);
    const ended = outcomeOf(launcher);
    await once(launcher.stdout, 'data');
    launcher.kill(signal);
    launcher.kill(signal);
    const { code, out } = await ended;
    expect(code).toBe(5);
    expect(out.trim().split('\n').slice(1)).toEqual([signal]);
  });

  test('stops when the launcher was killed outright', async () => {
    const launcher = playground(WAIT).start(['run', 'program.ts']);
    const [line] = await once(launcher.stdout, 'data');
    const pid = Number(line);
    expect(isAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });

  test.skipIf(process.platform !== 'linux')('stops when npm, behind its shell, was killed outright', async () => {
    const { folder } = playground(WAIT);
    const env = { ...process.env, npm_lifecycle_event: 'start', npm_execpath: path.join(folder, 'npm-cli.js') };
    const npm = spawn(process.execPath, ['-e', NPM_RUN], { cwd: folder, env });
    const [line] = await once(npm.stdout, 'data');
    const pid = Number(line);
    expect(isAlive(pid)).toBe(true);
    npm.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });

  test('that does not exist is named', async () => {
    const { code, said } = await outcomeOf(playground(SHOW).start(['run', 'nothing.ts']));
    expect(code).toBe(1);
    expect(said).toContain('找不到程序文件 nothing.ts');
  });
});

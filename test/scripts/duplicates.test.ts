import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/duplicates.ts', import.meta.url));
const run = (input: string, args: string[] = []) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { input, encoding: 'utf8' });
const lines = (...objects: unknown[]): string => objects.map((object) => `${JSON.stringify(object)}\n`).join('');
const one = { id: 'a', title: '柳荫云庭电梯停运', text: '柳荫云庭电梯停运四天', time: '2026/3/2 8:01:00', user: 'u1' };

describe('duplicates', () => {
  it('answers line by line in the order asked', () => {
    const other = { ...one, id: 7, title: '望江公园何时开工', text: '望江公园至今没有动工', user: 3, more: 1 };
    const result = run(`\uFEFF${lines(one, other)}\n${lines({ ...one, id: 'c', time: '2026-03-05 09:00' })}`);
    expect(result.stderr).toBe('');
    expect(result.stdout).toBe('{"id":"a","cluster":0}\n{"id":7,"cluster":1}\n{"id":"c","cluster":0}\n');
    expect(result.status).toBe(0);
  });

  it('names every bad line and writes nothing', () => {
    const result = run(`${lines(one, { ...one, time: '昨天' }, { ...one, title: undefined })}[]\n{\n`);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('第 2 行：time“昨天”不是有效的时间');
    expect(result.stderr).toContain('第 3 行：title 缺失或不是文字');
    expect(result.stderr).toContain('第 4 行：这一行不是 JSON 对象');
    expect(result.stderr).toContain('第 5 行：不是有效的 JSON');
  });

  it('explains itself, takes no arguments and no lines', () => {
    expect(run('', ['--help']).stdout).toContain('用法：npm run -s duplicates');
    expect(run('', ['x']).status).toBe(2);
    expect(run('')).toMatchObject({ status: 0, stdout: '' });
  });
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/deadlines.ts', import.meta.url));
const run = (input: string, args: string[] = []) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const lines = (...objects: unknown[]): string => objects.map((object) => JSON.stringify(object)).join('\n');

const ask = { id: 'a', start: '2026-03-02T08:01:00+08:00', calendar: 'cn', limit: { workingDays: 5 } };
const own = {
  hours: { tue: [['00:00', '24:00']], mon: [['09:00', '12:00']] },
  holidays: ['2026-03-10'],
  workdays: ['2026-03-07'],
};

describe('deadlines', () => {
  it('answers line by line in the order asked', () => {
    const result = run(
      `\uFEFF${lines(
        ask,
        { ...ask, id: 7, limit: { minutes: 90 }, start: '2026/3/2 11:00:30', more: 'ignored', pauses: [] },
        { ...ask, id: 'c', limit: { days: 7 } },
        { ...ask, id: 'd', limit: { workingDays: 1 }, calendar: own },
        { ...ask, id: 'e', limit: { workingDays: 2 }, calendar: own },
        { ...ask, id: 'f', limit: { minutes: 60 }, pauses: [['2026-03-02T09:30:00+08:00', '2026-03-02T02:00:00Z']] },
      )}\r\n\n   \n`,
    );
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    expect(result.stdout.split('\n')).toEqual([
      '{"id":"a","due":"2026-03-09T18:00:00+08:00"}',
      '{"id":7,"due":"2026-03-02T14:30:30+08:00"}',
      '{"id":"c","due":"2026-03-09T08:01:00+08:00"}',
      '{"id":"d","due":"2026-03-04T00:00:00+08:00"}',
      '{"id":"e","due":"2026-03-08T00:00:00+08:00"}',
      '{"id":"f","due":"2026-03-02T10:30:00+08:00"}',
      '',
    ]);
  });

  it('names every bad line and writes nothing', () => {
    const result = run(
      `${lines(
        ask,
        { ...ask, start: '2026-02-30' },
        { ...ask, id: undefined },
        { ...ask, limit: { minutes: 5, days: 1 } },
        { ...ask, limit: { workingDays: 1.5 } },
        { ...ask, limit: { minutes: '90' } },
        { ...ask, limit: undefined },
        { ...ask, calendar: 'us' },
        { ...ask, calendar: { hours: { mon: [['18:00', '09:00']] } } },
        { ...ask, calendar: { hours: { monday: [['09:00', '18:00']] } } },
        { ...ask, pauses: [['2026-03-03', '2026-03-02']] },
        { ...ask, pauses: ['2026-03-03'] },
        { ...ask, start: '2026-12-30' },
        [ask],
        { ...ask, limit: { days: 1e12 } },
      )}\n{"id":`,
    );
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatchInlineSnapshot(`
      "第 2 行：起算时间 start “2026-02-30”不是有效的时间。
      第 3 行：id 缺失，或者不是文字或数字。
      第 4 行：时限 limit 应当写明 minutes、workingDays、days 中的一个。
      第 5 行：时限 workingDays 应当是整数。
      第 6 行：时限 minutes 应当是数字。
      第 7 行：时限 limit 缺失或写法不对。
      第 8 行：日历 calendar 应当是 "cn"，或者 {"hours":{"mon":[["09:00","12:00"]]},"holidays":[日期],"workdays":[日期]}。
      第 9 行：日历的工作时间“18:00-09:00”终点不在起点之后。
      第 10 行：日历的 hours 里“monday”不是星期，可写 mon tue wed thu fri sat sun。
      第 11 行：暂停的终点早于起点。
      第 12 行：每段暂停应当写作 [起,止]。
      第 13 行：日历 "cn" 没有 2027 年的放假安排，无法计算。
      第 14 行：应当是一个 JSON 对象。
      第 15 行：截止时点超出了公元 9999 年。
      第 16 行：不是有效的 JSON。
      "
    `);
  });

  it('speaks of no more than twenty bad lines', () => {
    const result = run('x\n'.repeat(25));
    expect(result.stderr.trim().split('\n')).toHaveLength(21);
    expect(result.stderr).toContain('另有 5 行有错。');
  });

  it('answers nothing to nothing', () => {
    expect(run('')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('explains itself', () => {
    expect(run('', ['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('用法') });
    expect(run('', ['--fast'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--fast') });
  });

  it('keeps up with a hundred thousand lines', () => {
    const input = Array.from({ length: 100_000 }, (_, id) =>
      JSON.stringify({ ...ask, id, ...(id % 2 ? { calendar: own } : {}) }),
    ).join('\n');
    const started = performance.now();
    const result = run(input);
    expect(result.stdout.split('\n')).toHaveLength(100_001);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 30_000);
});

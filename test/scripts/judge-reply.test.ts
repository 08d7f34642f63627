import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/judge-reply.ts', import.meta.url));
const run = (input: string, args: string[] = []) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const lines = (...objects: unknown[]): string => objects.map((object) => JSON.stringify(object)).join('\n');

const COMPLAINT = {
  title: '南桥村后山采石场粉尘大',
  text: '采石场白天黑夜都在碎石，粉尘落满院子，大货车把村道压坏了。',
};
const OWN = '您好！经查，南桥村后山采石场未按环评要求喷淋降尘，已责令停产整改，村道由企业在4月底前修复。';
const OTHER = '您好！根据规定，新生儿应在出生后三个月内办理医保参保，逾期办理的从次月起享受待遇。';

describe('judge-reply', () => {
  it('answers line by line in the order asked, and tells an own reply from another', () => {
    const result = run(
      `\uFEFF${lines(
        { pid: 7, ...COMPLAINT, reply: OWN, more: 'ignored' },
        { pid: 'b', ...COMPLAINT, reply: OTHER },
      )}\r\n\n${lines({ pid: 0, ...COMPLAINT, reply: '您的来信收悉，已转有关部门处理。' })}\n`,
    );
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    const [own, other, empty] = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(own)).toEqual(['pid', 'score', 'complete', 'explain', 'faults']);
    expect([own.pid, other.pid, empty.pid]).toEqual([7, 'b', 0]);
    expect(own.score).toBeGreaterThan(other.score);
    expect(own.faults).toEqual([]);
    expect(empty.faults).toEqual(['只有套话，没有办理情况']);
    expect(own.complete).toBeGreaterThan(empty.complete);
    expect(own.explain).toBeGreaterThan(empty.explain);
  });

  it('reads a line to its end, whatever separators of other alphabets it holds', () => {
    const result = run('{"pid":1,"title":"","text":"a\u2028b","reply":"c\u2029d"}');
    expect(result.status).toBe(0);
    expect(result.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('names every bad line and writes nothing', () => {
    const result = run(
      `${lines({ pid: 1, ...COMPLAINT, reply: OWN }, { pid: 2, ...COMPLAINT }, { ...COMPLAINT, reply: OWN }, [1])}\n{"pid":`,
    );
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr.trim().split('\n')).toEqual([
      '第2行：“reply”缺失或不是文字。',
      '第3行：“pid”缺失，或者不是文字或数字。',
      '第4行：应当是一个JSON对象。',
      '第5行：不是有效的JSON。',
    ]);
  });

  it('explains itself, and refuses what it does not know', () => {
    expect(run('', ['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run -s judge-reply') });
    expect(run('', ['--fast'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--fast') });
    expect(run('')).toMatchObject({ status: 0, stdout: '' });
  });
});

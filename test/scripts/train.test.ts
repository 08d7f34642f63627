import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { madeUpLetters } from '../domain/learning/made-up-letters.ts';

const script = (name: string): string => fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
const run = (name: string, args: readonly string[], input = '') =>
  spawnSync(process.execPath, [script(name), ...args], { input, encoding: 'utf8' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'train-'));
const put = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const letters = madeUpLetters(200, 1).map((one, i) => ({ id: i, ...one }));
const good = put('good.jsonl', jsonl(letters));
/** The same texts under labels that mean nothing. */
const bad = put('bad.jsonl', jsonl(letters.map((one, i) => ({ ...one, label: i % 3 === 0 ? '水' : '校' }))));

describe('train', () => {
  it('learns labels, prints its figures, the same bytes from the same seed, and recognise takes the file', () => {
    const [a, b] = [path.join(folder, 'a.bin'), path.join(folder, 'b.bin')];
    const first = run('train', ['--data', good, '--out', a, '--seed', '5']);
    expect(first.stderr).toBe('');
    expect(JSON.parse(first.stdout)).toMatchObject({ texts: 200, seed: 5, models: ['category×2'] });
    expect(JSON.parse(first.stdout).figures['macroF1 title']).toBeGreaterThan(0.8);
    run('train', ['--data', good, '--out', b, '--seed', '5']);
    const weights = (file: string): Buffer => {
      const bytes = readFileSync(file);
      return bytes.subarray(16 + bytes.readUInt32LE(12));
    };
    expect(Buffer.compare(weights(a), weights(b))).toBe(0);
    const said = run(
      'recognise',
      ['--model', a],
      jsonl([
        { id: 1, text: '自来水管爆管漏水' },
        { id: 2, text: '学校老师补课' },
      ]),
    );
    expect(
      said.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).label),
    ).toEqual(['水', '校']);
  }, 60_000);

  it('does not replace a better model, unless told to', () => {
    const out = path.join(folder, 'kept.bin');
    run('train', ['--data', good, '--out', out]);
    const before = readFileSync(out);
    const worse = run('train', ['--data', bad, '--out', out]);
    expect(worse.status).toBe(2);
    expect(worse.stderr).toContain('没有替换');
    expect(readFileSync(out).equals(before)).toBe(true);
    expect(run('train', ['--data', bad, '--out', out, '--force']).status).toBe(0);
    expect(readFileSync(out).equals(before)).toBe(false);
  }, 60_000);

  it('learns yes or no from labels 0 and 1', () => {
    const chat = Array.from({ length: 100 }, (_, i) => ({
      id: `c${i}`,
      kind: 'chat',
      text: `晚安${i}今天喝酒打牌睡觉`,
      label: 0,
    }));
    const data = put('heard.jsonl', jsonl([...letters.map((one) => ({ ...one, label: 1 })), ...chat]));
    const done = run('train', ['--data', data, '--out', path.join(folder, 'd.bin')]);
    expect(done.stderr).toBe('');
    expect(JSON.parse(done.stdout).models).toEqual(['detection']);
  }, 60_000);

  it('learns an office’s own leaves and units from its ledger', () => {
    const rows = letters.map(
      (one, i) =>
        `${i},"${one.text}",${one.label === '水' ? '供水保障' : '校园管理'},${one.label === '水' ? '水务站' : '教育办'}`,
    );
    const ledger = put('ledger.csv', `2026年台账,,,\n编号,诉求内容,诉求类别,承办单位\n${rows.join('\n')}\n`);
    const out = path.join(folder, 'own.bin');
    const done = run('train', ['--data', ledger, '--out', out]);
    expect(done.stderr).toBe('');
    expect(JSON.parse(done.stdout).models).toEqual(['leaf×2', 'unit×2']);
    const said = run('recognise', ['--model', out], jsonl([{ id: 1, text: '自来水管爆管漏水停水' }]));
    expect(JSON.parse(said.stdout)).toMatchObject({ category: '供水保障', unit: '水务站' });
  }, 60_000);

  it.each([
    ['half a line', '{"id":1,"text":"a"', '第1行不是一行完整的JSON'],
    [
      'no text',
      `${JSON.stringify({ id: 1, kind: '', text: '停水', label: 'a' })}\n{"id":2,"label":"b"}`,
      '第2行缺少“text”',
    ],
    ['no label', '{"id":1,"text":"停水"}', '第1行缺少“label”'],
    ['no id', '{"text":"停水","label":"a"}', '第1行缺少“id”'],
    ['one label', jsonl([{ id: 1, text: '停水', label: 'a' }]), '至少要有两种标签'],
    ['nothing', '', '至少要有两种标签'],
  ])('%s is refused with its line, and nothing is written', (name, content, why) => {
    const out = path.join(folder, `${name}.bin`);
    const done = run('train', ['--data', put(`${name}.jsonl`, content), '--out', out]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(why);
    expect(() => readFileSync(out)).toThrow();
  });

  it.each([
    [['--data', 'x']],
    [['--out', 'x']],
    [['--data', 'no', '--out', 'x']],
    [['--nonsense']],
    [['--data', 'a', '--out', 'b', '--seed', 'x']],
  ])('wrong options %j are refused', (args) => {
    expect(run('train', args).status).toBe(2);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { WITHOUT_RENDERER } from '../fixtures/without-renderer.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/replay.ts', import.meta.url));
const OFFICE = fileURLToPath(new URL('../../src/adapters/office/example-office.yaml', import.meta.url));

it('replays with words alone where posters cannot be drawn, and says so', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
  const at = (name: string): string => path.join(folder, name);
  const said = {
    type: 'message',
    channel: 'wechat',
    group: 'g-zongzhai-1',
    id: 'm1',
    from: 'wx-somebody',
    kind: 'text',
  };
  writeFileSync(
    at('chat.jsonl'),
    `${JSON.stringify({ at: '2026-03-02T08:01:00+08:00', ...said, text: '3号楼电梯停了两天' })}\n`,
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    [...WITHOUT_RENDERER, SCRIPT, '--office', OFFICE, '--chat', at('chat.jsonl'), '--pictures', '--out', at('out')],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, expect.stringContaining('海报没有画全（画图的组件没有装好）')]);
  const posts = readFileSync(at('out/posts.jsonl'), 'utf8').trim().split('\n');
  const rankings = posts.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'dailyRanking');
  expect(rankings.length).toBeGreaterThan(0);
  expect(rankings.every(({ image }) => image === undefined)).toBe(true);
  expect(existsSync(at('out/media'))).toBe(false);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
// @ts-expect-error plain JavaScript: it runs before anything is installed
import { levelFor } from '../../scripts/launcher/install-level.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'level-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

test.each([
  ['', 'run'],
  ['sim,dingtalk', 'run'],
  ['wechat', 'dev'],
  ['sim, wechat', 'dev'],
  ['wechatty', 'run'],
])('with CHANNELS=%s the set of packages is %s', (channels, level) => {
  vi.stubEnv('CHANNELS', channels);
  expect(levelFor(root, 'run')).toBe(level);
  expect(levelFor(root, 'dev')).toBe('dev');
});

test('the settings file tells where the environment does not', () => {
  vi.stubEnv('CHANNELS', undefined);
  expect(levelFor(root, 'run')).toBe('run');
  writeFileSync(path.join(root, '.env'), 'PORT=1\nCHANNELS="sim,wechat"\n');
  expect(levelFor(root, 'run')).toBe('dev');
  vi.stubEnv('CHANNELS', 'sim');
  expect(levelFor(root, 'run')).toBe('run');
});

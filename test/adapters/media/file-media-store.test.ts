import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileMediaStore } from '../../../src/adapters/media/file-media-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const GIF = Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1');

describe('pictures as files', () => {
  it('are named by their content and kept once', async () => {
    const store = createFileMediaStore(path.join(folder, 'media'));
    const name = await store.save(GIF);
    expect(name).toMatch(/^[0-9a-f]{64}\.gif$/);
    expect(await store.save(GIF)).toBe(name);
    expect(await readdir(path.join(folder, 'media'))).toEqual([name]);
    expect(await store.read(name)).toEqual({ bytes: GIF, type: 'image/gif' });
  });

  it('are judged by their bytes', async () => {
    const store = createFileMediaStore(folder);
    await expect(store.save(Buffer.from('<svg onload="x">'))).rejects.toMatchObject({ reason: 'notAPicture' });
    await expect(store.save(Buffer.alloc(0))).rejects.toMatchObject({ reason: 'notAPicture' });
    await expect(store.save(Buffer.concat([GIF, Buffer.alloc(20 * 1024 * 1024)]))).rejects.toMatchObject({
      reason: 'tooBig',
    });
  });

  it('are read by their own names only', async () => {
    const store = createFileMediaStore(folder);
    for (const name of ['../secret.png', `${'0'.repeat(64)}.png`, 'a.png', ''])
      expect(await store.read(name)).toBeUndefined();
  });
});

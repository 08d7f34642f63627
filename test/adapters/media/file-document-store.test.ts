import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileDocumentStore } from '../../../src/adapters/media/file-document-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'documents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('documents are named by their content, kept once, and read by their own names only', async () => {
  const store = createFileDocumentStore(path.join(folder, 'documents'));
  const bytes = Buffer.from('PK made up');
  const name = await store.save(bytes, 'docx');
  expect(name).toMatch(/^[0-9a-f]{64}\.docx$/);
  expect(await store.save(bytes, 'docx')).toBe(name);
  expect(await readdir(path.join(folder, 'documents'))).toEqual([name]);
  expect(await store.read(name)).toEqual(bytes);
  for (const other of ['../secret.json', `${'0'.repeat(64)}.json`, `${name}.png`, ''])
    expect(await store.read(other)).toBeUndefined();
});

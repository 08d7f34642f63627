import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DOCUMENT_TYPES, type DocumentStore } from '../../ports/document-store.ts';
import { keepFile } from './keep-file.ts';

const NAME = new RegExp(`^[0-9a-f]{64}\\.(?:${DOCUMENT_TYPES.join('|')})$`);

/** Documents as files of one folder. */
export const createFileDocumentStore = (folder: string): DocumentStore => ({
  async save(bytes, type) {
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${type}`;
    await keepFile(folder, name, bytes);
    return name;
  },
  async read(name) {
    if (!NAME.test(name)) return undefined;
    try {
      return await readFile(path.join(folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
});

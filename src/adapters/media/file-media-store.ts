import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { LARGEST_PICTURE, MediaRefused, type MediaStore } from '../../ports/media-store.ts';

const TYPES = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const;
type Extension = keyof typeof TYPES;

const NAME = /^[0-9a-f]{64}\.(png|jpg|gif|webp)$/;

/** Pictures as files of one folder. The sender's own name and type for a picture are never believed. */
export function createFileMediaStore(folder: string): MediaStore {
  return {
    async save(bytes) {
      if (bytes.byteLength > LARGEST_PICTURE) throw new MediaRefused('tooBig');
      const extension = sniff(bytes);
      if (!extension) throw new MediaRefused('notAPicture');
      const name = `${createHash('sha256').update(bytes).digest('hex')}.${extension}`;
      await mkdir(folder, { recursive: true });
      if (!(await exists(path.join(folder, name)))) await writeDurably(folder, name, bytes);
      return name;
    },
    async read(name) {
      const extension = NAME.exec(name)?.[1] as Extension | undefined;
      if (!extension) return undefined;
      try {
        return { bytes: await readFile(path.join(folder, name)), type: TYPES[extension] };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}

/** The kind of picture its first bytes show. */
function sniff(bytes: Uint8Array): Extension | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'webp';
  return undefined;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Whole or not at all: a crash leaves a temporary file, never half a picture under its name. */
async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = path.join(folder, `.${randomUUID()}`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path.join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

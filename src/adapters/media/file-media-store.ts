import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { LARGEST_PICTURE, MediaRefused, type MediaStore } from '../../ports/media-store.ts';
import { PICTURE_TYPES, type PictureType } from './picture-type.ts';
import { strippedPicture } from './strip-picture.ts';

const NAME = /^[0-9a-f]{64}\.(png|jpg|gif|webp)$/;

/**
 * Pictures as files of one folder, named after what is kept: without the position and the other data a camera writes beside the pixels.
 */
export function createFileMediaStore(folder: string): MediaStore {
  return {
    async save(given) {
      if (given.byteLength > LARGEST_PICTURE) throw new MediaRefused('tooBig');
      const picture = strippedPicture(given);
      if (!picture) throw new MediaRefused('notAPicture');
      const { type, bytes } = picture;
      const name = `${createHash('sha256').update(bytes).digest('hex')}.${type}`;
      await mkdir(folder, { recursive: true });
      if (!(await exists(path.join(folder, name)))) await writeDurably(folder, name, bytes);
      return name;
    },
    async read(name) {
      const extension = NAME.exec(name)?.[1] as PictureType | undefined;
      if (!extension) return undefined;
      try {
        return { bytes: await readFile(path.join(folder, name)), type: PICTURE_TYPES[extension] };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
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

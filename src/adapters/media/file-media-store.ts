import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LARGEST_PICTURE, MediaRefused, type MediaStore } from '../../ports/media-store.ts';
import { keepFile } from './keep-file.ts';
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
      await keepFile(folder, name, bytes);
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

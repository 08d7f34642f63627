import { LARGEST_PICTURE, MediaRefused, type MediaStore } from '../../../ports/media-store.ts';
import { InputError } from '../input-error.ts';

const DATA_URL = /^data:[^,]*;base64,/i;
const FILE_NAME = /^[\p{L}\p{N}_.-]{1,100}\.(?:png|jpe?g|gif|webp)$/iu;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The names under which pictures of a message are kept; those sent along are stored first. */
export async function pictureNames(media: MediaStore, images: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const image of images) names.push(await nameOf(media, image));
  return names;
}

/** A file name stands for itself: pictures of recorded chats are named like that. */
async function nameOf(media: MediaStore, image: string): Promise<string> {
  if (FILE_NAME.test(image)) return image;
  const base64 = image.replace(DATA_URL, '').replace(/\s+/g, '');
  if (!BASE64.test(base64)) throw new InputError('图片看不懂：请用 data: 地址、base64，或 /sim/media 给的名字。');
  return savePicture(media, Buffer.from(base64, 'base64'));
}

/** Keeps a picture, or says in a sentence why not. */
export async function savePicture(media: MediaStore, bytes: Uint8Array): Promise<string> {
  try {
    return await media.save(bytes);
  } catch (fault) {
    if (!(fault instanceof MediaRefused)) throw fault;
    if (fault.reason === 'tooBig') throw new InputError(`图片太大，最多 ${LARGEST_PICTURE / 1024 / 1024} MB。`, 413);
    throw new InputError('只收 PNG、JPG、GIF、WebP 图片。', 415);
  }
}

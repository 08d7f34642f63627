import { type PictureType, pictureType } from './picture-type.ts';
import { strippedGif } from './strip-gif.ts';
import { strippedJpeg } from './strip-jpeg.ts';
import { strippedPng } from './strip-png.ts';
import { strippedWebp } from './strip-webp.ts';

export interface StrippedPicture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** Each keeps what it knows to be picture and drops all else; it never throws, and takes time in proportion to the length. */
const STRIPPERS: Readonly<Record<PictureType, (bytes: Buffer) => Uint8Array>> = {
  jpg: strippedJpeg,
  png: strippedPng,
  webp: strippedWebp,
  gif: strippedGif,
};

/**
 * A picture without what its camera and its programs wrote beside the pixels: position, time, device, names, comments, and whatever
 * hangs on behind its end. The pixels stay byte for byte. From where the file no longer reads as its format nothing is taken over, since
 * nobody could say what it holds; undefined when no picture is left then.
 */
export function strippedPicture(bytes: Uint8Array): StrippedPicture | undefined {
  const type = pictureType(bytes);
  if (!type) return undefined;
  const stripped = STRIPPERS[type](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return pictureType(stripped) === type ? { type, bytes: stripped } : undefined;
}

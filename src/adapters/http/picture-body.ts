import type { Context } from 'koa';
import { LARGEST_PICTURE } from '../../ports/media-store.ts';
import { InputError } from './input-error.ts';

/** The bytes of a request that is a picture. Reads no more than a picture may have, whatever the sender says about its length. */
export async function pictureBody(ctx: Context): Promise<Uint8Array> {
  if (!ctx.is('image/*')) throw new InputError('请求的内容应是图片，Content-Type 如 image/png。', 415);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of ctx.req as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > LARGEST_PICTURE) throw new InputError(`图片太大，最多 ${LARGEST_PICTURE / 1024 / 1024} MB。`, 413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

import { gzipSync } from 'node:zlib';
import type { Context } from 'koa';

/** Below this, a packet more or less is not worth the work. Bytes. */
const SMALL = 1_000;

/** Sends a text of our own, compressed for those who can read it: on a slow line the page stands there sooner. */
export function sendText(ctx: Context, type: string, text: string): void {
  const bytes = Buffer.from(text);
  ctx.type = type;
  ctx.vary('Accept-Encoding');
  if (bytes.length < SMALL || !ctx.acceptsEncodings('gzip')) ctx.body = bytes;
  else sendCompressed(ctx, gzipSync(bytes));
}

export function sendCompressed(ctx: Context, compressed: Buffer): void {
  ctx.set('Content-Encoding', 'gzip');
  ctx.body = compressed;
}

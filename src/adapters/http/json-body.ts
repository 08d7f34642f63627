import type { Middleware } from 'koa';
import { InputError } from './input-error.ts';

/**
 * Reads a body as JSON, whatever Content-Type the caller thought of; pictures are left to their route. A body library would bring
 * decoders for encodings JSON does not have, and a tenth of the time the service needs to start.
 */
export const jsonBody =
  (mostBytes: number): Middleware =>
  async (ctx, next) => {
    const bodied = ctx.method === 'POST' || ctx.method === 'PUT' || ctx.method === 'PATCH';
    if (bodied && !ctx.is('image/*')) ctx.state['body'] = parse(await read(ctx.req, mostBytes));
    await next();
  };

async function read(stream: AsyncIterable<Buffer>, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new InputError('内容太大，请缩小后再发。', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError('请求看不懂：内容应是完整的 JSON。');
  }
}

import type { Middleware } from 'koa';
import { InputError } from './input-error.ts';

/**
 * Reads a body as JSON, whatever Content-Type the caller thought of, or the fields of a form; pictures are left to their route. A body library would bring
 * decoders for encodings JSON does not have, and a tenth of the time the service needs to start.
 */
export const jsonBody =
  (mostBytes: number): Middleware =>
  async (ctx, next) => {
    const bodied = ctx.method === 'POST' || ctx.method === 'PUT' || ctx.method === 'PATCH';
    if (bodied && !ctx.is('image/*')) {
      const text = await read(ctx.req, mostBytes);
      ctx.state['body'] = isForm(text, ctx.is('urlencoded') !== false) ? fieldsOf(text) : parse(text);
    }
    await next();
  };

/** A form without a script. Programs send JSON under this type too, as curl does unless told otherwise. */
const isForm = (text: string, declared: boolean): boolean => declared && !/^\s*[{[]/.test(text);
const fieldsOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

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

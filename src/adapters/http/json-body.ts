import type { Middleware } from 'koa';
import { InputError } from './input-error.ts';

/**
 * Reads a body as JSON, whatever Content-Type the caller thought of, or the fields of a form, with files where it has any; pictures are left to
 * their route. A body library would bring decoders for encodings JSON does not have, and a tenth of the time the service needs to start; forms
 * with files are read by what Node has itself, loaded with the first one.
 */
export const jsonBody =
  (mostBytes: number): Middleware =>
  async (ctx, next) => {
    const bodied = ctx.method === 'POST' || ctx.method === 'PUT' || ctx.method === 'PATCH';
    if (bodied && !ctx.is('image/*')) {
      const bytes = await read(ctx.req, mostBytes);
      ctx.state['body'] = ctx.is('multipart')
        ? await partsOf(bytes, ctx.get('Content-Type'))
        : bodyOf(bytes.toString('utf8'), ctx.is('urlencoded') !== false);
    }
    await next();
  };

const bodyOf = (text: string, declared: boolean): unknown => (isForm(text, declared) ? fieldsOf(text) : parse(text));

/** A form with files: its fields as text, what was chosen as `File`; a field of files in which nothing was chosen is not there. */
async function partsOf(bytes: Buffer<ArrayBuffer>, type: string): Promise<Record<string, string | File>> {
  if (hasTooMany(bytes, type)) throw new InputError('请求看不懂：表单的项太多。');
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new InputError('请求看不懂：表单不完整，请重新提交。');
  });
  return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string' || value.name !== ''));
}

/** Ours have a dozen. Thirty megabytes of empty ones would hold up everybody for seconds, before anybody has asked who sends them. */
const MOST_PARTS = 200;

function hasTooMany(bytes: Buffer, type: string): boolean {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/iu.exec(type) ?? [];
  const border = `--${quoted ?? plain ?? ''}`;
  let at = -1;
  for (let parts = 0; parts <= MOST_PARTS; parts += 1) {
    at = bytes.indexOf(border, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** A form without a script. Programs send JSON under this type too, as curl does unless told otherwise. */
const isForm = (text: string, declared: boolean): boolean => declared && !/^\s*[{[]/.test(text);
const fieldsOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

async function read(stream: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new InputError('内容太大，请缩小后再发。', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError('请求看不懂：内容应是完整的 JSON。');
  }
}

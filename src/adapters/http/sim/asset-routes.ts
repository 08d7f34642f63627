import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import { sendCompressed } from './send-text.ts';

const FOLDER = path.join(import.meta.dirname, 'assets');
const TYPES: Readonly<Record<string, string>> = {
  'start.js': 'text/javascript; charset=utf-8',
  'simulator.js': 'text/javascript; charset=utf-8',
  'chat-log.js': 'text/javascript; charset=utf-8',
  'composer.js': 'text/javascript; charset=utf-8',
  'ask.js': 'text/javascript; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'clock.js': 'text/javascript; charset=utf-8',
  'chats.js': 'text/javascript; charset=utf-8',
  'panel.js': 'text/javascript; charset=utf-8',
  'scene.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The page's own files, read once. */
export function assetRoutes(): readonly Route[] {
  const assets = new Map(Object.entries(TYPES).map(([name, type]) => [name, { type, ...load(name) }]));
  return [
    route({
      method: 'get',
      path: '/sim/assets/:name',
      summary: '页面的样式和脚本',
      params: z.object({ name: z.string() }),
      answers: { 200: { description: '文件' }, 304: { description: '没有变' } },
      handle({ params }, ctx) {
        const asset = assets.get(params.name);
        if (!asset) throw new InputError('没有这个文件。', 404);
        ctx.set('Cache-Control', 'no-cache');
        ctx.type = asset.type;
        ctx.etag = asset.hash;
        ctx.vary('Accept-Encoding');
        ctx.status = 200;
        if (ctx.fresh) ctx.status = 304;
        else if (ctx.acceptsEncodings('gzip')) sendCompressed(ctx, asset.inGzip());
        else ctx.body = asset.bytes;
      },
    }),
  ];
}

function load(name: string) {
  const bytes = readFileSync(path.join(FOLDER, name));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  let compressed: Buffer | undefined;
  // The start of the service has better things to do.
  const inGzip = (): Buffer => (compressed ??= gzipSync(bytes));
  return { bytes, hash, inGzip };
}

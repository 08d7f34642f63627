import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Route, route } from '../route.ts';

export const REVIEW_STYLE = '/review/assets/review.css';
export const REVIEW_ICON = '/review/assets/icon.svg';

/** The page's own files, read once. */
export const reviewAssets = (): readonly Route[] => [
  fileRoute(REVIEW_STYLE, 'text/css; charset=utf-8', '待确认网页的样式'),
  fileRoute(REVIEW_ICON, 'image/svg+xml', '待确认网页的图标'),
];

function fileRoute(at: string, type: string, summary: string): Route {
  const bytes = readFileSync(path.join(import.meta.dirname, 'assets', path.basename(at)));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return route({
    method: 'get',
    path: at,
    summary,
    answers: { 200: { description: '文件', type: type.split(';')[0] ?? type }, 304: { description: '没有变' } },
    handle(_input, ctx) {
      ctx.set('Cache-Control', 'no-cache');
      ctx.type = type;
      ctx.etag = hash;
      ctx.status = 200;
      if (ctx.fresh) ctx.status = 304;
      else ctx.body = bytes;
    },
  });
}

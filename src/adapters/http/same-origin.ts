import type { Context, Middleware } from 'koa';
import { InputError } from './input-error.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site must not act through a visitor's browser. Programs send neither header and are let through. */
export const sameOriginOnly: Middleware = (ctx, next) => {
  if (!READING.has(ctx.method) && comesFromElsewhere(ctx)) throw new InputError('不接受来自其他网站的请求。', 403);
  return next();
};

function comesFromElsewhere(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site !== '') return site !== 'same-origin' && site !== 'none';
  const origin = ctx.get('Origin');
  if (origin === '') return false;
  return !URL.canParse(origin) || new URL(origin).host !== ctx.host;
}

import type { IncomingMessage } from 'node:http';
import type { Middleware } from 'koa';
import { InputError } from './input-error.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site must not act through a visitor's browser. Programs send neither header and are let through. */
export const sameOriginOnly: Middleware = (ctx, next) => {
  if (!READING.has(ctx.method) && comesFromElsewhere(ctx.req)) throw new InputError('不接受来自其他网站的请求。', 403);
  return next();
};

/** Whether a browser says that a page of another site asks. */
export function comesFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== '') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined || origin === '') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

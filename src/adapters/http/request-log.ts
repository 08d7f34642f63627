import type { Middleware } from 'koa';
import type { Ids } from '../../ports/ids.ts';
import type { Logger } from '../log.ts';

const GIVEN_ID = /^[\w-]{1,64}$/;

/** Gives every request an id, a caller's own where it is harmless; it stands in the answer and in every line of the log. */
export function requestId(ids: Ids): Middleware {
  return (ctx, next) => {
    const given = ctx.get('X-Request-Id');
    const id = GIVEN_ID.test(given) ? given : ids.next();
    ctx.state['requestId'] = id;
    ctx.set('X-Request-Id', id);
    return next();
  };
}

/** One line per request: the route's pattern, never the address, its query or a body. */
export function requestLog(log: Logger): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    await next();
    const line = {
      requestId: ctx.state['requestId'],
      method: ctx.method,
      route: routeOf(ctx),
      status: ctx.status,
      ms: Math.round(performance.now() - started),
    };
    if (ctx.status >= 500) log.warn(line, 'request');
    else log.debug(line, 'request');
  };
}

/** The pattern of the route that answered, e.g. `/sim/groups/:group/posts`. */
export function routeOf(ctx: object): string {
  const { _matchedRoute: pattern } = ctx as { _matchedRoute?: unknown };
  return typeof pattern === 'string' ? pattern : 'unmatched';
}

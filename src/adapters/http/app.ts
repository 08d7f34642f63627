import Router from '@koa/router';
import Koa from 'koa';
import { z } from 'zod';
import { bridgeDoor } from './bridge/bridge-door.ts';
import { bridgeRoutes } from './bridge/bridge-routes.ts';
import { circularRoutes } from './circular/circular-routes.ts';
import { errorHandler } from './error-handler.ts';
import { healthRoutes } from './health.ts';
import type { HttpDeps } from './http-deps.ts';
import { jsonBody } from './json-body.ts';
import { loginRoutes } from './login/login-routes.ts';
import { createMetrics } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { proofRoutes } from './proof/proof-routes.ts';
import { requestId, requestLog } from './request-log.ts';
import { reviewRoutes } from './review/review-routes.ts';
import { mount, type Route, route } from './route.ts';
import { sameOriginOnly } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { createSimulator, type Simulator } from './sim/simulator.ts';

/** A message with its pictures in it; a picture may have 20 MB, which are 27 as text. */
const LARGEST_BODY = 30 * 1024 * 1024;
/** The caller went away: nothing is wrong with us. */
const GONE = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

export interface App {
  readonly koa: Koa;
  /** Ends what would keep the server open: streams of events, questions that are held. */
  close(): void;
}

/** The HTTP side of the service: every route in one table, every fault through one handler. */
export function buildApp(deps: HttpDeps): App {
  const simulator: Simulator | undefined = deps.sim ? createSimulator(deps, deps.sim) : undefined;
  const bridge = deps.bridge ? bridgeRoutes(deps.bridge, deps.log) : undefined;
  const metrics = createMetrics(deps);
  const routes: Route[] = [
    ...healthRoutes(deps, () => simulator?.isAdvancing() ?? false),
    ...metrics.routes,
    ...(deps.reviews ? reviewRoutes(deps, deps.reviews) : []),
    ...(deps.reviews ? circularRoutes(deps, deps.reviews) : []),
    ...loginRoutes(deps),
    ...proofRoutes(deps),
    ...(simulator?.routes ?? []),
    ...(bridge?.routes ?? []),
  ];
  // Letter by letter: what stands before a route decides by its path, and must see the same one.
  const router = new Router({ sensitive: true });
  mount(router, describing(routes));
  // What a newcomer types first.
  if (simulator) router.redirect('/', '/sim', 302);

  const koa = new Koa();
  koa.on('error', (fault) => {
    if (!GONE.has(fault?.code)) deps.log.error({ err: fault }, 'answering');
  });
  koa.use(requestId(deps.ids));
  koa.use(securityHeaders);
  koa.use(requestLog(deps.log));
  koa.use(metrics.measure);
  koa.use(errorHandler(deps.log));
  koa.use(sameOriginOnly);
  if (deps.bridge) koa.use(bridgeDoor(deps.bridge));
  koa.use(jsonBody(LARGEST_BODY));
  koa.use(router.routes());
  koa.use(router.allowedMethods());
  const close = (): void => {
    simulator?.close();
    bridge?.close();
  };
  return { koa, close };
}

/** The routes, and one that describes them all, itself included. */
function describing(routes: readonly Route[]): readonly Route[] {
  let description: ReturnType<typeof describeApi> | undefined;
  const all = [...routes];
  const own = route({
    method: 'get',
    path: '/openapi.json',
    summary: '本接口的说明',
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.literal('3.1.0') }) } },
    handle: () => {
      description ??= describeApi(all);
      return description;
    },
  });
  all.push(own);
  return all;
}

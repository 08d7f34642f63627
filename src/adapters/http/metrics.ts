import type { Middleware } from 'koa';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { HttpDeps } from './http-deps.ts';
import { routeOf } from './request-log.ts';
import { type Route, route } from './route.ts';

export interface Metrics {
  readonly routes: readonly Route[];
  /** Measures every request by route pattern and status. */
  readonly measure: Middleware;
}

/** Figures of the service for Prometheus; each app has its own registry. */
export function createMetrics(deps: HttpDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addServiceGauges(registry, deps);
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  return {
    routes: [
      route({
        method: 'get',
        path: '/metrics',
        summary: 'Prometheus 指标',
        answers: { 200: { description: '文本格式的指标', type: 'text/plain' } },
        async handle(_input, ctx) {
          ctx.type = registry.contentType;
          ctx.body = await registry.metrics();
        },
      }),
    ],
    measure: async (ctx, next) => {
      const end = durations.startTimer({ method: ctx.method });
      await next();
      end({ route: routeOf(ctx), status: ctx.status });
    },
  };
}

function addServiceGauges(registry: Registry, deps: HttpDeps): void {
  const registers = [registry];
  new Gauge({
    name: 'linli_posts_waiting',
    help: 'Posts not yet sent, by channel and state',
    labelNames: ['channel', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { channel, state, count } of await deps.stores.outbox.waiting()) this.set({ channel, state }, count);
    },
  });
  new Gauge({
    name: 'linli_jobs_last_round_age_seconds',
    help: 'Time since the jobs of this process last ran through',
    registers,
    collect() {
      const last = deps.lastRound();
      if (last !== undefined) this.set(Math.max(0, (Date.now() - last) / 1000));
    },
  });
  const { counts } = deps;
  if (!counts) return;
  const unprocessed = new Gauge({
    name: 'linli_messages_unprocessed',
    help: 'Messages logged and not yet worked on',
    registers,
  });
  new Gauge({
    name: 'linli_tickets_open',
    help: 'Tickets neither completed, closed nor cancelled',
    registers,
    async collect() {
      const { ticketsOpen, messagesUnprocessed } = await counts.call(deps);
      this.set(ticketsOpen);
      unprocessed.set(messagesUnprocessed);
    },
  });
}

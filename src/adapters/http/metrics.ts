import type { Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { calendarDaysLeft } from '../../domain/time/cn-calendar.ts';
import { addGauges } from './counted-gauges.ts';
import type { HttpDeps, ServiceCounts } from './http-deps.ts';
import { addRecognitionGauges } from './recognition-metrics.ts';
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

/** A figure the database cannot give just now is left out, so that the process's own figures are still to be had. */
function addServiceGauges(registry: Registry, deps: HttpDeps): void {
  const registers = [registry];
  new Gauge({
    name: 'linli_posts_waiting',
    help: 'Posts not yet sent, by channel and state',
    labelNames: ['channel', 'state'],
    registers,
    async collect() {
      this.reset();
      const waiting = await deps.stores.outbox.waiting().catch(() => []);
      for (const { channel, state, count } of waiting) this.set({ channel, state }, count);
    },
  });
  new Gauge({
    name: 'linli_jobs_last_round_age_seconds',
    help: 'Time since the jobs of this process last ran through',
    registers,
    collect() {
      const last = deps.lastRound();
      this.remove();
      if (last !== undefined) this.set(Math.max(0, (Date.now() - last) / 1000));
    },
  });
  new Gauge({
    name: 'linli_calendar_days_left',
    help: 'Days until the first year whose days off nobody has stated',
    registers,
    async collect() {
      this.remove();
      const calendar = await deps.office().then(
        ({ policy }) => policy.calendar,
        () => undefined,
      );
      const left = calendar ? calendarDaysLeft(calendar, deps.clock.now()) : Number.POSITIVE_INFINITY;
      if (Number.isFinite(left)) this.set(left);
    },
  });
  if (deps.recognition) addRecognitionGauges(registry, deps.recognition, () => deps.clock.now());
  if (deps.counts) addGauges(registry, COUNTS, deps.counts.bind(deps));
}

const COUNTS = [
  ['linli_messages_unprocessed', 'Messages logged and not yet worked on', 'messagesUnprocessed'],
  ['linli_tickets_open', 'Tickets neither completed, closed nor cancelled', 'ticketsOpen'],
] as const satisfies readonly (readonly [string, string, keyof ServiceCounts])[];

import { z } from 'zod';
import { CALENDAR_WARNING_DAYS, calendarDaysLeft, lastKnownYear } from '../../domain/time/cn-calendar.ts';
import { formatMoment } from '../../domain/time/moment.ts';
import { calendarEndsIn } from '../../wording/calendar-end.ts';
import { type ChannelHealth, channelHealth } from './channel-health.ts';
import type { HttpDeps } from './http-deps.ts';
import { type Route, route } from './route.ts';

/** Jobs that have not run through for so long stand still. Milliseconds. */
const STALLED = 60_000;
/** A database that does not answer within this counts as gone. */
const PATIENCE = 5_000;

const Waiting = z.object({ channel: z.string(), state: z.string(), count: z.number() });
const Readiness = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()),
  warnings: z.array(z.string()).describe('还能工作，但要有人处理'),
  database: z.enum(['up', 'down']),
  channels: z.record(z.string(), z.string()),
  gaps: z.array(z.string()).describe('最近一天里可能漏收消息的时段'),
  jobs: z.object({ lastRound: z.string().nullable() }).nullable(),
  waiting: z.array(Waiting),
});
type Readiness = z.infer<typeof Readiness>;

/** /healthz: the process lives. /readyz: it can do its work, and if not, why. */
export function healthRoutes(deps: HttpDeps, isBusy: () => boolean): readonly Route[] {
  const started = Date.now();
  return [
    route({
      method: 'get',
      path: '/healthz',
      summary: '进程是否活着',
      answers: { 200: { description: '活着', schema: z.object({ status: z.literal('ok') }) } },
      handle: () => ({ status: 'ok' }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      summary: '能否正常工作：数据库、渠道、定时任务',
      answers: {
        200: { description: '可以', schema: Readiness },
        503: { description: '不可以，原因见 reasons', schema: Readiness },
      },
      async handle(_input, ctx) {
        const readiness = await readinessOf(deps, { started, busy: isBusy() });
        ctx.status = readiness.ready ? 200 : 503;
        return readiness;
      },
    }),
  ];
}

/** Nothing can be said of the channels while the database is away. */
const UNKNOWN: ChannelHealth = { channels: {}, reasons: [], warnings: [], gaps: [] };

interface Situation {
  /** By the machine's clock. */
  readonly started: number;
  /** The simulator is moving the clock: the jobs are at work, only not by themselves. */
  readonly busy: boolean;
}

async function readinessOf(deps: HttpDeps, { started, busy }: Situation): Promise<Readiness> {
  const reasons: string[] = [];
  const waiting = await inTime(deps.stores.outbox.waiting()).catch(() => undefined);
  if (!waiting) reasons.push('数据库连不上');

  const health = waiting ? await inTime(channelHealth(deps)).catch(() => UNKNOWN) : UNKNOWN;
  reasons.push(...health.reasons);
  const works = deps.config.roles.includes('jobs') || deps.config.roles.includes('channels');
  const lastRound = deps.lastRound();
  if (works && !busy && Date.now() - (lastRound ?? started) > STALLED) reasons.push('定时任务没有在运行');

  return {
    ready: reasons.length === 0,
    reasons,
    warnings: waiting ? [...health.warnings, ...(await warningsOf(deps))] : [],
    database: waiting ? 'up' : 'down',
    channels: health.channels,
    gaps: [...health.gaps],
    jobs: works ? { lastRound: lastRound === undefined ? null : formatMoment(lastRound) } : null,
    waiting: (waiting ?? []).map(({ channel, state, count }) => ({ channel, state, count })),
  };
}

/** What works today and will not later. */
async function warningsOf({ office, clock }: HttpDeps): Promise<string[]> {
  const calendar = await inTime(office())
    .then(({ policy }) => policy.calendar)
    .catch(() => undefined);
  const year = calendar && lastKnownYear(calendar);
  const left = calendar ? calendarDaysLeft(calendar, clock.now()) : Number.POSITIVE_INFINITY;
  return year === undefined || left > CALENDAR_WARNING_DAYS ? [] : [calendarEndsIn(year, left)];
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

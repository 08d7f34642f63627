import { z } from 'zod';
import { DAY, formatMoment, type Moment } from '../../../domain/time/moment.ts';
import type { HttpDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { parseDuration } from './duration.ts';
import type { Feed } from './feed.ts';
import { quietLine } from './quiet-line.ts';
import type { NextDue, SimTime } from './sim-time.ts';

/** Everything that becomes due on the way is done: more than a quarter at once would take too long for one request. */
const FARTHEST = 92 * DAY;

const Advance = z.object({
  advance: z
    .string()
    .transform((text, context) => {
      const duration = parseDuration(text);
      if (duration === undefined)
        context.addIssue({ code: 'custom', message: '应是 ISO 8601 的时长，如 PT2H、P1D、PT30M' });
      return duration ?? 0;
    })
    .describe('ISO 8601 时长，如 PT2H、P1D、PT30M'),
});
const Now = z.object({ now: z.string() });
const Next = z.object({ at: z.string(), words: z.string() }).nullable();
const State = Now.extend({ movable: z.boolean(), quiet: z.string().nullable(), next: Next });
const Reached = Now.extend({ reached: Next });

/** The simulator's clock: it may be moved while no real platform is connected. */
export function clockRoutes(
  deps: HttpDeps,
  { desk, feed, time }: { readonly desk: SimDesk; readonly feed: Feed; readonly time: SimTime },
): readonly Route[] {
  async function moveTo(moment: Moment): Promise<void> {
    if (!time.movable) throw new InputError('接了真实渠道时不能拨快时钟：只有 CHANNELS 是 sim 一项时可以。', 409);
    if (moment - time.now() > FARTHEST) throw new InputError('一次最多拨快 92 天，更久请分几次。');
    await time.moveTo(moment).finally(() => feed.tell({ event: 'clock' }));
  }

  return [
    route({
      method: 'get',
      path: '/sim/clock',
      summary: '模拟器的时间',
      answers: {
        200: {
          description: 'movable 表示能否拨快，quiet 是静默时段的提示，next 是助手下一次自己做事的时刻',
          schema: State,
        },
      },
      async handle() {
        const now = deps.clock.now();
        const { policy } = await desk.office();
        return {
          now: formatMoment(now),
          movable: time.movable,
          quiet: quietLine(policy, now, deps.config.pace),
          next: written(await time.next()),
        };
      },
    }),
    route({
      method: 'post',
      path: '/sim/clock',
      summary: '拨快时钟；途中到期的事按先后都做完才回答',
      body: Advance,
      answers: { 200: { description: '新的时间', schema: Now }, 409: { description: 'CHANNELS 不是只有 sim' } },
      async handle({ body }) {
        await moveTo(time.now() + body.advance);
        return { now: formatMoment(deps.clock.now()) };
      },
    }),
    route({
      method: 'post',
      path: '/sim/clock/next',
      summary: '拨到助手下一次自己做事的时刻，做完才回答',
      answers: {
        200: { description: 'reached 是到了的时刻；没有要等的事为 null，时钟不动', schema: Reached },
        409: { description: 'CHANNELS 不是只有 sim' },
      },
      async handle() {
        const next = await time.next();
        await moveTo(next?.at ?? time.now());
        await time.settle();
        feed.tell({ event: 'clock' });
        return { now: formatMoment(deps.clock.now()), reached: written(next) };
      },
    }),
  ];
}

const written = (next: NextDue | null) => next && { at: formatMoment(next.at), words: next.words };

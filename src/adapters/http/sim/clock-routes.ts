import { z } from 'zod';
import { DAY, formatMoment } from '../../../domain/time/moment.ts';
import type { HttpDeps, SimDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { parseDuration } from './duration.ts';
import type { Feed } from './feed.ts';
import { quietLine } from './quiet-line.ts';

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
const State = Now.extend({ movable: z.boolean(), quiet: z.string().nullable() });

export interface ClockRoutes {
  readonly routes: readonly Route[];
  isAdvancing(): boolean;
}

/** The simulator's clock: it may be moved while no real platform is connected. */
export function clockRoutes(deps: HttpDeps, sim: SimDeps, desk: SimDesk, feed: Feed): ClockRoutes {
  let advancing = 0;

  async function advance(milliseconds: number): Promise<void> {
    if (!sim.advance) throw new InputError('接了真实渠道时不能拨快时钟：只有 CHANNELS 是 sim 一项时可以。', 409);
    if (milliseconds > FARTHEST) throw new InputError('一次最多拨快 92 天，更久请分几次。');
    advancing += 1;
    try {
      await sim.advance(milliseconds);
    } finally {
      advancing -= 1;
      feed.tell({ event: 'clock' });
    }
  }

  const routes = [
    route({
      method: 'get',
      path: '/sim/clock',
      summary: '模拟器的时间',
      answers: { 200: { description: 'movable 表示能否拨快，quiet 是静默时段的提示', schema: State } },
      async handle() {
        const now = deps.clock.now();
        const { policy } = await desk.office();
        return {
          now: formatMoment(now),
          movable: sim.advance !== undefined,
          quiet: quietLine(policy, now, deps.config.pace),
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
        await advance(body.advance);
        return { now: formatMoment(deps.clock.now()) };
      },
    }),
  ];
  return { routes, isAdvancing: () => advancing > 0 };
}

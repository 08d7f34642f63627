import { z } from 'zod';
import { type Route, route } from '../../route.ts';
import type { SimDesk } from '../desk.ts';
import type { SimTime } from '../sim-time.ts';
import { castOf, lackOf } from './cast.ts';
import type { Player } from './player.ts';
import { SCENES } from './scene-table.ts';

/** A scene on offer. */
export interface OfferedScene {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly steps: number;
  /** Why it cannot be played here, in a sentence. */
  readonly lack: string | null;
}

const MODES = ['step', 'run'] as const;
const Mode = z.object({ mode: z.enum(MODES).default('step').describe('step 一步一步，run 连续播放') });
const Start = Mode.extend({ hurry: z.boolean().default(false).describe('不留看的时间') });
const Offered = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  steps: z.number(),
  lack: z.string().nullable(),
});
const State = z.object({
  id: z.string(),
  title: z.string(),
  play: z.number(),
  step: z.number(),
  of: z.number(),
  note: z.string(),
  path: z.string(),
  tickets: z.array(z.string()),
  mode: z.enum(MODES),
  phase: z.enum(['acting', 'shown', 'over', 'failed']),
  fault: z.string().nullable(),
});
const Answer = z.object({ turn: z.number().describe('每变一次加一；先到的旧回答不算数'), scene: State.nullable() });
const answers = { 200: { description: '演到哪里；没有在演的为 null', schema: Answer } };

/** The scenes that this office can play, with the reason beside those it cannot; none where the clock stands fast. */
export async function offeredScenes(desk: SimDesk, time: SimTime): Promise<readonly OfferedScene[]> {
  if (!time.movable) return [];
  const { directory } = await desk.office();
  const cast = castOf(directory, await desk.groups(), time.now());
  return SCENES.map((scene) => ({
    id: scene.id,
    title: scene.title,
    about: scene.about,
    steps: scene.steps.length,
    lack: lackOf(scene, cast, directory),
  }));
}

/** Scenes: what there is, and playing one. */
export function sceneRoutes(player: Player, desk: SimDesk, time: SimTime): readonly Route[] {
  /** Both of one moment: a turn with the state before it would hide the state after. */
  const told = () => ({ turn: player.turn(), scene: player.state() });
  return [
    route({
      method: 'get',
      path: '/sim/scenes',
      summary: '现成的剧本',
      answers: { 200: { description: '接了真实渠道时为空', schema: z.object({ scenes: z.array(Offered) }) } },
      handle: async () => ({ scenes: await offeredScenes(desk, time) }),
    }),
    route({
      method: 'post',
      path: '/sim/scenes/:id/play',
      summary: '从头演一个剧本，先演第一步',
      params: z.object({ id: z.string() }),
      body: Start,
      answers: { ...answers, 409: { description: '这里演不了，附原因' } },
      async handle({ params, body }) {
        await player.play(params.id, body.mode, body.hurry);
        return told();
      },
    }),
    route({
      method: 'get',
      path: '/sim/scene',
      summary: '在演的剧本演到哪里',
      answers,
      handle: told,
    }),
    route({
      method: 'post',
      path: '/sim/scene/next',
      summary: '演下一步，演完才回答',
      answers,
      async handle() {
        await player.next();
        return told();
      },
    }),
    route({
      method: 'post',
      path: '/sim/scene/mode',
      summary: '改成一步一步，或者连续播放',
      body: Mode,
      answers,
      handle({ body }) {
        player.switchTo(body.mode);
        return told();
      },
    }),
    route({
      method: 'post',
      path: '/sim/scene/stop',
      summary: '不演了；已经说过的话都留着',
      answers,
      handle() {
        player.stop();
        return told();
      },
    }),
  ];
}

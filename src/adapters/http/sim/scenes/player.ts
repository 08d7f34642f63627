import type { TicketNumber } from '../../../../domain/base/ids.ts';
import { InputError } from '../../input-error.ts';
import type { Step } from './scene.ts';
import { type Backstage, type ChatPath, type SceneRun, startRun } from './scene-run.ts';
import { SCENES } from './scene-table.ts';

/** What the page shows of the scene that is being played. */
export interface SceneState {
  readonly id: string;
  readonly title: string;
  /** Counts the playings since the start, so that a page knows a new one. */
  readonly play: number;
  /** 1 for the first step. */
  readonly step: number;
  readonly of: number;
  readonly note: string;
  /** The chat where it happens. */
  readonly path: ChatPath;
  readonly tickets: readonly TicketNumber[];
  /** `step`: waits to be told; `run`: goes on by itself. */
  readonly mode: 'step' | 'run';
  /** `acting`: the step is being done; `over` after the last; `failed` with the reason in `fault`. */
  readonly phase: 'acting' | 'shown' | 'over' | 'failed';
  readonly fault: string | null;
}

/** How long a reader is given. Milliseconds. `lead`: between saying where to look and doing it. */
export interface Tempo {
  readonly lead: number;
  readonly pause: number;
  readonly perCharacter: number;
}
const AT_EASE: Tempo = { lead: 700, pause: 2_600, perCharacter: 55 };
const AT_ONCE: Tempo = { lead: 0, pause: 0, perCharacter: 0 };

/** Plays one scene at a time for all open pages. */
export interface Player {
  state(): SceneState | null;
  /** Counts the changes of the state, so that an answer that comes late is not taken for news. */
  turn(): number;
  /** Begins a scene with its first step, ending whatever was played. Throws InputError when the office lacks what it needs. */
  play(id: string, mode: SceneState['mode'], hurry: boolean): Promise<SceneState>;
  /** The next step; resolves when it is done. */
  next(): Promise<SceneState>;
  /** Goes on by itself, or waits from now on. */
  switchTo(mode: SceneState['mode']): SceneState;
  stop(): void;
}

export function createPlayer(backstage: Backstage): Player {
  let run: SceneRun | undefined;
  let state: SceneState | null = null;
  let tempo = AT_EASE;
  let plays = 0;
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Steps follow each other, whoever asks for them. */
  let chain: Promise<unknown> = Promise.resolve();

  function show(change: Partial<SceneState>): void {
    if (state) state = { ...state, ...change };
    turn += 1;
    backstage.feed.tell({ event: 'scene' });
  }

  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = chain.then(work);
    chain = result.catch(() => {});
    return result;
  };

  const current = (): SceneState => {
    if (!state) throw new InputError('现在没有在演的剧本。', 409);
    return state;
  };

  /** A scene that was ended or replaced while a step was under way says no more. */
  async function step(playing: SceneRun): Promise<void> {
    const index = state?.step ?? 0;
    const next = playing.scene.steps[index];
    if (playing !== run || !next) return;
    try {
      await act(playing, next, index);
    } catch (fault) {
      if (playing === run) show({ phase: 'failed', mode: 'step', fault: sentenceOf(fault, backstage) });
    }
    if (playing === run && state?.mode === 'run' && state.phase === 'shown') goOn(playing);
  }

  async function act(playing: SceneRun, next: Step, index: number): Promise<void> {
    const announced = await playing.announce(next);
    if (playing !== run) return;
    show({ step: index + 1, phase: 'acting', ...announced });
    await new Promise((resolve) => setTimeout(resolve, tempo.lead));
    if (playing !== run) return;
    const path = await playing.perform(next);
    await backstage.posts.refresh();
    if (playing !== run) return;
    const last = index + 1 === playing.scene.steps.length;
    const done = { path, tickets: playing.tickets(), note: (await playing.announce(next)).note };
    show({ ...done, phase: last ? 'over' : 'shown', ...(last ? { mode: 'step' as const } : {}) });
    backstage.feed.tell({ event: 'clock' });
  }

  function goOn(playing: SceneRun): void {
    clearTimeout(timer);
    const wait = tempo.pause + tempo.perCharacter * (state?.note.length ?? 0);
    timer = setTimeout(() => void queue(() => step(playing)), wait);
    timer.unref();
  }

  function stop(): void {
    clearTimeout(timer);
    run = undefined;
    state = null;
    turn += 1;
    backstage.feed.tell({ event: 'scene' });
  }

  return {
    state: () => state,
    turn: () => turn,
    async play(id, mode, hurry) {
      const scene = SCENES.find((one) => one.id === id);
      if (!scene) throw new InputError(`没有剧本“${id}”，请看 /sim/scenes。`, 404);
      if (!backstage.time.movable) throw new InputError('接了真实渠道时不能演剧本：剧本要拨快时钟。', 409);
      stop();
      return queue(async () => {
        const started = await startRun(scene, backstage);
        tempo = hurry ? AT_ONCE : AT_EASE;
        plays += 1;
        run = started;
        const { path, note } = await started.announce(scene.steps[0] as Step);
        const shown = { path, note, tickets: [], mode, phase: 'acting', fault: null } as const;
        state = { id, title: scene.title, play: plays, step: 0, of: scene.steps.length, ...shown };
        turn += 1;
        backstage.feed.tell({ event: 'clock' });
        void queue(() => step(started));
        return state;
      });
    },
    next: () =>
      queue(async () => {
        if (run && current().phase === 'shown') await step(run);
        return current();
      }),
    switchTo(mode) {
      const { phase } = current();
      clearTimeout(timer);
      show({ mode });
      if (mode === 'run' && phase === 'shown' && run) {
        const playing = run;
        void queue(() => step(playing));
      }
      return current();
    },
    stop,
  };
}

function sentenceOf(fault: unknown, { deps }: Backstage): string {
  if (fault instanceof InputError) return fault.sentence;
  deps.log.error({ err: fault }, 'playing a scene');
  return '这一步没有做成，服务的日志里有原因。';
}

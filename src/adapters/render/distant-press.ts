import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Poster } from '../../domain/report/poster.ts';
import type { DrawnPoster, PosterPress } from '../../ports/poster.ts';
import type { DrawAnswer, DrawOrder } from './poster-messages.ts';

const PROCESS_FILE = path.join(import.meta.dirname, 'poster-process.ts');

/** A poster of 120 units takes a second, and the process three to start on a busy machine. */
const WITHIN = 30_000;
/** Reports come in bunches: what draws the first is there for the next. */
const IDLE = 60_000;

/**
 * The renderer's threads would each keep a heap of their own, and give nothing back that they have once had: 211 MB instead of 113 after a
 * few hundred posters (glibc; elsewhere nobody reads it).
 */
const SPARING = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };
/** Trees of posters die young: with the usual nursery 25 MB of them are kept. */
const YOUNG = ['--max-semi-space-size=4'];

export interface DistantPressOptions {
  /** Hears of the signs no font knows. */
  lacks?(signs: readonly string[]): void;
  /** Milliseconds one poster may take. */
  readonly within?: number;
  /** Milliseconds without work after which the process is ended. */
  readonly idle?: number;
  /** Another process to draw, for tests. */
  readonly file?: string;
}

export interface DistantPress extends PosterPress {
  /** Resolves once no process is left. What is being drawn is refused. */
  stop(): Promise<void>;
  /** The process of this moment, for whoever measures it. */
  pid(): number | undefined;
}

/** The process that was to draw has ended: what was asked may be asked again. */
class ProcessEnded extends Error {}

/**
 * Draws in a process of its own, one poster after the other. It is started with the first poster and ends when nothing is wanted for a
 * while; one that falls is started again, and what it was drawing is tried once more.
 */
export function createDistantPress(options: DistantPressOptions = {}): DistantPress {
  const { lacks, within = WITHIN, idle = IDLE, file = PROCESS_FILE } = options;
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;
  let stopped = false;
  let orders = 0;

  function running(): ChildProcess {
    // One that was told to end may still be there for a moment.
    if (child?.connected && !child.killed) return child;
    // Neither settings nor secrets nor flags of the service get in, and nothing it writes belongs into the log.
    const started = fork(file, [], {
      env: SPARING,
      execArgv: YOUNG,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const forget = (): void => {
      started.kill();
      if (child === started) child = undefined;
    };
    started.on('exit', forget);
    started.on('error', forget);
    // It must not keep alive a service that has nothing else to do.
    started.unref();
    started.channel?.unref();
    child = started;
    return started;
  }

  async function drawNow(poster: Poster): Promise<DrawnPoster> {
    clearTimeout(rest);
    try {
      orders += 1;
      const order = { nr: orders, poster };
      return await asked(running(), order, within).catch((fault: unknown) => {
        if (!(fault instanceof ProcessEnded) || stopped) throw fault;
        return asked(running(), order, within);
      });
    } finally {
      rest = setTimeout(() => child?.kill(), idle).unref();
    }
  }

  return {
    async draw(poster) {
      const turn = last.then(() => {
        if (stopped) throw new Error('the press has been stopped');
        return drawNow(poster);
      });
      last = turn.catch(() => {});
      const drawn = await turn;
      if (drawn.unknown.length > 0) lacks?.(drawn.unknown);
      return drawn;
    },
    async stop() {
      stopped = true;
      clearTimeout(rest);
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      // Now it is waited for, though nothing else may be left to do.
      running.ref();
      running.kill('SIGKILL');
      await gone;
    },
    pid: () => child?.pid,
  };
}

/** Rejects with ProcessEnded where the process falls. One that does not answer in time is ended. */
function asked(child: ChildProcess, order: DrawOrder, within: number): Promise<DrawnPoster> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      settle(() => reject(new Error(`no poster within ${within} ms`)));
      child.kill('SIGKILL');
    }, within);
    const answered = (answer: DrawAnswer): void => {
      if (answer.nr !== order.nr) return;
      settle(() => ('drawn' in answer ? resolve(answer.drawn) : reject(new Error(answer.fault))));
    };
    const ended = (): void => settle(() => reject(new ProcessEnded('the process that draws posters has ended')));
    const settle = (how: () => void): void => {
      clearTimeout(late);
      child.off('message', answered);
      child.off('exit', ended);
      child.off('error', ended);
      how();
    };
    child.on('message', answered);
    child.on('exit', ended);
    child.on('error', ended);
    child.send(order, (fault) => {
      if (fault) ended();
    });
  });
}

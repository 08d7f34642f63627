import { runDue, type Works } from '../../flows/run-due.ts';
import type { Clock } from '../../ports/clock.ts';

/** Milliseconds after which the database is looked at again although nobody knocked: other processes write to it too. */
const LOOK_AGAIN = 1_000;
/** After a fault (a lost database, say) the next try waits a little longer. */
const AFTER_FAULT = 5_000;

/** Drives the jobs by the machine's clock: it sleeps until the next moment, or until somebody knocks. */
export interface Waker {
  start(): void;
  /** Something has happened: look now. */
  knock(): void;
  /** Lets `work` run alone, with the jobs standing still (the simulator moves its clock so). */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the running job has ended. */
  stop(): Promise<void>;
  /** When the jobs last ran through without a fault, by the machine's clock. */
  lastRound(): number | undefined;
}

export interface WakerOptions {
  readonly works: Works;
  readonly clock: Clock;
  report(fault: unknown): void;
  /** Called after every round without a fault: there may be work for somebody else. */
  ran?(): void;
}

export function createWaker({ works, clock, report, ran }: WakerOptions): Waker {
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let knocked = false;
  let last: number | undefined;
  /** Rounds and `alone` work follow each other on this chain. */
  let chain: Promise<unknown> = Promise.resolve();

  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = chain.then(work);
    chain = result.catch(() => {});
    return result;
  };

  async function round(): Promise<number> {
    try {
      const now = clock.now();
      const next = await runDue(works, now);
      last = Date.now();
      ran?.();
      return next === null ? LOOK_AGAIN : Math.min(LOOK_AGAIN, Math.max(1, next - now));
    } catch (fault) {
      report(fault);
      return AFTER_FAULT;
    }
  }

  function schedule(wait: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(turn, wait);
  }

  function turn(): void {
    knocked = false;
    void queue(async () => {
      if (!stopped) schedule(knocked ? 0 : await round());
      if (knocked) schedule(0);
    });
  }

  return {
    start() {
      stopped = false;
      schedule(0);
    },
    knock() {
      knocked = true;
      schedule(0);
    },
    alone: queue,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await chain;
    },
    lastRound: () => last,
  };
}

/** Work in lanes: in order within a lane, lanes beside each other, so many at a time in all. */
export interface Lanes {
  /** Work that is not `ready` holds up its own lane only. */
  run<T>(lane: string, work: () => Promise<T>, ready?: Promise<unknown>): Promise<T>;
  /** What has not ended yet. */
  waiting(): number;
}

export function createLanes(atOnce: number): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  const queue: (() => void)[] = [];
  let busy = 0;
  let count = 0;

  const enter = async (): Promise<void> => {
    if (busy < atOnce) busy += 1;
    else await new Promise<void>((go) => queue.push(go));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  };
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };

  return {
    run(lane, work, ready) {
      count += 1;
      const before = tails.get(lane) ?? Promise.resolve();
      const result = before
        .then(() => ready)
        .then(() => alone(work))
        .finally(() => (count -= 1));
      const tail = result.catch(() => {}).finally(() => tails.get(lane) === tail && tails.delete(lane));
      tails.set(lane, tail);
      return result;
    },
    waiting: () => count,
  };
}

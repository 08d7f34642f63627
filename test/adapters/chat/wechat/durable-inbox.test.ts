import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDurableInbox } from '../../../../src/adapters/chat/wechat/durable-inbox.ts';

const TIMINGS = { keepAgain: 500, longestKeepAgain: 5_000 };

describe('messages on their way into the database', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function store() {
    const kept: number[] = [];
    const world = { kept, away: false, stubborn: -1, told: [] as boolean[] };
    const inbox = createDurableInbox({
      timings: TIMINGS,
      failing: (failing) => void world.told.push(failing),
      capacity: 100,
    });
    const put = (nr: number): boolean =>
      inbox.put(async () => {
        if (world.away || nr === world.stubborn) throw new Error('away');
        kept.push(nr);
      });
    return { world, inbox, put };
  }

  it('are kept in their order', async () => {
    const { world, put } = store();
    for (let nr = 0; nr < 50; nr += 1) put(nr);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.kept).toEqual(Array.from({ length: 50 }, (_, nr) => nr));
    expect(world.told).toEqual([]);
  });

  it('wait while the database is away, and are kept in their order when it is back', async () => {
    const { world, put, inbox } = store();
    world.away = true;
    for (let nr = 0; nr < 40; nr += 1) put(nr);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.kept).toEqual([]);
    expect(inbox.size()).toBe(40);
    expect(world.told).not.toContain(false);
    world.away = false;
    await vi.advanceTimersByTimeAsync(TIMINGS.longestKeepAgain);
    expect(world.kept).toEqual(Array.from({ length: 40 }, (_, nr) => nr));
    expect(world.told.at(-1)).toBe(false);
  });

  it('do not wait for a single one that cannot be kept', async () => {
    const { world, put, inbox } = store();
    world.stubborn = 0;
    for (let nr = 0; nr < 40; nr += 1) put(nr);
    await vi.advanceTimersByTimeAsync(TIMINGS.keepAgain);
    expect(world.kept).toHaveLength(39);
    world.stubborn = -1;
    await vi.advanceTimersByTimeAsync(TIMINGS.longestKeepAgain);
    expect(inbox.size()).toBe(0);
  });

  it('are refused, not dropped unseen, when there is no room', () => {
    const { world, put } = store();
    world.away = true;
    const taken = Array.from({ length: 120 }, (_, nr) => put(nr)).filter(Boolean);
    expect(taken).toHaveLength(100);
  });

  it('are tried once more at the end, and then no more', async () => {
    const { world, put, inbox } = store();
    world.away = true;
    put(1);
    await vi.advanceTimersByTimeAsync(1);
    world.away = false;
    const drained = inbox.drain(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    await drained;
    expect(world.kept).toEqual([1]);
    world.away = true;
    put(2);
    await inbox.drain(0);
    await vi.advanceTimersByTimeAsync(60_000);
    world.away = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.kept).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leave no timer behind when a try ends after the end', async () => {
    const { world, inbox } = store();
    const trying = Promise.withResolvers<void>();
    inbox.put(() => trying.promise);
    await inbox.drain(0);
    trying.reject(new Error('away'));
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(world.told).toEqual([]);
  });
});

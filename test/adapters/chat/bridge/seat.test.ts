import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSeat } from '../../../../src/adapters/chat/bridge/seat.ts';
import type { Errand } from '../../../../src/adapters/chat/bridge/tray.ts';

const AGAIN = 5_000;

const errand = (seq: number): Errand => ({
  post: { seq, key: `k-${seq}`, to: { group: 'room-1' }, kind: 'answer', tickets: [], mentions: [], text: '已登记。' },
  image: undefined,
  mayLeave: () => true,
  left: () => {},
  answer: () => {},
});

describe('a question that is held', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is answered when a later post comes due, though the earlier one was acknowledged meanwhile', async () => {
    const seat = createSeat({ account: 'phone', stays: 60_000, again: AGAIN, changed: () => {} });
    const poll = (after: number, wait: number) =>
      seat.poll({ after, wait, gone: new AbortController().signal }) as Promise<readonly { seq: number }[]>;
    seat.tray.put(errand(1));
    expect(await poll(0, 0)).toMatchObject([{ seq: 1 }]);
    await vi.advanceTimersByTimeAsync(2_000);
    seat.tray.put(errand(2));
    expect(await poll(1, 0)).toMatchObject([{ seq: 2 }]);

    const begun = performance.now();
    const held = poll(2, 60_000).then((posts) => ({ posts, after: performance.now() - begun }));
    seat.tray.drop(1);
    await vi.advanceTimersByTimeAsync(60_000);
    const { posts, after } = await held;
    expect(posts).toMatchObject([{ seq: 2, again: true }]);
    expect(after).toBeLessThan(AGAIN + 100);
    seat.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

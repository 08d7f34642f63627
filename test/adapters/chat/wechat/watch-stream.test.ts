import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchStream } from '../../../../src/adapters/chat/wechat/watch-stream.ts';

const DING = 5_000;
const DONG = 4_000;

describe('the watch over an event stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watched(part: { ding?: () => Promise<void>; patient?: boolean } = {}) {
    const deaf = vi.fn();
    const failed = vi.fn();
    const ding = vi.fn(part.ding ?? (async () => {}));
    const watch = watchStream({
      timings: { ding: DING, dong: DONG },
      ding,
      deaf,
      failed,
      patient: () => part.patient ?? false,
    });
    watch.start();
    return { watch, ding, deaf, failed };
  }

  it('is content while every question is answered', async () => {
    const { watch, ding, deaf, failed } = watched();
    for (let at = 0; at < 60_000; at += 1_000) {
      watch.heard(true);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(ding.mock.calls.length).toBeGreaterThan(10);
    expect(deaf).not.toHaveBeenCalled();
    expect(failed).not.toHaveBeenCalled();
    watch.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('calls a stream deaf on which the first answer does not come', async () => {
    const { watch, deaf } = watched();
    watch.heard(false); // a greeting proves nothing: the service may have lost us since
    await vi.advanceTimersByTimeAsync(DONG);
    expect(deaf).toHaveBeenCalledTimes(1);
  });

  it('bears with a service that never answers, if it says anything at all', async () => {
    const { watch, deaf } = watched({ patient: true });
    watch.heard(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deaf).not.toHaveBeenCalled();
    const silent = watched({ patient: true });
    await vi.advanceTimersByTimeAsync(DONG);
    expect(silent.deaf).toHaveBeenCalled();
  });

  it('calls a stream deaf that falls silent later', async () => {
    const { watch, deaf } = watched();
    watch.heard(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(deaf).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(deaf).toHaveBeenCalled();
  });

  it('leaves a service in peace that cannot be asked', async () => {
    const { deaf, failed } = await failing(12);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deaf).not.toHaveBeenCalled();
    expect(failed).not.toHaveBeenCalled();
  });

  it('tells of a call that fails; of one that is merely slow the second time', async () => {
    expect((await failing(14)).failed).toHaveBeenCalledTimes(1);
    const slow = await failing(4);
    expect(slow.failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(DING);
    expect(slow.failed).toHaveBeenCalled();
  });

  async function failing(code: number) {
    const one = watched({ ding: () => Promise.reject({ code, details: '' }), patient: true });
    one.watch.heard(false);
    await vi.advanceTimersByTimeAsync(1);
    return one;
  }
});

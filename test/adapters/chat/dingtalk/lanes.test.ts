import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../../src/adapters/chat/dingtalk/lanes.ts';

const tick = (): Promise<void> => new Promise(setImmediate);

describe('lanes', () => {
  it('keep the order within a lane, and run lanes beside each other', async () => {
    const lanes = createLanes(10);
    const seen: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = lanes.run('a', async () => {
      await gate.promise;
      seen.push('a1');
    });
    const second = lanes.run('a', async () => void seen.push('a2'));
    await lanes.run('b', async () => void seen.push('b1'));
    expect(seen).toEqual(['b1']);
    expect(lanes.waiting()).toBe(2);
    gate.resolve();
    await Promise.all([first, second]);
    expect(seen).toEqual(['b1', 'a1', 'a2']);
    expect(lanes.waiting()).toBe(0);
  });

  it('run so many at a time in all', async () => {
    const lanes = createLanes(3);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        lanes.run(`${index}`, async () => {
          running += 1;
          most = Math.max(most, running);
          await tick();
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(3);
  });

  it('are held up one by one by what is not ready', async () => {
    const lanes = createLanes(1);
    const ready = Promise.withResolvers<void>();
    const seen: string[] = [];
    const first = lanes.run('a', async () => void seen.push('a1'), ready.promise);
    const second = lanes.run('a', async () => void seen.push('a2'));
    await lanes.run('b', async () => void seen.push('b1'));
    expect(seen).toEqual(['b1']);
    ready.resolve();
    await Promise.all([first, second]);
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });

  it('go on after a failure, and give it to whoever asked', async () => {
    const lanes = createLanes(1);
    const failed = lanes.run('a', () => Promise.reject(new Error('no')));
    const next = lanes.run('a', async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    expect(lanes.waiting()).toBe(0);
  });
});

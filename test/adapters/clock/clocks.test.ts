import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { createVirtualClock } from '../../../src/adapters/clock/virtual-clock.ts';
import { settableClock } from '../../fakes/settable-clock.ts';

const memory = (start = 0) => {
  const store = {
    offset: start,
    load: async () => store.offset,
    save: async (offset: number) => {
      store.offset = offset;
    },
  };
  return store;
};

describe('the movable clock', () => {
  it('runs on from where it was moved to, and remembers it', async () => {
    const base = settableClock(1_000);
    const store = memory();
    const clock = await createMovableClock(store, base);
    await clock.advance(500);
    base.advance(10);
    expect(clock.now()).toBe(1_510);
    clock.moveTo(9_000);
    clock.moveTo(2_000);
    await clock.kept();
    expect(clock.now()).toBe(9_000);
    expect((await createMovableClock(store, base)).now()).toBe(9_000);
  });

  it('never goes back', async () => {
    const clock = await createMovableClock(memory(), settableClock(1_000));
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
    await expect(clock.advance(Number.NaN)).rejects.toThrow(RangeError);
    expect(clock.now()).toBe(1_000);
  });

  it('tells when a move could not be kept, and keeps it the next time', async () => {
    const store = memory();
    const { save } = store;
    store.save = async () => {
      throw new Error('no database');
    };
    const clock = await createMovableClock(store, settableClock(0));
    await expect(clock.advance(5)).rejects.toThrow('no database');
    store.save = save;
    await clock.kept();
    expect(store.offset).toBe(5);
  });
});

describe('the virtual clock', () => {
  it('stands still until it is moved, and refuses to go back', () => {
    const clock = createVirtualClock(100);
    clock.moveTo(100);
    clock.moveTo(250);
    expect(clock.now()).toBe(250);
    expect(() => clock.moveTo(249)).toThrow(RangeError);
  });
});

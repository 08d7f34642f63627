import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BridgeMemory, createNumbering, createRoads } from '../../../../src/adapters/chat/bridge/bridge-memory.ts';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';

describe('numbers', () => {
  it('rise in the order of asking, through restarts and beyond whatever a connector has', async () => {
    const step = fc.oneof(
      fc.record({ ask: fc.integer({ min: 1, max: 250 }) }),
      fc.record({ passed: fc.integer({ min: 0, max: 5_000 }) }),
      fc.constant({ restart: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const memory = fakeBridgeMemory();
        let numbering = createNumbering(memory);
        const given: number[] = [];
        let least = 0;
        for (const one of steps) {
          if ('restart' in one) numbering = createNumbering(memory);
          else if ('passed' in one) {
            least = Math.max(least, one.passed);
            numbering.passed(one.passed);
            const next = await numbering.next();
            expect(next).toBeGreaterThan(one.passed);
            given.push(next);
          } else given.push(...(await Promise.all(Array.from({ length: one.ask }, () => numbering.next()))));
        }
        expect(given).toEqual([...new Set(given)].sort((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });

  it('do not follow a connector to where it cannot have been', async () => {
    const memory = fakeBridgeMemory();
    const numbering = createNumbering(memory);
    expect(await numbering.next()).toBe(1);
    for (const mistaken of [1_000_000_000_000, 1_774_000_000]) {
      numbering.passed(mistaken);
      expect(await numbering.next()).toBeLessThan(10);
    }
    numbering.passed(1_000_000);
    expect(await numbering.next()).toBe(1_000_001);
    expect(await memory.reserve(1)).toBeLessThan(1_001_000);
  });

  it('lose no more than a block with each restart, however far they have come', async () => {
    const memory = fakeBridgeMemory();
    await memory.reserve(50_000);
    let last = 50_000;
    for (let restart = 1; restart <= 20; restart += 1) {
      const numbering = createNumbering(memory);
      numbering.passed(last);
      last = await numbering.next();
    }
    expect(last).toBeLessThanOrEqual(50_000 + 20 * 100);
  });

  it('go on when the database was away for one of them', async () => {
    const memory = fakeBridgeMemory();
    let away = true;
    const numbering = createNumbering({
      reserve: async (count) => {
        if (away) throw new Error('away');
        return memory.reserve(count);
      },
    });
    await expect(numbering.next()).rejects.toThrow('away');
    away = false;
    expect(await Promise.all([numbering.next(), numbering.next()])).toEqual([1, 2]);
  });
});

describe('roads', () => {
  it('are written down when they change, and known after a restart', async () => {
    const memory = fakeBridgeMemory();
    let written = 0;
    const counting: BridgeMemory = {
      ...memory,
      async keepRoad(place, account) {
        written += 1;
        await memory.keepRoad(place, account);
      },
    };
    const roads = createRoads(counting);
    expect(await roads.to({ group: 'room-1' })).toBeUndefined();
    for (const account of ['phone', 'phone', 'wecom', 'wecom']) await roads.heard({ group: 'room-1' }, account);
    expect(written).toBe(2);
    const later = createRoads(counting);
    expect(await later.to({ group: 'room-1' })).toBe('wecom');
    expect(await later.to({ account: 'room-1' })).toBeUndefined();
  });

  it('are asked for again when the database was away', async () => {
    let away = true;
    const roads = createRoads({
      async roads() {
        if (away) throw new Error('away');
        return { 'group:room-1': 'phone' };
      },
      keepRoad: async () => {},
    });
    await expect(roads.to({ group: 'room-1' })).rejects.toThrow('away');
    away = false;
    expect(await roads.to({ group: 'room-1' })).toBe('phone');
  });
});

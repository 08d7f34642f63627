import { beforeEach, describe, expect, it } from 'vitest';
import type { Stores } from '../../../src/ports/unit-of-work.ts';
import { aListing } from '../../builders/a-listing.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { postgresWorlds, type World } from '../../contracts/worlds.ts';

const make = postgresWorlds();
let world: World;
beforeEach(async () => {
  world = await make();
});

describe('two units of work that wait for each other', () => {
  it('are both done in the end', async () => {
    const ids: number[] = [];
    for (const message of ['m1', 'm2']) {
      const item = await world.work.run(({ reviews }) => reviews.add(aListing({ message }), 'open'));
      ids.push(item?.id ?? 0);
    }
    let tries = 0;
    let held = 0;
    let release = (): void => {};
    const bothHold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const touch = ({ reviews }: Stores, id: number) => reviews.announced(id, NOW, null);
    const inOrder = ([first = 0, second = 0]: readonly number[]) =>
      world.work.run(async (stores) => {
        tries += 1;
        await touch(stores, first);
        held += 1;
        if (held === 2) release();
        await bothHold;
        await touch(stores, second);
      });
    await Promise.all([inOrder(ids), inOrder(ids.toReversed())]);
    // Whoever was ended may come first again, and so be ended once more.
    expect(tries).toBeGreaterThan(2);
    expect((await world.work.stores.reviews.unannounced()).length).toBe(0);
  }, 20_000);

  it('and one that fails otherwise is not done again', async () => {
    let tries = 0;
    await expect(
      world.work.run(async () => {
        tries += 1;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(tries).toBe(1);
  });
});

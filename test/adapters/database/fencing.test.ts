import { beforeEach, describe, expect, it } from 'vitest';
import { createLease } from '../../../src/adapters/database/lease.ts';
import { createOutbox } from '../../../src/adapters/database/outbox.ts';
import { createCourier } from '../../../src/flows/sending/deliver-outbox.ts';
import type { Lease } from '../../../src/ports/lease.ts';
import type { Outbox } from '../../../src/ports/outbox.ts';
import { aPost } from '../../builders/a-post.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { testService } from '../../builders/test-service.ts';
import { useClient } from '../../contracts/worlds.ts';
import { fakeChannel } from '../../fakes/fake-channel.ts';

/** Two processes on one account. The first stands still (SIGSTOP, a sleeping machine) and wakes when the second has taken over. */
describe('a process that stood still', () => {
  const client = useClient();
  let outbox: Outbox;
  let clocks: { steady: number; wall: number };
  let mine: Lease;
  let yours: Lease;
  beforeEach(async () => {
    await client().execute`TRUNCATE channel_lease, post RESTART IDENTITY`;
    outbox = createOutbox(client());
    clocks = { steady: 0, wall: 1_000_000 };
    mine = createLease(client(), 'one', { steady: () => clocks.steady, wall: () => clocks.wall });
    yours = createLease(client(), 'two');
  });
  const queue = (dedupeKey: string) => outbox.add([{ draft: aPost({ dedupeKey }), notBefore: NOW }], NOW);
  const leaseRunsOut = () => client().execute`UPDATE channel_lease SET until = now() - interval '1 second'`;

  it('may not begin a post any more, though its own clock has not noticed', async () => {
    await queue('a');
    const tenure = await mine.hold('wechat');
    await leaseRunsOut();
    const next = await yours.hold('wechat');
    expect(tenure?.lasts()).toBe(true);
    expect(await outbox.begin(1, tenure?.fence)).toBeUndefined();
    expect(await outbox.begin(1, next?.fence)).toBe(1);
  });

  it('may not begin one even when nobody else has come yet', async () => {
    await queue('a');
    const tenure = await mine.hold('wechat');
    await leaseRunsOut();
    expect(await outbox.begin(1, tenure?.fence)).toBeUndefined();
  });

  it.each([
    ['the process', { steady: 21_000, wall: 21_000 }],
    ['the whole machine, whose steady clock stands still with it', { steady: 10, wall: 21_000 }],
  ])('knows by itself that its right has run out: %s', async (_what, passed) => {
    const tenure = await mine.hold('wechat');
    clocks = { steady: clocks.steady + passed.steady, wall: clocks.wall + passed.wall };
    expect(tenure?.lasts()).toBe(false);
  });

  it('is not made young again by a wall clock that was set back', async () => {
    const tenure = await mine.hold('wechat');
    clocks = { steady: 21_000, wall: 1_000_000 - 3_600_000 };
    expect(tenure?.lasts()).toBe(false);
  });

  it('hands nothing to the platform between begin and send, and what it tells later overwrites nothing', async () => {
    await queue('a');
    const service = await testService();
    const channel = fakeChannel({ clock: service.clock });
    const stores = { ...service.work.stores, outbox };
    const asleep = {
      ...outbox,
      begin: (seq: number, fence?: number | null) => outbox.begin(seq, fence).then(fallAsleep),
    };
    const work = { ...service.work, stores: { ...stores, outbox: asleep } };
    const courier = createCourier({ ...service, work }, { channels: new Map([['wechat', channel]]), lease: mine });
    await courier.deliver(NOW);
    expect(channel.attempts).toEqual([]);
    // The second process has queued it once more, marked, when the first one's answer arrives.
    expect(await outbox.find(1)).toMatchObject({ state: 'queued', attempts: 1, why: '补发' });

    async function fallAsleep(attempt: number | undefined): Promise<number | undefined> {
      clocks = { steady: clocks.steady + 60_000, wall: clocks.wall + 60_000 };
      await leaseRunsOut();
      await yours.hold('wechat');
      await outbox.abandonSending(['wechat']);
      await outbox.settle(1, { state: 'queued', notBefore: NOW, why: '补发' });
      return attempt;
    }
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ChannelKeeper, createChannelKeeper } from '../../../src/adapters/chat/channel-keeper.ts';
import type { ChannelStatus } from '../../../src/ports/chat-channel.ts';
import { heardHandlers } from '../../builders/heard-handlers.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { fakeChannel } from '../../fakes/fake-channel.ts';
import { fakeLeases } from '../../fakes/fake-lease.ts';
import { settableClock } from '../../fakes/settable-clock.ts';

const EVERY = 5_000;

describe('the keeper of the channels', () => {
  const leases = fakeLeases();
  const clock = settableClock(MONDAY_MORNING);
  const open: ChannelKeeper[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((keeper) => keeper.stop()));
    vi.useRealTimers();
    leases.expire();
  });

  function aProcess(name: string, watch: (status: ChannelStatus) => Promise<void> = async () => {}) {
    const channel = fakeChannel({ clock });
    channel.goes('stopped');
    const said: string[] = [];
    const faults: unknown[] = [];
    let broken = false;
    const lease = leases.leaseOf(name);
    const keeper = createChannelKeeper({
      channels: new Map([['wechat', channel]]),
      lease: {
        hold: async (account) => {
          if (broken) throw new Error('no database');
          return lease.hold(account);
        },
      },
      handlersOf: (_channel, status) => heardHandlers({ status }),
      watch: async (_channel, status) => {
        await watch(status);
        said.push(status.state);
      },
      every: EVERY,
      report: (fault) => void faults.push(fault),
    });
    open.push(keeper);
    const breaks = (is: boolean): void => {
      broken = is;
    };
    return { keeper, channel, said, faults, breaks };
  }
  const turns = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * EVERY + 1);

  it('runs a channel in one of two processes, and in the other when that one is gone', async () => {
    vi.useFakeTimers();
    const [one, two] = [aProcess('one'), aProcess('two')];
    one.keeper.start();
    await turns(0);
    two.keeper.start();
    await turns(2);
    expect([one.channel.status().state, two.channel.status().state]).toEqual(['online', 'stopped']);
    expect(two.said).toEqual([]);
    await one.keeper.stop();
    leases.expire();
    await turns(2);
    expect([one.channel.status().state, two.channel.status().state]).toEqual(['stopped', 'online']);
  });

  it('stops a channel whose account has gone to another process', async () => {
    vi.useFakeTimers();
    const one = aProcess('one');
    one.keeper.start();
    await turns(1);
    leases.expire();
    await leases.leaseOf('thief').hold('wechat');
    await turns(1);
    expect(one.channel.status().state).toBe('stopped');
  });

  it('keeps hearing while the database is away', async () => {
    vi.useFakeTimers();
    const one = aProcess('one');
    one.keeper.start();
    await turns(1);
    one.breaks(true);
    await turns(3);
    expect(one.channel.status().state).toBe('online');
    expect(one.faults.length).toBeGreaterThan(0);
  });

  it('gives a sign of life at every turn, and goes on when one cannot be kept', async () => {
    vi.useFakeTimers();
    let away = true;
    const one = aProcess('one', async () => {
      if (away) throw new Error('no database');
    });
    one.keeper.start();
    await turns(1);
    expect(one.said).toEqual([]);
    away = false;
    await turns(2);
    expect(one.said).toEqual(['online', 'online']);
    await one.keeper.stop();
  });
});

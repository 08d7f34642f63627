import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/moment.ts';
import { settableClock } from '../../../fakes/settable-clock.ts';
import type { GatewayMode } from '../../../stand-ins/dingtalk/gateway-side.ts';
import { countedTimers, type ManualTimers, manualTimers } from './manual-timers.ts';
import { GROUP, type Stage, stage, until } from './stage.ts';

const failuresOf = ({ lines }: Stage): number =>
  lines.filter(({ what }) => what === 'no new connection to the gateway').length;

/** Lets the channel try again and again, as its own timers tell it; the moments of its tries. */
async function triesOf(here: Stage, timers: ManualTimers, span: number): Promise<readonly number[]> {
  const { opens } = here.standIn.gateway;
  const tries: number[] = [];
  await here.channel.start(here.heard);
  while (timers.now() < span) {
    await until(() => opens.length > tries.length && failuresOf(here) > tries.length && timers.size() === 1);
    tries.push(timers.now());
    timers.advance(timers.untilNext());
  }
  return tries;
}

const mostWithin = (moments: readonly number[], span: number): number =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + span).length));

describe('a gateway that does not want us', () => {
  it.each<[GatewayMode, number]>([
    ['refuse', 0],
    ['refuse', 0.999],
    ['acceptAndClose', 0],
    ['answerAndClose', 0],
    ['badTicket', 0],
    ['busy', 0],
    ['unauthorized', 0],
  ])('%s (chance %d) is asked at most ten times in any minute of five', async (mode, chance) => {
    const timers = manualTimers();
    const here = await stage({ channel: { timers, random: () => chance } });
    here.standIn.gateway.mode = mode;
    const tries = await triesOf(here, timers, 5 * MINUTE);
    console.log(`${mode}, chance ${chance}: ${tries.length} tries in 5 min, ${mostWithin(tries, MINUTE)} in one`);
    expect(tries.length).toBeGreaterThanOrEqual(5);
    expect(mostWithin(tries, MINUTE)).toBeLessThanOrEqual(10);
    expect(here.channel.status().state).toBe(mode === 'unauthorized' ? 'failed' : 'backoff');
    expect(here.channel.status().reason).toMatch(/\p{Script=Han}/u);
    // What lasts is told once, not with each try; one that answers before it closes was online for that moment.
    const states = here.heard.statuses.map(({ state }) => state);
    expect(states.filter((state, at) => state === states[at - 1])).toEqual([]);
  });

  it('is heard again when somebody has mended the credentials', async () => {
    const timers = manualTimers();
    const { standIn, channel, heard } = await stage({ channel: { timers } });
    standIn.gateway.mode = 'unauthorized';
    await channel.start(heard);
    await until(() => channel.status().state === 'failed');
    expect(channel.status().reason).toContain('DINGTALK_CLIENT_SECRET');
    standIn.gateway.mode = 'good';
    await until(() => timers.size() === 1);
    timers.advance(timers.untilNext());
    await until(() => channel.status().state === 'online');
    expect(channel.status().reason).toBeUndefined();
  });

  it('that takes connections and then says nothing is not called online, and is left', async () => {
    const timers = manualTimers();
    const { standIn, channel, heard } = await stage({ channel: { timers } });
    standIn.gateway.mode = 'silent';
    await channel.start(heard);
    await until(() => standIn.gateway.connections === 1 && timers.size() === 1);
    expect(channel.status().state).toBe('connecting');
    timers.advance(15_000);
    await until(() => standIn.gateway.connections === 0);
    expect(heard.statuses.map(({ state }) => state)).not.toContain('online');
  });
});

describe('a connection that is half open', () => {
  it('is noticed within a minute, and messages come again', async () => {
    const timers = manualTimers();
    const { standIn, channel, online, heard } = await stage({ channel: { timers } });
    await online();
    // Two good minutes first: an idle connection is not a dead one.
    for (let beat = 0; beat < 12; beat += 1) {
      timers.advance(10_000);
      standIn.gateway.ping(`beat-${beat}`, 'x');
      await until(() => standIn.gateway.replies.some(({ messageId }) => messageId === `beat-${beat}`));
    }
    expect(standIn.gateway.opens).toHaveLength(1);
    standIn.gateway.freeze();
    const frozenAt = timers.now();
    await until(() => {
      timers.advance(1_000);
      return standIn.gateway.opens.length === 2;
    });
    console.log(`half open: a new connection was asked for after ${(timers.now() - frozenAt) / 1_000} s`);
    expect(timers.now() - frozenAt).toBeLessThanOrEqual(MINUTE);
    await until(() => channel.status().state === 'online');
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
  });
});

describe('changing over', () => {
  it('loses none of 10,000 messages over 100 requests to disconnect', { timeout: 120_000 }, async () => {
    const kept = new Map<string, number>();
    const { standIn, online } = await stage({
      handlers: {
        async message({ id }) {
          await new Promise(setImmediate);
          kept.set(id, (kept.get(id) ?? 0) + 1);
        },
      },
      standIn: { redeliverAfter: 2_000 },
    });
    const { gateway } = standIn;
    await online();
    const ids: string[] = [];
    for (let round = 0; round < 100; round += 1) {
      for (let count = 0; count < 100; count += 1) {
        ids.push(standIn.say({ group: `cidGroup${count % 20}==`, from: 'staff-1', text: `第${ids.length}条` }));
        if (count === 50) gateway.disconnect(round % 2 === 0 ? 20 : 10_000);
      }
      // The next request is for the next connection.
      await until(() => gateway.opens.length === round + 2 && gateway.listening);
    }
    await until(() => gateway.unacknowledged === 0, 60_000);
    const lost = ids.filter((id) => !kept.has(id) || gateway.acknowledged(id) === 0).length;
    const twice = [...kept.values()].filter((times) => times > 1).length;
    console.log(
      `100 changes, ${ids.length} messages: ${lost} lost, ${twice} kept twice, ${gateway.opens.length} opens, ` +
        `at most ${gateway.mostConnections} connections, longest gap ${Math.round(gateway.longestGap)} ms`,
    );
    expect(lost).toBe(0);
    expect(gateway.longestGap).toBeLessThan(1_000);
    expect(gateway.mostConnections).toBeLessThanOrEqual(2);
    await until(() => gateway.connections === 1);
  });

  it('is not done without end for a gateway that asks for it without end, and loses no connection then', async () => {
    const here = await stage({ channel: { timers: manualTimers() } });
    await here.online();
    const { gateway } = here.standIn;
    for (let round = 0; round < 200 && failuresOf(here) === 0; round += 1) {
      gateway.disconnect(60_000);
      await until(() => (gateway.opens.length === round + 2 && gateway.listening) || failuresOf(here) > 0);
    }
    console.log(`a gateway that only sends away: ${gateway.opens.length} opens, then slowly`);
    expect(gateway.opens).toHaveLength(151);
    expect(here.channel.status().state).toBe('online');
    expect(gateway.connections).toBeGreaterThan(0);
  });

  it('keeps the old connection while the gateway gives no new one', async () => {
    const { standIn, channel, online, heard } = await stage();
    await online();
    standIn.gateway.mode = 'refuse';
    standIn.gateway.disconnect(60_000);
    await until(() => standIn.gateway.opens.length >= 3);
    expect(channel.status().state).toBe('online');
    expect(standIn.gateway.connections).toBe(1);
    standIn.gateway.mode = 'good';
    await until(() => standIn.gateway.listening);
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
  });
});

describe('a connection that is cut', () => {
  it('comes back within moments, and what was not acknowledged comes again', async () => {
    const { standIn, channel, online, heard } = await stage();
    await online();
    standIn.gateway.drop();
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
    expect(channel.status().state).toBe('online');
    expect(standIn.gateway.longestGap).toBeLessThan(2_000);
  });
});

describe('a burst', () => {
  it('of 2,000 messages, each twice and out of order, is taken whole', { timeout: 60_000 }, async () => {
    const { standIn, online, heard } = await stage({ standIn: { redeliverAfter: 5_000 } });
    await online();
    const first = Date.now() - HOUR;
    const order = Array.from({ length: 2_000 }, (_, index) => (index * 1_009) % 2_000);
    for (const number of order) {
      const id = `msg-${number}==`;
      standIn.say({ id, group: `cidGroup${number % 7}==`, from: 'staff-1', text: `第${number}条`, at: first + number });
      standIn.repeat(id);
    }
    await until(() => standIn.gateway.unacknowledged === 0, 30_000);
    const ids = new Set(heard.messages.map(({ id }) => id));
    console.log(`burst: ${ids.size} of 2000 messages, ${heard.messages.length} calls, 0 unacknowledged`);
    expect(ids.size).toBe(2_000);
    expect(heard.messages.every(({ id, sentAt }) => sentAt === first + Number(id.slice(4, -2)))).toBe(true);
  });

  it('reaches each conversation in the order of its arrival, whatever the others do', async () => {
    const seen: string[] = [];
    const { standIn, online } = await stage({
      handlers: {
        async message({ groupKey, text }) {
          if (text === '1') await new Promise((done) => setTimeout(done, 50));
          seen.push(`${groupKey} ${text}`);
        },
      },
    });
    await online();
    for (const text of ['1', '2', '3']) standIn.say({ group: 'a', from: 'staff-1', text });
    standIn.say({ group: 'b', from: 'staff-1', text: '4' });
    await until(() => seen.length === 4);
    expect(seen).toEqual(['b 4', 'a 1', 'a 2', 'a 3']);
  });

  it('of copies of one message while it is being kept is kept once, and each copy is acknowledged', async () => {
    const kept = Promise.withResolvers<void>();
    let calls = 0;
    const { standIn, online } = await stage({
      handlers: {
        message: () => {
          calls += 1;
          return kept.promise;
        },
      },
      standIn: { redeliverAfter: 60_000 },
    });
    await online();
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    for (let copy = 0; copy < 4; copy += 1) standIn.repeat(id);
    standIn.gateway.ping('after', 'x');
    await until(() => standIn.gateway.replies.length === 1);
    kept.resolve();
    await until(() => standIn.gateway.acknowledged(id) === 5);
    expect(calls).toBe(1);
  });
});

describe('stopping', () => {
  it('acknowledges what is being kept, and leaves no connection and no timer', async () => {
    const timers = countedTimers();
    const kept = Promise.withResolvers<void>();
    const { standIn, channel, online } = await stage({
      channel: { timers },
      handlers: { message: () => kept.promise },
      standIn: { redeliverAfter: 60_000 },
    });
    await online();
    const ids = Array.from({ length: 50 }, (_, index) =>
      standIn.say({ group: `g${index}`, from: 'staff-1', text: '灯坏了' }),
    );
    standIn.gateway.ping('all there', 'x');
    await until(() => standIn.gateway.replies.length === 1);
    const stopped = channel.stop();
    const late = standIn.say({ group: GROUP, from: 'staff-1', text: '太晚了' });
    kept.resolve();
    await stopped;
    await until(() => standIn.gateway.connections === 0);
    expect(ids.filter((id) => standIn.gateway.acknowledged(id) !== 1)).toEqual([]);
    expect(standIn.gateway.acknowledged(late)).toBe(0);
    expect(timers.size()).toBe(0);
    expect(channel.status().state).toBe('stopped');
  });

  it.each<GatewayMode>(['refuse', 'silent', 'unauthorized'])(
    'ends at once before a gateway that is %s',
    async (mode) => {
      const timers = countedTimers();
      const { standIn, channel, heard } = await stage({ channel: { timers } });
      standIn.gateway.mode = mode;
      await channel.start(heard);
      await until(() => standIn.gateway.opens.length > 0);
      await channel.stop();
      expect(timers.size()).toBe(0);
      const opens = standIn.gateway.opens.length;
      await until(() => standIn.gateway.connections === 0);
      expect(standIn.gateway.opens).toHaveLength(opens);
    },
  );

  it('does not wait for a gateway that never answers', async () => {
    const timers = manualTimers();
    const { standIn, channel, heard } = await stage({ channel: { timers } });
    standIn.faults.add('/v1.0/gateway/connections/open', { is: 'hang' });
    await channel.start(heard);
    await until(() => standIn.gateway.opens.length === 1);
    await channel.stop();
    expect(timers.size()).toBe(0);
  });

  it('lets a post that is on its way end, and says that nobody knows of one that does not', async () => {
    const timers = manualTimers();
    const { standIn, channel, online, send } = await stage({ channel: { timers } });
    await online();
    standIn.faults.add('/v1.0/robot/groupMessages/send', { is: 'hang' });
    const hanging = send();
    await until(() => standIn.posts.all.length === 1);
    const stopped = channel.stop();
    expect(await send()).toMatchObject({ outcome: 'failed', code: 'unreachable' });
    timers.advance(5_000);
    await stopped;
    expect(await hanging).toMatchObject({ outcome: 'uncertain' });
    expect(timers.size()).toBe(0);
  });

  it('does not wait for ever for a handler that never ends', async () => {
    const timers = manualTimers();
    const { standIn, channel, online } = await stage({
      channel: { timers },
      handlers: { message: () => new Promise(() => {}) },
    });
    await online();
    standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    standIn.gateway.ping('there', 'x');
    await until(() => standIn.gateway.replies.length === 1);
    const stopped = channel.stop();
    timers.advance(10_000);
    await stopped;
    expect(channel.status().state).toBe('stopped');
    expect(timers.size()).toBe(0);
  });
});

describe('a clock that jumps', () => {
  it.each([26 * HOUR, -26 * HOUR])('by %d ms changes nothing of the connection or the token', async (jump) => {
    const clock = settableClock(Date.now());
    const { standIn, channel, online, heard, send } = await stage({ channel: { clock } });
    await online();
    expect((await send()).outcome).toBe('sent');
    clock.advance(jump);
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
    expect((await send()).outcome).toBe('sent');
    expect(standIn.robot.tokensGiven).toBe(1);
    expect(standIn.gateway.opens).toHaveLength(1);
    expect(channel.status().state).toBe('online');
  });
});

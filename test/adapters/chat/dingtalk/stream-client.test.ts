import { expect, it } from 'vitest';
import { createStreamClient, type StreamState } from '../../../../src/adapters/chat/dingtalk/stream-client.ts';
import { manualTimers } from './manual-timers.ts';
import { until } from './stage.ts';

it('goes on trying when asking for a connection ends in a fault of our own', async () => {
  const timers = manualTimers();
  const states: StreamState[] = [];
  let asked = 0;
  const client = createStreamClient({
    open: async () => {
      asked += 1;
      throw new Error('a fault of our own');
    },
    take: async () => undefined,
    changed: (state) => void states.push(state),
    warn: () => {},
    timers,
    random: () => 0,
  });
  client.start();
  for (const times of [1, 2, 3]) {
    await until(() => asked === times && timers.size() === 1);
    timers.advance(timers.untilNext());
  }
  expect(states.at(-1)).toEqual({ is: 'backoff', why: '程序出错，没能请求连接' });
  await client.stop();
});

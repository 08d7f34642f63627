import { expect, it } from 'vitest';
import { createSpeakingGate } from '../../../src/adapters/chat/speaking-gate.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { fakeChannel } from '../../fakes/fake-channel.ts';
import { settableClock } from '../../fakes/settable-clock.ts';

it('lets a channel speak only when what waited for it was looked through, each time it comes back', async () => {
  const clock = settableClock(MONDAY_MORNING);
  const channel = fakeChannel({ clock });
  const gate = createSpeakingGate();
  const view = gate.view(channel);
  expect(view.status().state).toBe('connecting');
  gate.letThrough('wechat', channel.status());
  expect(view.status().state).toBe('online');
  channel.goes('backoff', '断线');
  expect(view.status()).toMatchObject({ state: 'backoff', reason: '断线' });
  await clock.advance(60_000);
  channel.goes('online');
  expect(view.status().state).toBe('connecting');
  gate.letThrough('wechat', channel.status());
  expect(view.status().state).toBe('online');
});

import { PLATFORM_CAPABILITIES } from '../../src/adapters/chat/platform-capabilities.ts';
import { createSimChannel } from '../../src/adapters/chat/sim/sim-channel.ts';
import type { Delivered } from '../../src/ports/chat-channel.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import { settableClock } from '../fakes/settable-clock.ts';
import { type ChannelWorld, chatChannelContract, type Said } from './chat-channel-contract.ts';

/** The simulator's page is its platform: what is posted is read from the outbox, so that nothing is shown here. */
async function simWorld(): Promise<ChannelWorld> {
  const clock = settableClock(MONDAY_MORNING);
  const channel = createSimChannel({ name: 'sim', capabilities: PLATFORM_CAPABILITIES.sim, clock });
  let count = 0;
  const delivered = (said: Said, id: string): Delivered => ({
    channel: 'sim',
    groupKey: 'sim-1',
    id,
    from: said.from ?? '小张',
    sentAt: clock.now(),
    kind: said.kind ?? 'text',
    text: said.text ?? '',
    mentionsBot: said.mentionsBot ?? false,
    ...(said.replyTo === undefined ? {} : { replyTo: said.replyTo }),
    ...(said.kind === 'image' ? { media: 'picture-1.png' } : {}),
    ...(said.direct ? { direct: true } : {}),
  });
  return {
    channel,
    groupKey: 'sim-1',
    resident: '小张',
    member: 'p-head',
    async say(said) {
      count += 1;
      const id = `s${count}`;
      await channel.deliver(delivered(said, id)).catch(() => {});
      return id;
    },
    removeBot: () => channel.raise({ channel: 'sim', groupKey: 'sim-1', event: 'botRemoved' }),
    close: async () => {},
  };
}

chatChannelContract('the simulator', simWorld, {
  voice: true,
  quote: true,
  direct: true,
  pictures: false,
  comesAgain: false,
});

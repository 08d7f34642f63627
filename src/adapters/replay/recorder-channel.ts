import type { ChannelName } from '../../domain/base/ids.ts';
import type { ChatChannel } from '../../ports/chat-channel.ts';
import type { Clock } from '../../ports/clock.ts';
import { PLATFORM_CAPABILITIES } from '../chat/platform-capabilities.ts';

/** A channel that only takes down what it is given, with the real platform's limits; a recording is already in order. */
export interface RecorderChannel extends ChatChannel {
  switch(up: boolean): void;
}

export function createRecorderChannel(name: ChannelName, clock: Clock): RecorderChannel {
  let up = true;
  let count = 0;
  return {
    name,
    capabilities: { ...PLATFORM_CAPABILITIES[name], settle: 0, atOnce: 1 },
    start: async () => {},
    stop: async () => {},
    status: () => ({ state: up ? 'online' : 'connecting', since: clock.now() }),
    async send() {
      count += 1;
      return { outcome: 'sent', platformId: `${name}-${count}` };
    },
    switch: (next) => {
      up = next;
    },
  };
}

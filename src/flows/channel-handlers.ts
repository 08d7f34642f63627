import type { ChannelHandlers } from '../ports/chat-channel.ts';
import { receiveGroupEvent } from './receive-group-event.ts';
import { receiveMessage } from './receive-message.ts';
import type { Service } from './service.ts';

/** What a channel hands over to: each is kept when it resolves, and `knock` tells that there is work. */
export const channelHandlers = (service: Service, knock: () => void): ChannelHandlers => ({
  async message(delivered) {
    await receiveMessage(service, delivered);
    knock();
  },
  async group(event) {
    await receiveGroupEvent(service, event);
    knock();
  },
});

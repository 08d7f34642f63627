import type { ChannelHandlers, ChannelStatus } from '../../ports/chat-channel.ts';
import { MediaRefused, type MediaStore } from '../../ports/media-store.ts';
import { receiveGroupEvent } from '../hearing/receive-group-event.ts';
import { receiveMessage } from '../hearing/receive-message.ts';
import type { Service } from '../service.ts';
import { hearEcho } from './hear-echo.ts';

/** What a channel hands over to: each is kept when it resolves, and `knock` tells that there is work. */
export const channelHandlers = (
  service: Service,
  media: MediaStore,
  { knock, status }: { readonly knock: () => void; readonly status?: (status: ChannelStatus) => void },
): ChannelHandlers => ({
  async message(delivered) {
    await receiveMessage(service, delivered);
    knock();
  },
  async group(event) {
    await receiveGroupEvent(service, event);
    knock();
  },
  async echo(echo) {
    await hearEcho(service, echo);
  },
  async picture(bytes) {
    try {
      return await media.save(bytes);
    } catch (fault) {
      if (!(fault instanceof MediaRefused)) service.report({ fault, where: 'keeping a picture' });
      return undefined;
    }
  },
  status: (now) => status?.(now),
});

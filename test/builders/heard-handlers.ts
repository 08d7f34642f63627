import type { ChannelHandlers, ChannelStatus, Delivered, Echo, GroupEvent } from '../../src/ports/chat-channel.ts';

/** Handlers that take down what a channel hands over. */
export interface HeardHandlers extends ChannelHandlers {
  readonly messages: Delivered[];
  readonly events: GroupEvent[];
  readonly echoes: Echo[];
  readonly pictures: Uint8Array[];
  readonly statuses: ChannelStatus[];
}

/** `part` replaces single handlers, for instance by one that fails. */
export function heardHandlers(part: Partial<ChannelHandlers> = {}): HeardHandlers {
  const messages: Delivered[] = [];
  const events: GroupEvent[] = [];
  const echoes: Echo[] = [];
  const pictures: Uint8Array[] = [];
  const statuses: ChannelStatus[] = [];
  return {
    messages,
    events,
    echoes,
    pictures,
    statuses,
    message: async (delivered) => void messages.push(delivered),
    group: async (event) => void events.push(event),
    echo: async (echo) => void echoes.push(echo),
    picture: async (bytes) => {
      pictures.push(bytes);
      return `picture-${pictures.length}.png`;
    },
    status: (status) => void statuses.push(status),
    ...part,
  };
}

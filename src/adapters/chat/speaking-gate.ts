import type { ChannelName } from '../../domain/base/ids.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { type ChannelStatus, type ChatChannel, canSend } from '../../ports/chat-channel.ts';

/** Holds a channel that has come back until what waited for it has been looked through: nothing stale goes out in between. */
export interface SpeakingGate {
  /** The channel as whoever sends on it sees it: still connecting until it is let through. */
  view(channel: ChatChannel): ChatChannel;
  /** What waited has been looked through since the channel has had this status. */
  letThrough(channel: ChannelName, status: ChannelStatus): void;
}

export function createSpeakingGate(): SpeakingGate {
  const through = new Map<ChannelName, Moment>();
  return {
    view: (channel) => ({
      ...channel,
      status() {
        const status = channel.status();
        if (!canSend(status) || through.get(channel.name) === status.since) return status;
        return { state: 'connecting', since: status.since };
      },
    }),
    letThrough(name, status) {
      if (canSend(status)) through.set(name, status.since);
      else through.delete(name);
    },
  };
}

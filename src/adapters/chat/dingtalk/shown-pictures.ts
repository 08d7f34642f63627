import type { SendResult } from '../../../ports/chat-channel.ts';
import type { Timers } from './timers.ts';

type Sent = Extract<SendResult, { outcome: 'sent' }>;

/**
 * Pictures by the keys of their messages. The words follow a picture as a message of their own; when they have to be tried again, the
 * picture is asked for again as well, and must not be shown twice.
 */
export interface ShownPictures {
  shown(key: string): Sent | undefined;
  show(key: string, sent: Sent): void;
}

const REMEMBERED = 60 * 60_000;

export function createShownPictures(timers: Timers): ShownPictures {
  const seen = new Map<string, { readonly sent: Sent; readonly at: number }>();
  return {
    shown(key) {
      const known = seen.get(key);
      return known && timers.now() - known.at < REMEMBERED ? known.sent : undefined;
    },
    show(key, sent) {
      for (const [old, { at }] of seen) if (timers.now() - at >= REMEMBERED) seen.delete(old);
      seen.set(key, { sent, at: timers.now() });
    },
  };
}

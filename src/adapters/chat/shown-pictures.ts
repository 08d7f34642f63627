import type { SendResult } from '../../ports/chat-channel.ts';

type Show = () => Promise<SendResult>;

/**
 * Pictures by the keys of their messages. The words follow a picture as a message of their own; when they have to be tried again, the
 * picture is asked for again as well, and must not be shown twice.
 */
export interface ShownPictures {
  /** Shows it unless it was shown before, or may have been: then what came of that. */
  once(key: string, show: Show): Promise<SendResult>;
}

/** By number, not by age: words that have to wait may be tried for a day. */
const REMEMBERED = 200;

export function createShownPictures(): ShownPictures {
  const shown = new Map<string, SendResult>();

  function remember(key: string, result: SendResult): void {
    shown.set(key, result);
    const [oldest] = shown.keys();
    if (shown.size > REMEMBERED && oldest !== undefined) shown.delete(oldest);
  }

  return {
    async once(key, show) {
      const before = shown.get(key);
      if (before) return before;
      const result = await show();
      // What may have been seen is not shown twice: the words say the same.
      if (result.outcome === 'sent' || result.outcome === 'uncertain') remember(key, result);
      return result;
    },
  };
}

import type { Moment } from '../../../domain/time/moment.ts';

export interface SessionWebhook {
  readonly url: string;
  readonly expiresAt: Moment;
}

/** The newest address each conversation may be answered at, for some ninety minutes after somebody spoke there. */
export interface SessionWebhooks {
  remember(key: string, webhook: SessionWebhook): void;
  /** One that lives long enough to be used. */
  fresh(key: string, now: Moment): string | undefined;
  /** The platform says that it works no more. A newer one stays. */
  forget(key: string, url: string): void;
}

/** One that ends within a minute might end on the way. */
const MARGIN = 60_000;
const KEPT = 5_000;

export function createSessionWebhooks(): SessionWebhooks {
  const newest = new Map<string, SessionWebhook>();
  return {
    remember(key, webhook) {
      const known = newest.get(key);
      // Messages may come late and out of order: an old one must not bring an old address back.
      if (known && known.expiresAt > webhook.expiresAt) return;
      newest.delete(key);
      newest.set(key, webhook);
      const oldest = newest.keys().next();
      if (newest.size > KEPT && !oldest.done) newest.delete(oldest.value);
    },
    fresh(key, now) {
      const webhook = newest.get(key);
      return webhook && webhook.expiresAt - MARGIN > now ? webhook.url : undefined;
    },
    forget(key, url) {
      if (newest.get(key)?.url === url) newest.delete(key);
    },
  };
}

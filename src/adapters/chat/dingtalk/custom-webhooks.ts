import { createHmac } from 'node:crypto';
import type { Clock } from '../../../ports/clock.ts';
import type { Timers } from './timers.ts';

/** A group's custom robot (自定义机器人), as its settings page shows it. */
export interface CustomWebhook {
  readonly url: string;
  /** Where 加签 is chosen. */
  readonly secret?: string | undefined;
}

export interface CustomWebhooks {
  /** The signed address to post to now; how long to wait for one; or undefined where the group has none that works. */
  take(group: string): { readonly url: string } | { readonly waitMs: number } | undefined;
  /** The platform does not want it for so long. */
  block(group: string, milliseconds: number): void;
}

const MINUTE = 60_000;
/** The platform blocks a robot for ten minutes after 20 a minute: staying well below costs nothing. */
const A_MINUTE = 15;

export function createCustomWebhooks(
  webhooks: Readonly<Record<string, CustomWebhook>>,
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
): CustomWebhooks {
  const used = new Map<string, number[]>();
  const blocked = new Map<string, number>();
  return {
    take(group) {
      const webhook = webhooks[group];
      const now = timers.now();
      if (!webhook || now < (blocked.get(group) ?? 0)) return undefined;
      const recent = (used.get(group) ?? []).filter((at) => now - at < MINUTE);
      used.set(group, recent);
      const [first] = recent;
      if (first !== undefined && recent.length >= A_MINUTE) return { waitMs: first + MINUTE - now };
      recent.push(now);
      return { url: signed(webhook, clock.now()) };
    },
    block(group, milliseconds) {
      blocked.set(group, timers.now() + milliseconds);
    },
  };
}

/** `timestamp` and `sign` = Base64 of HMAC-SHA256 over `timestamp\nsecret`, with the secret as key. */
function signed({ url, secret }: CustomWebhook, now: number): string {
  const address = URL.parse(url);
  if (secret === undefined || secret === '' || address === null) return url;
  const timestamp = String(Math.floor(now));
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return address.href;
}

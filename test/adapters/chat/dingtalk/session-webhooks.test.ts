import { describe, expect, it } from 'vitest';
import { createSessionWebhooks } from '../../../../src/adapters/chat/dingtalk/session-webhooks.ts';

const MINUTE = 60_000;

describe('session webhooks', () => {
  it('are kept by conversation, the newest of each, for as long as they live', () => {
    const webhooks = createSessionWebhooks();
    webhooks.remember('a', { url: 'a2', expiresAt: 20 * MINUTE });
    webhooks.remember('a', { url: 'a1', expiresAt: 10 * MINUTE });
    webhooks.remember('b', { url: 'b1', expiresAt: 5 * MINUTE });
    expect([webhooks.fresh('a', 0), webhooks.fresh('b', 0), webhooks.fresh('c', 0)]).toEqual(['a2', 'b1', undefined]);
    expect(webhooks.fresh('b', 4 * MINUTE - 1)).toBe('b1');
    expect(webhooks.fresh('b', 4 * MINUTE)).toBeUndefined();
  });

  it('are forgotten when the platform says so, but not one that came meanwhile', () => {
    const webhooks = createSessionWebhooks();
    webhooks.remember('a', { url: 'a2', expiresAt: 20 * MINUTE });
    webhooks.forget('a', 'a1');
    expect(webhooks.fresh('a', 0)).toBe('a2');
    webhooks.forget('a', 'a2');
    expect(webhooks.fresh('a', 0)).toBeUndefined();
  });

  it('do not grow without end', () => {
    const webhooks = createSessionWebhooks();
    for (let index = 0; index < 6_000; index += 1)
      webhooks.remember(`g${index}`, { url: `${index}`, expiresAt: MINUTE * 9 });
    expect(webhooks.fresh('g0', 0)).toBeUndefined();
    expect(webhooks.fresh('g5999', 0)).toBe('5999');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { type Courier, createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import type { SendResult } from '../../src/ports/chat-channel.ts';
import { aPost } from '../builders/a-post.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';
import { type FakeChannel, fakeChannel } from '../fakes/fake-channel.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';

const SENT: SendResult = { outcome: 'sent', platformId: null };

describe('a platform that takes several posts at once', () => {
  let service: TestService;
  let courier: Courier;
  let started: string[];
  let settled: number;
  /** Ends the sending of a text. */
  let finish: Map<string, () => void>;
  beforeEach(async () => {
    service = await testService();
    started = [];
    settled = 0;
    finish = new Map();
    const channel: FakeChannel = {
      ...fakeChannel({ clock: service.clock, capabilities: { atOnce: 2 } }),
      send: ({ text }) =>
        new Promise((resolve) => {
          started.push(text);
          finish.set(text, () => resolve(SENT));
        }),
    };
    courier = createCourier(service, {
      channels: new Map([['wechat', channel]]),
      lease: fakeLeases().leaseOf('one'),
      settled: () => {
        settled += 1;
      },
    });
  });
  const queue = (text: string, group: string) =>
    service.stores.outbox.add([{ draft: aPost({ text, to: { group }, dedupeKey: text }), notBefore: NOW }], NOW);
  const round = async (): Promise<void> => {
    await courier.deliver(NOW);
    await new Promise((resolve) => setImmediate(resolve));
  };

  it('is not held up by a group that hangs; each group keeps its order', async () => {
    await queue('甲一', 'g-willow');
    await queue('甲二', 'g-willow');
    await queue('乙一', 'g-staff');
    await queue('乙二', 'g-staff');
    await round();
    expect(started).toEqual(['甲一', '乙一']);
    await round();
    expect(started).toHaveLength(2);
    finish.get('乙一')?.();
    await expect.poll(() => settled).toBe(1);
    expect(courier.nextAt(NOW, NOW)).toBe(NOW);
    await round();
    expect(started).toEqual(['甲一', '乙一', '乙二']);
    expect(courier.nextAt(NOW, NOW)).toBeGreaterThan(NOW);
    finish.get('乙二')?.();
    finish.get('甲一')?.();
    await expect.poll(() => settled).toBe(3);
    await round();
    finish.get('甲二')?.();
    await courier.idle();
    expect(service.stores.outbox.all().map((post) => post.state)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('is given no more at once than it takes', async () => {
    for (const group of ['g-willow', 'g-staff', 'g-power']) await queue(group, group);
    await round();
    expect(started).toHaveLength(2);
    for (const end of finish.values()) end();
    await expect.poll(() => settled).toBe(2);
    await round();
    expect(started).toHaveLength(3);
    for (const end of finish.values()) end();
    await courier.idle();
  });
});

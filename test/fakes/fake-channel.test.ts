import { beforeEach, describe, expect, it } from 'vitest';
import { type Courier, createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import type { PostState } from '../../src/ports/outbox.ts';
import { aPost } from '../builders/a-post.ts';
import { heardHandlers } from '../builders/heard-handlers.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';
import { type Answer, type FakeChannel, fakeChannel } from './fake-channel.ts';
import { fakeLeases } from './fake-lease.ts';

describe('the fake channel', () => {
  let service: TestService;
  let channel: FakeChannel;
  let courier: Courier;
  beforeEach(async () => {
    service = await testService();
    channel = fakeChannel({ clock: service.clock });
    courier = createCourier(service, { channels: new Map([['wechat', channel]]), lease: fakeLeases().leaseOf('test') });
    await service.stores.outbox.add([{ draft: aPost(), notBefore: NOW }], NOW);
  });
  const stateOfPost = (): PostState | undefined => service.stores.outbox.all()[0]?.state;

  it('remembers what it was given, with the moment', async () => {
    await courier.deliver(NOW);
    expect(channel.sent).toMatchObject([
      { at: NOW, to: { groupKey: 'wxg-willow' }, kind: 'acknowledgement', text: aPost().text },
    ]);
    expect(stateOfPost()).toBe('sent');
  });

  it.each<[PostState, Answer]>([
    ['queued', { outcome: 'retry', afterMs: 60_000, why: '限流' }],
    ['queued', { outcome: 'uncertain', why: '超时' }],
    ['failed', { outcome: 'failed', code: 'rejected', why: '内容被拒' }],
    ['queued', { outcome: 'failed', code: 'unreachable', why: '连不上' }],
    ['queued', new Error('断了')],
  ])('leaves a post %s when it answers %j', async (state, answer) => {
    channel.answerNext(answer);
    await courier.deliver(NOW);
    expect(channel.attempts).toHaveLength(1);
    expect(channel.sent).toEqual([]);
    expect(stateOfPost()).toBe(state);
  });

  it('takes everything again after the answers it was told to give', async () => {
    channel.answerNext({ outcome: 'retry', afterMs: 1000, why: '限流' });
    await courier.deliver(NOW);
    await courier.deliver(NOW + 60_000);
    expect(stateOfPost()).toBe('sent');
  });

  it('is given nothing while it is offline', async () => {
    channel.goes('failed', '掉线');
    expect(await courier.deliver(NOW)).toBe(0);
    expect(stateOfPost()).toBe('queued');
  });

  it('hands on what the platform delivers, once it was started', async () => {
    const delivered = {
      groupKey: 'wxg-willow',
      id: 'm1',
      from: 'wx-r1',
      sentAt: NOW,
      kind: 'text',
      text: '停水了',
    } as const;
    const heard: string[] = [];
    await expect(channel.deliver({ ...delivered, mentionsBot: false })).rejects.toThrow('not been started');
    await channel.start(
      heardHandlers({ message: async ({ channel: name, text }) => void heard.push(`${name} ${text}`) }),
    );
    await channel.deliver({ ...delivered, mentionsBot: false });
    expect(heard).toEqual(['wechat 停水了']);
  });
});

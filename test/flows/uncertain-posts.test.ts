import { beforeEach, describe, expect, it } from 'vitest';
import type { PostKind } from '../../src/domain/post/post.ts';
import { MINUTE } from '../../src/domain/time/moment.ts';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { hearEcho } from '../../src/flows/sending/hear-echo.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { aPost } from '../builders/a-post.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';
import { type FakeChannel, fakeChannel } from '../fakes/fake-channel.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';

const GROUP = 'wxg-willow';

describe('a post of which nobody knows whether it went out', () => {
  let service: TestService;
  let channel: FakeChannel;
  let deliver: (minutes: number) => Promise<number>;
  beforeEach(async () => {
    service = await testService();
    channel = fakeChannel({ clock: service.clock, capabilities: { maxBytes: 60 } });
    const courier = createCourier(service, {
      channels: new Map([['wechat', channel]]),
      lease: fakeLeases().leaseOf('one'),
    });
    deliver = (minutes) => {
      service.clock.moveTo(NOW + minutes * MINUTE);
      return courier.deliver(NOW + minutes * MINUTE);
    };
  });
  const lose = async (kind: PostKind, text = aPost().text): Promise<void> => {
    await service.stores.outbox.add([{ draft: aPost({ kind, text }), notBefore: NOW }], NOW);
    channel.answerNext({ outcome: 'uncertain', why: '超时' });
    await deliver(0);
  };
  const post = (): QueuedPost => service.stores.outbox.all()[0] as QueuedPost;
  const echo = (text: string, to = GROUP): Promise<number | undefined> =>
    hearEcho(service, { channel: 'wechat', to: { groupKey: to }, id: `e-${text.length}`, sentAt: NOW, text });

  it('is sent once more when it is a reminder, marked, and never a third time', async () => {
    await lose('reminder');
    await deliver(0.5);
    expect(channel.sent).toEqual([]);
    channel.answerNext({ outcome: 'uncertain', why: '超时' });
    await deliver(1.1);
    expect(channel.attempts.map((one) => one.text)).toEqual([aPost().text, `（补发）${aPost().text}`]);
    await deliver(30);
    expect(channel.attempts).toHaveLength(2);
    expect(post().state).toBe('uncertain');
    expect(await service.stores.reviews.open()).toMatchObject([{ kind: 'uncertainPost' }]);
  });

  it('keeps its mark when the second attempt has to wait', async () => {
    await lose('reminder');
    channel.answerNext({ outcome: 'retry', afterMs: 1_000, why: '限流' });
    await deliver(1.1);
    await deliver(30);
    expect(channel.sent.map((one) => one.text)).toEqual([`（补发）${aPost().text}`]);
  });

  it('is not sent again when its echo comes', async () => {
    await lose('reminder');
    expect(await echo(`@王科长 ${aPost().text}`)).toBe(post().seq);
    await deliver(30);
    expect(channel.attempts).toHaveLength(1);
    expect(post()).toMatchObject({ state: 'sent', platformId: `e-${`@王科长 ${aPost().text}`.length}` });
  });

  it('waits for a person when it is a ranking, and its echo settles it', async () => {
    await lose('dailyRanking');
    await deliver(600);
    expect(channel.attempts).toHaveLength(1);
    expect(post().state).toBe('uncertain');
    await echo(post().text);
    expect(post().state).toBe('sent');
  });

  it('is not proved by the echo of its first part, by other words, nor in another group', async () => {
    const text = '今日未办结工单共有三件，请各单位抓紧办理。\n第二部分：文化社区一件，即将超期。';
    await lose('dailyRanking', text);
    expect(await echo('今日未办结工单共有三件，请各单位抓紧办理。')).toBeUndefined();
    expect(await echo('收到')).toBeUndefined();
    expect(await echo(text, 'wxg-staff')).toBeUndefined();
    expect(post().state).toBe('uncertain');
    expect(await echo('第二部分：文化社区一件，即将超期。')).toBe(post().seq);
  });

  it('is not overtaken by the next post of its group while it waits for its echo, but by one about a life in danger', async () => {
    await lose('reminder');
    const later = (dedupeKey: string, pressing: boolean) =>
      service.stores.outbox.add([{ draft: aPost({ dedupeKey, text: dedupeKey, pressing }), notBefore: NOW }], NOW);
    await later('下一条', false);
    await deliver(0.5);
    expect(channel.sent).toEqual([]);
    await later('救命的', true);
    await deliver(0.6);
    await deliver(1.1);
    await deliver(1.2);
    expect(channel.sent.map((one) => one.text)).toEqual(['救命的', `（补发）${aPost().text}`, '下一条']);
  });

  it('is told to the database later when that was away, even with nothing else to send', async () => {
    const { outbox } = service.stores;
    let away = true;
    const settle: typeof outbox.settle = (...given) =>
      away ? Promise.reject(new Error('away')) : outbox.settle(...given);
    const stores = { ...service.stores, outbox: { ...outbox, settle } };
    const work = { ...service.work, stores };
    const courier = createCourier(
      { ...service, work },
      { channels: new Map([['wechat', channel]]), lease: fakeLeases().leaseOf('one') },
    );
    await outbox.add([{ draft: aPost(), notBefore: NOW }], NOW);
    await expect(courier.deliver(NOW)).rejects.toThrow('away');
    expect(post().state).toBe('sending');
    expect(courier.nextAt(NOW, null)).toBe(NOW);
    away = false;
    await courier.deliver(NOW);
    expect(post().state).toBe('sent');
    expect(courier.nextAt(NOW, null)).toBeNull();
  });

  it('gives its number to a post that was sent without one, once', async () => {
    await service.stores.outbox.add([{ draft: aPost(), notBefore: NOW }], NOW);
    channel.answerNext({ outcome: 'sent', platformId: null });
    await deliver(0);
    expect(await echo(aPost().text)).toBe(post().seq);
    expect(await echo(aPost().text)).toBeUndefined();
  });
});

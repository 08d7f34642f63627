import { beforeEach, describe, expect, it } from 'vitest';
import { createCourier } from '../../../src/flows/sending/deliver-outbox.ts';
import { aPost } from '../../builders/a-post.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';
import { type FakeChannel, fakeChannel } from '../../fakes/fake-channel.ts';
import { fakeLeases } from '../../fakes/fake-lease.ts';

describe('a process that died while sending', () => {
  let service: TestService;
  let channel: FakeChannel;
  beforeEach(async () => {
    service = await testService();
    channel = fakeChannel({ clock: service.clock });
  });
  const restart = () =>
    createCourier(service, { channels: new Map([['wechat', channel]]), lease: fakeLeases().leaseOf('next') }).deliver(
      NOW,
    );
  const leaveHalfSent = async (kind: 'acknowledgement' | 'dailyRanking'): Promise<number> => {
    await service.stores.outbox.add([{ draft: aPost({ kind, dedupeKey: kind }), notBefore: NOW }], NOW);
    const [post] = service.stores.outbox.all();
    await service.stores.outbox.begin(post?.seq ?? 0);
    return post?.seq ?? 0;
  };

  it('leaves an answer that goes out once more, marked', async () => {
    await leaveHalfSent('acknowledgement');
    await restart();
    expect(channel.sent.map((sent) => sent.text)).toEqual([`（补发）${aPost().text}`]);
  });

  it('leaves a ranking that nobody sends again: it is listed as uncertain', async () => {
    await leaveHalfSent('dailyRanking');
    await restart();
    expect(channel.sent).toEqual([]);
    expect(await service.stores.outbox.waiting()).toMatchObject([{ state: 'uncertain', count: 1 }]);
  });

  it('never sends one more than once again', async () => {
    const seq = await leaveHalfSent('acknowledgement');
    await restart();
    const again = service.stores.outbox.all().find((post) => post.seq === seq);
    expect(again).toMatchObject({ state: 'sent', attempts: 2 });
    await restart();
    expect(channel.sent).toHaveLength(1);
  });
});

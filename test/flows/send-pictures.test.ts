import { expect, it } from 'vitest';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { ALONE } from '../../src/ports/lease.ts';
import { aPost } from '../builders/a-post.ts';
import { testService } from '../builders/test-service.ts';
import { fakeChannel } from '../fakes/fake-channel.ts';

const media = {
  read: async (name: string) => (name === 'gone.png' ? undefined : { bytes: Buffer.from(name), type: 'image/png' }),
};

async function sending(capabilities: { readonly image: boolean }, images: readonly string[]) {
  const service = await testService({ pace: 'default' });
  const now = service.clock.now();
  const channel = fakeChannel({ clock: service.clock, capabilities: { ...capabilities, ratePerMinute: 4 } });
  const courier = createCourier(service, { channels: new Map([['wechat', channel]]), lease: ALONE, media });
  const add = (key: string, given: { readonly images?: readonly string[] }) =>
    service.stores.outbox.add([{ draft: aPost({ dedupeKey: key, text: key, ...given }), notBefore: now }], now);
  await add('日报', { images });
  await add('下一条', {});
  await courier.deliver(now);
  return { sent: channel.sent.map(({ text, image }) => image?.name ?? text), nextAt: courier.nextAt(now, now), now };
}

it('shows all pictures of a post in their order, then its words, and counts each against the rate', async () => {
  const { sent, nextAt, now } = await sending({ image: true }, ['1.png', '2.png', '3.png']);
  expect(sent).toEqual(['1.png', '2.png', '3.png', '日报']);
  expect(nextAt).toBe(now + 60_000);
});

it('leaves out a picture that is gone', async () => {
  expect((await sending({ image: true }, ['gone.png', '2.png'])).sent.slice(0, 2)).toEqual(['2.png', '日报']);
});

it('sends the words alone where a platform takes no pictures', async () => {
  expect((await sending({ image: false }, ['1.png'])).sent).toEqual(['日报', '下一条']);
});

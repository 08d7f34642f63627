import { expect, it } from 'vitest';
import { createShownPictures } from '../../../src/adapters/chat/shown-pictures.ts';
import type { SendResult } from '../../../src/ports/chat-channel.ts';

/** What comes of showing it, one result after the other. */
const screen = (...results: readonly SendResult[]) => {
  const left = [...results];
  return async (): Promise<SendResult> => left.shift() ?? { outcome: 'failed', code: 'rejected', why: '又来了' };
};

it('shows a picture once, and says again what came of it', async () => {
  const pictures = createShownPictures();
  const show = screen({ outcome: 'sent', platformId: 'm1' });
  expect(await pictures.once('7-image', show)).toEqual({ outcome: 'sent', platformId: 'm1' });
  expect(await pictures.once('7-image', show)).toEqual({ outcome: 'sent', platformId: 'm1' });
  expect(await pictures.once('8-image', show)).toMatchObject({ outcome: 'failed' });
});

it('shows again what surely was not shown, and never what may have been', async () => {
  const pictures = createShownPictures();
  const show = screen(
    { outcome: 'retry', afterMs: 1, why: '忙' },
    { outcome: 'uncertain', why: '中断' },
    { outcome: 'sent', platformId: null },
  );
  expect((await pictures.once('7-image', show)).outcome).toBe('retry');
  expect((await pictures.once('7-image', show)).outcome).toBe('uncertain');
  expect((await pictures.once('7-image', show)).outcome).toBe('uncertain');
});

it('forgets the oldest first', async () => {
  const pictures = createShownPictures();
  const sent = async (): Promise<SendResult> => ({ outcome: 'sent', platformId: null });
  for (let nr = 0; nr <= 200; nr += 1) await pictures.once(`${nr}`, sent);
  const again = screen();
  expect((await pictures.once('1', again)).outcome).toBe('sent');
  expect((await pictures.once('0', again)).outcome).toBe('failed');
});

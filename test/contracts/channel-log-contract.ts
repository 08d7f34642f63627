import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/time/moment.ts';
import type { ChannelLog } from '../../src/ports/channel-log.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld } from './worlds.ts';

/** What every log of the channels does. */
export function channelLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let log: ChannelLog;
    beforeEach(async () => {
      log = (await make()).work.stores.channels;
    });

    it('keeps the last word on each channel', async () => {
      expect(await log.known('wechat')).toBeUndefined();
      const scan = { code: 'https://login.example/abc', since: NOW };
      await log.keep('wechat', { state: 'awaiting-scan', since: NOW, reason: '请扫码登录', scan }, NOW);
      await log.keep('dingtalk', { state: 'online', since: NOW }, NOW + MINUTE);
      expect(await log.known('wechat')).toEqual({
        channel: 'wechat',
        status: { state: 'awaiting-scan', since: NOW, reason: '请扫码登录', scan },
        seenAt: NOW,
      });
      await log.keep('wechat', { state: 'online', since: NOW + MINUTE }, NOW + 2 * MINUTE);
      expect(await log.all()).toEqual([
        { channel: 'dingtalk', status: { state: 'online', since: NOW }, seenAt: NOW + MINUTE },
        { channel: 'wechat', status: { state: 'online', since: NOW + MINUTE }, seenAt: NOW + 2 * MINUTE },
      ]);
    });

    it('keeps one open gap a channel, and gives it back when it ends', async () => {
      await log.openGap('wechat', NOW, '断线');
      await log.openGap('wechat', NOW + MINUTE, '又断线');
      await log.openGap('dingtalk', NOW + HOUR, '网关拒绝');
      expect(await log.closeGap('bridge', NOW)).toBeUndefined();
      expect(await log.openGapOf('bridge')).toBeUndefined();
      expect(await log.openGapOf('wechat')).toEqual({ channel: 'wechat', from: NOW, to: null, why: '断线' });
      const closed = { channel: 'wechat', from: NOW, to: NOW + 9 * MINUTE, why: '断线' };
      expect(await log.closeGap('wechat', NOW + 9 * MINUTE)).toEqual(closed);
      expect(await log.closeGap('wechat', NOW + 9 * MINUTE)).toBeUndefined();
      expect(await log.openGapOf('wechat')).toBeUndefined();
      const lasting = { channel: 'dingtalk', from: NOW + HOUR, to: null, why: '网关拒绝' };
      expect(await log.gaps(NOW)).toEqual([closed, lasting]);
      expect(await log.gaps(NOW + 9 * MINUTE)).toEqual([lasting]);
    });

    it('does not end a gap before it began', async () => {
      await log.openGap('wechat', NOW, '断线');
      expect((await log.closeGap('wechat', NOW - HOUR))?.to).toBe(NOW);
    });
  });
}

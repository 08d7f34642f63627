import type { ChannelName } from '../../domain/base/ids.ts';
import type { Capabilities } from '../../ports/chat-channel.ts';

const SECOND = 1_000;

/** WeChat looks for bots by their pace: slow is safe. Its bursts arrive out of order for a moment. */
const WECHAT: Capabilities = {
  seesAllMessages: true,
  markdown: false,
  image: true,
  mention: true,
  direct: true,
  maxBytes: 2_048,
  ratePerMinute: 10,
  perDay: 1_000,
  atOnce: 1,
  minGap: 3 * SECOND,
  jitter: 2 * SECOND,
  minGapPerGroup: 15 * SECOND,
  settle: 1.5 * SECOND,
};

/** Only what @s the bot arrives; pictures go by the robot's own way, never by a webhook; more than 20 a minute are blocked for ten minutes. */
const DINGTALK: Capabilities = {
  seesAllMessages: false,
  markdown: true,
  image: true,
  mention: true,
  direct: true,
  maxBytes: 3_800,
  ratePerMinute: 15,
  perDay: 5_000,
  atOnce: 8,
  minGap: 0,
  jitter: 0,
  minGapPerGroup: 0,
  settle: 0,
};

/** What each platform can do, and the default pace on it. A bridge carries WeChat; groups of the simulator's own behave like WeChat's. */
export const PLATFORM_CAPABILITIES: Readonly<Record<ChannelName, Capabilities>> = {
  wechat: WECHAT,
  dingtalk: DINGTALK,
  bridge: { ...WECHAT, atOnce: 8 },
  sim: { ...WECHAT, settle: 0 },
};

/** Whether the bot sees every word there: the simulator shows it all, whatever platform it stands in for. */
export const seesAllOf =
  ({ channels }: { readonly channels: readonly ChannelName[] }) =>
  (name: ChannelName): boolean =>
    PLATFORM_CAPABILITIES[name].seesAllMessages || (channels.includes('sim') && !channels.includes(name));

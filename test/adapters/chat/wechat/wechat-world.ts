import { expect, vi } from 'vitest';
import { PLATFORM_CAPABILITIES } from '../../../../src/adapters/chat/platform-capabilities.ts';
import {
  createWeChatChannel,
  type WeChatChannel,
  type WeChatChannelOptions,
} from '../../../../src/adapters/chat/wechat/wechat-channel.ts';
import type { Outgoing } from '../../../../src/ports/chat-channel.ts';
import {
  createWeChatStandIn,
  type StandInOptions,
  type WeChatStandIn,
} from '../../../stand-ins/wechat/wechat-stand-in.ts';

export const GROUP = '10000000001@chatroom';
export const RESIDENT = 'wxid_resident';
export const STAFF = 'wxid_staff';

/** A WeChat with one group, not started. */
export async function wechatWithGroup(options: StandInOptions = {}): Promise<WeChatStandIn> {
  const wechat = await createWeChatStandIn(options);
  wechat.addContact(RESIDENT, '张三');
  wechat.addContact(STAFF, '老王');
  wechat.addRoom(GROUP, '示例小区一群', [RESIDENT, STAFF]);
  return wechat;
}

/** Waits that suit a test: a fault is mended in moments, and nothing is given up early on a busy machine. */
const TEST_TIMINGS = {
  refusedWait: 500,
  occupiedWait: 500,
  ding: 500,
  dong: 3_000,
  keepAgain: 50,
  longestKeepAgain: 200,
};

export const channelTo = (wechat: WeChatStandIn, more: Partial<WeChatChannelOptions> = {}): WeChatChannel =>
  channelAt({ endpoint: wechat.endpoint, token: wechat.token, noTlsInsecureClient: true, ...more });

type Where = Pick<WeChatChannelOptions, 'endpoint' | 'token' | 'noTlsInsecureClient'>;

export const channelAt = (where: Where & Partial<WeChatChannelOptions>): WeChatChannel =>
  createWeChatChannel({
    capabilities: PLATFORM_CAPABILITIES.wechat,
    clock: { now: Date.now },
    ...where,
    timings: { ...TEST_TIMINGS, ...where.timings },
  });

/** Waits until something holds. The patience is for machines with much else to do. */
export const until = (check: () => unknown, timeout = 30_000): Promise<void> =>
  vi.waitFor(() => expect(Boolean(check()), String(check)).toBe(true), { timeout, interval: 10 });

/** A measured figure, for whoever watches the test run. */
export const figure = (words: string): void => void process.stderr.write(`${words}\n`);

let posts = 0;
export function words(more: Partial<Outgoing> = {}): Outgoing {
  posts += 1;
  return {
    key: `${posts}`,
    to: { groupKey: GROUP },
    kind: 'answer',
    tickets: [],
    mentions: [],
    text: '已转社区处理。',
    ...more,
  };
}

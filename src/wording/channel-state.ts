import type { ChannelName } from '../domain/base/ids.ts';
import { CHANNEL_NAMES } from './state-names.ts';

/** How a channel stands, in words; the keys are the port's. */
export const CHANNEL_STATE_NAMES = {
  stopped: '没有运行',
  connecting: '正在连接',
  'awaiting-scan': '等人扫码登录',
  online: '在线',
  degraded: '在线，但有功能不能用',
  backoff: '等一会儿再连',
  'logged-out': '账号被退出登录',
  failed: '用不了，要有人处理',
} as const;
export type StateWord = keyof typeof CHANNEL_STATE_NAMES;

interface Standing {
  readonly channel: ChannelName;
  readonly status: { readonly state: StateWord; readonly reason?: string };
  readonly link: string | undefined;
}

/** To the administrator, on another platform: what is the matter, and where to scan. */
export function channelNeedsHand({ channel, status, link }: Standing): string {
  const why = status.reason ? `：${status.reason}` : '';
  const where = status.state === 'failed' || !link ? '' : `\n扫码页面（2 小时内有效）：${link}`;
  return `${CHANNEL_NAMES[channel]}${CHANNEL_STATE_NAMES[status.state]}${why}。处理好之前，${CHANNEL_NAMES[channel]}群里的话收不到，要发的消息会先排队。${where}`;
}

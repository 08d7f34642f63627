import type { ChannelStatus } from '../../../ports/chat-channel.ts';
import type { ConnectorState, Seat } from './seat.ts';

type Seen = Pick<Seat, 'account' | 'taken' | 'said' | 'works'>;

/** How the channel stands, from how its connectors stand. `since` is the caller's. */
export type BridgeStanding = Omit<ChannelStatus, 'since' | 'scan'> & { readonly code?: string | undefined };

const STATE_WORDS: Readonly<Record<ConnectorState['state'], string>> = {
  online: '正常',
  'logged-out': '已退出登录',
  'awaiting-scan': '等待扫码登录',
  failed: '不能工作',
};

/** What is wrong is told account by account; of those that are there the worst first. */
const WORST_FIRST = ['awaiting-scan', 'logged-out', 'failed'] as const;

export function bridgeStanding(seats: readonly Seen[]): BridgeStanding {
  if (seats.length === 0)
    return { state: 'failed', reason: '没有设置 BRIDGE_TOKENS，接入程序无法连接；请按“账号=令牌”填写后重新启动' };
  const amiss = seats.filter((seat) => !seat.works());
  if (amiss.length === 0) return { state: 'online' };
  const reason = amiss.map(wordsFor).join('；');
  if (amiss.length < seats.length) return { state: 'degraded', reason, ...codeOf(amiss) };
  const there = amiss.filter((seat) => seat.taken());
  const state = WORST_FIRST.find((one) => there.some((seat) => seat.said().state === one)) ?? 'connecting';
  return { state, reason, ...codeOf(there) };
}

function wordsFor(seat: Seen): string {
  if (!seat.taken()) return `账号“${seat.account}”的接入程序还没有连上`;
  const { state, reason } = seat.said();
  return `账号“${seat.account}”${STATE_WORDS[state]}${reason ? `：${reason}` : ''}`;
}

function codeOf(seats: readonly Seen[]): { readonly code?: string } {
  const waiting = seats.find((seat) => seat.taken() && seat.said().state === 'awaiting-scan');
  const code = waiting?.said().code;
  return code === undefined ? {} : { code };
}

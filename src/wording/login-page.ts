import type { ChannelName } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';
import { CHANNEL_STATE_NAMES, type StateWord } from './channel-state.ts';
import { CHANNEL_NAMES } from './state-names.ts';
import { when } from './times.ts';

/** What stands on the page with the code to scan. */
export const LOGIN_TITLE = '扫码登录';
export const HOW_TO_SCAN = '用要登录的手机微信扫这个码，并在手机上点确认。';
export const CODE_MISSING = '现在没有要扫的码。页面会自己刷新。';

export const LOGIN_LINK_FAULTS = {
  forged: '链接不完整或不对。请看服务启动时印出的链接，或运行 npm run doctor 取新的。',
  expired: '链接已过期。运行 npm run doctor 取新的。',
} as const;

export function standing(
  channel: ChannelName,
  status: { readonly state: StateWord; readonly reason?: string } | undefined,
): string {
  if (!status) return `${CHANNEL_NAMES[channel]}：还没有进程在运行它。`;
  return `${CHANNEL_NAMES[channel]}：${CHANNEL_STATE_NAMES[status.state]}${status.reason ? `，${status.reason}` : ''}。`;
}

/** “（12 秒前更新）”: an old code cannot be scanned any more. */
export function ageOfCode(since: Moment, now: Moment): string {
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return seconds < 60 ? `（${seconds} 秒前更新）` : `（${Math.floor(seconds / 60)} 分钟前更新）`;
}

export const linkServesUntil = (until: Moment, now: Moment): string =>
  `这个链接${when(until, now)}前有效，拿到它的人都能登录，请勿转发。`;

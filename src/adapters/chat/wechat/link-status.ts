import type { ChannelState } from '../../../ports/chat-channel.ts';
import type { LinkFault, LinkState } from './link-state.ts';

/** A state and the sentence that goes with it, before it has a time. */
export interface Told {
  readonly state: ChannelState;
  readonly reason?: string;
  readonly code?: string;
}

const NO_TLS = 'WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT';

/** What is wrong and what to do about it, for whoever runs the service. Never the token. */
const FAULTS: Readonly<Record<LinkFault, (endpoint: string) => string>> = {
  unreachable: (at) => `连不上微信网关（${at}），请检查网关是否在运行、WECHATY_PUPPET_SERVICE_ENDPOINT 是否正确`,
  'wrong-token': () => '微信网关不认这个令牌，请核对 WECHATY_PUPPET_SERVICE_TOKEN',
  'tls-not-spoken': () =>
    `与微信网关的加密连接（TLS）建不起来：网关没有用加密或证书不对，未加密的网关请设置 ${NO_TLS}=true`,
  'tls-wanted': () =>
    `微信网关接了连接又挂断，看来它要求加密（TLS），而 ${NO_TLS}=true 关掉了加密；请去掉这一项，或核对端口`,
  occupied: () => '微信网关已被另一个客户端占用，同一个网关只能连一个，请关掉另一个；本服务会继续尝试',
  deaf: () => '微信网关应答正常，却收不到它推送的消息，可能有另一个客户端连着同一个网关；正在重新连接',
  ended: () => '与微信网关的连接中断，正在重新连接',
  incompatible: () => '微信网关的版本不兼容，缺少必需的接口，请升级网关',
  'bad-settings': () => '微信的设置不能用，请核对 WECHATY_PUPPET_SERVICE_ENDPOINT 和 WECHATY_PUPPET_SERVICE_TOKEN',
  'not-installed': () => '没有安装微信所需的程序包（wechaty-puppet-service），请重新安装依赖后再启动',
};

/** Faults that stay until somebody changes something, although they are tried again from time to time. */
const FAILED: readonly LinkFault[] = [
  'wrong-token',
  'tls-not-spoken',
  'tls-wanted',
  'incompatible',
  'bad-settings',
  'not-installed',
];

export function toldOf(link: LinkState, endpoint: string | undefined): Told {
  switch (link.state) {
    case 'connecting':
      return { state: 'connecting' };
    case 'connected':
      return { state: 'connecting', reason: '已连上微信网关，正在等它给出登录二维码或登录结果' };
    case 'awaiting-scan':
      return {
        state: 'awaiting-scan',
        reason: link.scanned ? '已扫码，请在手机上确认登录' : '请用机器人的微信扫码登录',
        code: link.code,
      };
    case 'online':
      return { state: 'online' };
    case 'logged-out':
      return { state: 'logged-out', reason: '微信账号已退出登录，请等新的二维码出来后重新扫码' };
    case 'waiting':
    case 'given-up':
      return {
        state: FAILED.includes(link.fault) ? 'failed' : 'backoff',
        reason: FAULTS[link.fault](endpoint ?? '由令牌查得的地址'),
      };
  }
}

export const fellStatus = (how: string): Told => ({
  state: 'backoff',
  reason: `微信进程意外退出（${how}），正在自动重启`,
});

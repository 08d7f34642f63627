import type { ChannelStatus } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { StreamState } from './stream-client.ts';

/** Parts that may fail while messages still come in. */
export type Part = 'token' | 'group' | 'direct' | 'quota';

export interface ChannelStateHolder {
  readonly now: () => ChannelStatus;
  stream(state: StreamState): void;
  /** Undefined: it works. */
  part(part: Part, why: string | undefined): void;
}

const PARTS: Readonly<Record<Part, string>> = {
  token: '收得到消息，但发不出去：钉钉没有给访问令牌',
  group: '收得到消息，但机器人不能在群里主动发言，请在钉钉开放平台开通“企业内机器人发送消息权限”',
  quota: '收得到消息，但主动发的消息要等：钉钉的接口调用次数用完了，到下个月才会恢复，或请管理员扩容',
  direct: '群里正常，但机器人不能发单聊，请在钉钉开放平台开通单聊权限，并检查应用的可见范围',
};

export function createChannelState(clock: Clock, changed: (status: ChannelStatus) => void): ChannelStateHolder {
  const faults = new Map<Part, string>();
  let stream: StreamState = { is: 'stopped' };
  let status: ChannelStatus = { state: 'stopped', since: clock.now() };

  function update(): void {
    const next = statusOf(stream, faults);
    if (next.state === status.state && next.reason === status.reason) return;
    // A new reason for the same state is no new state: it has lasted since it began.
    status = { ...next, since: next.state === status.state ? status.since : clock.now() };
    changed(status);
  }

  return {
    now: () => status,
    stream(state) {
      stream = state;
      if (state.is === 'stopped') faults.clear();
      update();
    },
    part(part, why) {
      if (stream.is === 'stopped') return;
      if (why === undefined) faults.delete(part);
      else faults.set(part, why);
      update();
    },
  };
}

function statusOf(stream: StreamState, faults: ReadonlyMap<Part, string>): Omit<ChannelStatus, 'since'> {
  if (stream.is === 'failed') {
    return {
      state: 'failed',
      reason: `钉钉网关拒绝了连接（${stream.why}）。请核对 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET，并确认应用已经发布、消息接收模式选的是 Stream；每分钟会再试一次`,
    };
  }
  if (stream.is === 'backoff') {
    // Without the wait, which is another one each time: a status is told anew only when it is news.
    return { state: 'backoff', reason: `连不上钉钉网关：${stream.why}` };
  }
  if (stream.is === 'online' && faults.size > 0) {
    return { state: 'degraded', reason: [...faults].map(([part, why]) => `${PARTS[part]}（${why}）`).join('；') };
  }
  return { state: stream.is };
}

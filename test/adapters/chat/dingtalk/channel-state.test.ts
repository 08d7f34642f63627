import { expect, it } from 'vitest';
import { createChannelState } from '../../../../src/adapters/chat/dingtalk/channel-state.ts';
import type { ChannelStatus } from '../../../../src/ports/chat-channel.ts';

it('gives reasons that can stand within a sentence', () => {
  const told: ChannelStatus[] = [];
  const state = createChannelState({ now: () => 0 }, (status) => void told.push(status));
  state.stream({ is: 'failed', why: '401' });
  state.stream({ is: 'backoff', why: '连接断开了' });
  state.stream({ is: 'online' });
  state.part('group', '没有权限');
  state.part('direct', '没有权限');
  expect(
    told.map(({ reason }) => reason).filter((reason) => reason?.includes('。；') || reason?.endsWith('。')),
  ).toEqual([]);
  expect(state.now().reason).toMatch(/^收得到消息.*（没有权限）；群里正常.*（没有权限）$/u);
});

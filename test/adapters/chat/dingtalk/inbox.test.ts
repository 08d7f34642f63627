import { describe, expect, it } from 'vitest';
import { createInbox, type Inbox } from '../../../../src/adapters/chat/dingtalk/inbox.ts';
import { createSessionWebhooks } from '../../../../src/adapters/chat/dingtalk/session-webhooks.ts';
import type { StreamFrame } from '../../../../src/adapters/chat/dingtalk/stream-frame.ts';
import type { ChannelHandlers } from '../../../../src/ports/chat-channel.ts';
import { heardHandlers } from '../../../builders/heard-handlers.ts';
import { robotCallback } from '../../../stand-ins/dingtalk/robot-callback.ts';

const ROBOT = { robotCode: 'dingrobot', sessionWebhook: 'http://127.0.0.1/s', sessionWebhookExpiredTime: 9e12 };

const inbox = (handlers: ChannelHandlers | undefined): Inbox =>
  createInbox({
    handlers: () => handlers,
    clock: { now: () => 0 },
    robotCode: ROBOT.robotCode,
    oapiBase: 'http://127.0.0.1',
    sessions: createSessionWebhooks(),
    keepPicture: async () => undefined,
    warn: () => {},
  });
const message = (number: number): StreamFrame => ({
  type: 'CALLBACK',
  topic: '/v1.0/im/bot/messages/get',
  messageId: `${number}`,
  eventType: undefined,
  data: JSON.stringify(robotCallback({ id: `msg${number}`, group: `g${number % 50}`, from: 's', text: '灯' }, ROBOT)),
});
const EVENT: StreamFrame = {
  type: 'EVENT',
  topic: '*',
  messageId: 'e1',
  eventType: 'chat_disband',
  data: '{"openConversationId":"g1"}',
};
const statusIn = async (reply: ReturnType<Inbox['take']>): Promise<unknown> =>
  JSON.parse((await reply)?.data ?? '{}').status;

describe('the inbox', () => {
  it('puts events off while a thousand messages wait, and holds no more than twenty thousand', async () => {
    const gate = Promise.withResolvers<void>();
    const box = inbox(heardHandlers({ message: () => gate.promise }));
    const taken = Array.from({ length: 999 }, (_, number) => box.take(message(number)));
    const early = box.take(EVENT);
    expect(await statusIn(box.take({ ...EVENT, messageId: 'e2', data: '{"openConversationId":"g999"}' }))).toBe(
      'LATER',
    );
    for (let number = 999; number < 19_999; number += 1) taken.push(box.take(message(number)));
    expect(await box.take(message(20_000))).toBeUndefined();
    const copy = box.take(message(19_000));
    gate.resolve();
    expect((await copy)?.code).toBe(200);
    expect(await statusIn(early)).toBe('SUCCESS');
    const replies = await Promise.all(taken);
    expect(replies.filter((reply) => reply?.code === 200)).toHaveLength(19_999);
    expect((await box.take(message(20_000)))?.code).toBe(200);
  });

  it('takes nothing while nobody is there to keep it', async () => {
    const box = inbox(undefined);
    expect(await box.take(message(1))).toBeUndefined();
    expect(await statusIn(box.take(EVENT))).toBe('LATER');
  });
});

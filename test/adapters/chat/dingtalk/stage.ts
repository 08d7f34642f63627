import { afterEach, expect } from 'vitest';
import {
  createDingTalkChannel,
  type DingTalkChannelOptions,
} from '../../../../src/adapters/chat/dingtalk/dingtalk-channel.ts';
import type { ChannelLog } from '../../../../src/adapters/chat/dingtalk/quiet-log.ts';
import { PLATFORM_CAPABILITIES } from '../../../../src/adapters/chat/platform-capabilities.ts';
import { createSystemClock } from '../../../../src/adapters/clock/system-clock.ts';
import type { ChannelHandlers, ChatChannel, Outgoing, SendResult } from '../../../../src/ports/chat-channel.ts';
import { type HeardHandlers, heardHandlers } from '../../../builders/heard-handlers.ts';
import { DingTalkStandIn, type StandInOptions } from '../../../stand-ins/dingtalk/dingtalk-stand-in.ts';

export const GROUP = 'cidGroup1==';

export interface Stage {
  readonly standIn: DingTalkStandIn;
  readonly channel: ChatChannel;
  readonly heard: HeardHandlers;
  /** What was written to the log. */
  readonly lines: { readonly what: string; readonly fields: Record<string, unknown> }[];
  /** Starts the channel and waits until it is online. */
  online(): Promise<void>;
  send(part?: Partial<Outgoing>, mayStill?: () => boolean): Promise<SendResult>;
}

export interface StageOptions {
  readonly channel?: Partial<DingTalkChannelOptions>;
  readonly handlers?: Partial<ChannelHandlers>;
  readonly standIn?: StandInOptions;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Waits for what has to happen, however long the machine takes for it. */
export const until = (check: () => unknown, timeout = 10_000): Promise<void> =>
  expect.poll(() => Boolean(check()), { timeout, interval: 5 }).toBe(true);

/** A channel before its stand-in. Both are closed when the test ends. */
export async function stage(options: StageOptions = {}): Promise<Stage> {
  const standIn = await DingTalkStandIn.start({ redeliverAfter: 5_000, ...options.standIn });
  const heard = heardHandlers(options.handlers);
  const lines: Stage['lines'] = [];
  const write = (fields: object, what: string): void => void lines.push({ what, fields: { ...fields } });
  const channel = createDingTalkChannel({
    clientId: standIn.clientId,
    clientSecret: standIn.clientSecret,
    robotCode: standIn.robotCode,
    apiBase: standIn.base,
    oapiBase: standIn.base,
    capabilities: PLATFORM_CAPABILITIES.dingtalk,
    origin: async () => 'test0001',
    clock: createSystemClock(),
    log: { info: write, warn: write } as unknown as ChannelLog,
    ...options.channel,
  });
  open.push(async () => {
    await channel.stop();
    await standIn.close();
  });
  let key = 0;
  return {
    standIn,
    channel,
    heard,
    lines,
    async online() {
      await channel.start(heard);
      await until(() => channel.status().state === 'online');
    },
    send(part = {}, mayStill) {
      key += 1;
      const post = {
        key: `${key}`,
        to: { groupKey: GROUP },
        kind: 'answer',
        tickets: [],
        mentions: [],
        text: '收到。',
      };
      return channel.send({ ...post, ...part }, mayStill);
    },
  };
}

import type { ChannelName } from '../../src/domain/base/ids.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type {
  Capabilities,
  ChannelHandlers,
  ChannelStatus,
  ChatChannel,
  Delivered,
  Outgoing,
  SendResult,
} from '../../src/ports/chat-channel.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** What the platform answers to one sending: a result, or an error the adapter did not foresee. */
export type Answer = SendResult | Error;

export interface FakeChannel extends ChatChannel {
  /** What was handed over and taken, with the moment. */
  readonly sent: readonly (Outgoing & { readonly at: Moment })[];
  /** Every attempt, taken or not. */
  readonly attempts: readonly Outgoing[];
  /** The next sendings are answered so, one answer each; after that everything is taken. */
  answerNext(...answers: readonly Answer[]): void;
  /** The platform delivers a message. Resolves when the service has it. */
  deliver(delivered: Omit<Delivered, 'channel'>): Promise<void>;
  goes(state: ChannelStatus['state'], reason?: string): void;
}

const UNLIMITED: Capabilities = {
  seesAllMessages: true,
  markdown: false,
  image: false,
  mention: true,
  direct: false,
  maxBytes: 2048,
  ratePerMinute: Number.MAX_SAFE_INTEGER,
  minGap: 0,
  jitter: 0,
  minGapPerGroup: 0,
  perDay: Number.MAX_SAFE_INTEGER,
  atOnce: 1,
  settle: 0,
};

export interface FakeChannelOptions {
  readonly clock: Clock;
  readonly name?: ChannelName;
  readonly capabilities?: Partial<Capabilities>;
}

/** A channel that remembers what it is asked to send. Online from the start. */
export function fakeChannel({ clock, name = 'wechat', capabilities = {} }: FakeChannelOptions): FakeChannel {
  const sent: (Outgoing & { readonly at: Moment })[] = [];
  const attempts: Outgoing[] = [];
  const answers: Answer[] = [];
  let handlers: ChannelHandlers | undefined;
  let status: ChannelStatus = { state: 'online', since: clock.now() };
  const goes: FakeChannel['goes'] = (state, reason) => {
    status = { state, since: clock.now(), ...(reason === undefined ? {} : { reason }) };
  };
  return {
    name,
    capabilities: { ...UNLIMITED, ...capabilities },
    sent,
    attempts,
    answerNext: (...next) => void answers.push(...next),
    goes,
    async start(given) {
      handlers = given;
      goes('online');
    },
    async stop() {
      handlers = undefined;
      goes('stopped');
    },
    status: () => status,
    async send(message) {
      attempts.push(message);
      const answer = answers.shift() ?? { outcome: 'sent', platformId: `${name}-post-${sent.length + 1}` };
      if (answer instanceof Error) throw answer;
      if (answer.outcome === 'sent') sent.push({ ...message, at: clock.now() });
      return answer;
    },
    async deliver(delivered) {
      if (!handlers) throw new Error('the channel has not been started');
      await handlers.message({ channel: name, ...delivered });
    },
  };
}

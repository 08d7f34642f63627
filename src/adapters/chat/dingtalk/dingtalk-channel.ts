import type { Capabilities, ChannelHandlers, ChatChannel, SendResult } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import { createKeys, type Origin } from '../installation-keys.ts';
import { createShownPictures } from '../shown-pictures.ts';
import { createAccessToken } from './access-token.ts';
import { createChannelState } from './channel-state.ts';
import { type CustomWebhook, createCustomWebhooks } from './custom-webhooks.ts';
import { createHttpClient } from './http-exchange.ts';
import { createInbox } from './inbox.ts';
import { type ChannelLog, quietLog } from './quiet-log.ts';
import { createReceivedPictures } from './received-pictures.ts';
import { createRobotApi } from './robot-api.ts';
import { createSendPost } from './send-post.ts';
import { createSessionWebhooks } from './session-webhooks.ts';
import { createStreamClient } from './stream-client.ts';
import { openStream } from './stream-gateway.ts';
import { SYSTEM_TIMERS, type Timers } from './timers.ts';

export interface DingTalkChannelOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  /** What the robot is called in the groups, asked for with each message: by it a call glued to the words can be cut off. */
  readonly botNames?: () => readonly string[];
  /** `https://api.dingtalk.com`, or a stand-in. */
  readonly apiBase: string;
  /** `https://oapi.dingtalk.com`, or a stand-in. */
  readonly oapiBase: string;
  /** Custom robots by their group's openConversationId: they can call people by @ where nobody has spoken lately. */
  readonly webhooks?: Readonly<Record<string, CustomWebhook>>;
  readonly capabilities: Capabilities;
  /** By it the platform drops second copies of our posts only, also of those from before a restart. */
  readonly origin: Origin;
  readonly clock: Clock;
  readonly log?: ChannelLog;
  readonly timers?: Timers;
  readonly random?: () => number;
}

/** While there is no token nothing can be sent: look again by ourselves, so that the status does not wait for a post. */
const TOKEN_AGAIN = 30_000;
/** What is being sent may end; longer than this a stop does not wait. */
const LAST_SENDS = 5_000;

const NOT_RUNNING: SendResult = { outcome: 'failed', code: 'unreachable', why: '钉钉渠道没有运行' };

/** DingTalk: messages come in by its Stream mode, posts go out by its REST interface and by webhooks. */
export function createDingTalkChannel(options: DingTalkChannelOptions): ChatChannel {
  const { clientId, clientSecret, robotCode, capabilities, clock } = options;
  const { timers = SYSTEM_TIMERS, random = Math.random } = options;
  const apiBase = options.apiBase.replace(/\/+$/, '');
  const oapiBase = options.oapiBase.replace(/\/+$/, '');
  const warn = quietLog(options.log, timers);
  let handlers: ChannelHandlers | undefined;
  let tokenTimer: unknown;
  let stopping: Promise<void> | undefined;

  const state = createChannelState(clock, (status) => {
    try {
      handlers?.status(status);
    } catch (err) {
      warn('nobody could be told of the status', { err });
    }
  });
  const http = createHttpClient(timers);
  /** Apart from the rest: a stop need not wait for a gateway that does not answer. */
  const gateway = createHttpClient(timers);
  const sending = new Set<Promise<SendResult>>();
  const token = createAccessToken({
    http,
    timers,
    apiBase,
    clientId,
    clientSecret,
    report(trouble) {
      state.part('token', trouble?.why);
      timers.clear(tokenTimer);
      tokenTimer = trouble && handlers && !stopping ? timers.set(() => void token.get(), TOKEN_AGAIN) : undefined;
    },
  });
  const api = createRobotApi({ http, token, apiBase, oapiBase, robotCode });
  const sessions = createSessionWebhooks();
  const webhooks = createCustomWebhooks(options.webhooks ?? {}, { clock, timers });
  const sendPost = createSendPost({
    api,
    http,
    clock,
    sessions,
    webhooks,
    keys: createKeys(options.origin),
    pictures: createShownPictures(),
    warn,
    permission: state.part,
  });
  const inbox = createInbox({
    // What arrives during a stop is not taken any more: the platform brings it to whoever connects next.
    handlers: () => (stopping ? undefined : handlers),
    clock,
    robotCode,
    botNames: options.botNames ?? (() => []),
    oapiBase,
    sessions,
    keepPicture: createReceivedPictures({ api, http, apiBase, warn }),
    warn,
  });
  const stream = createStreamClient({
    open: () => openStream({ http: gateway, apiBase, clientId, clientSecret }),
    take: inbox.take,
    changed: state.stream,
    warn,
    timers,
    random,
  });

  async function leave(): Promise<void> {
    const late = timers.set(http.abort, LAST_SENDS);
    gateway.abort();
    await Promise.all([stream.stop(), ...sending]);
    http.abort();
    await http.idle();
    timers.clear(late);
    timers.clear(tokenTimer);
    handlers = undefined;
    stopping = undefined;
  }

  return {
    name: 'dingtalk',
    capabilities,
    async start(given) {
      await stopping;
      handlers = given;
      stream.start();
      void token.get();
    },
    async stop() {
      if (handlers) stopping ??= leave();
      await stopping;
    },
    status: state.now,
    send(post, mayStill = () => true) {
      if (!handlers || stopping) return Promise.resolve(NOT_RUNNING);
      const result = sendPost(post, mayStill).catch((err): SendResult => {
        warn('a post ended in a fault of our own', { err });
        return { outcome: 'uncertain', why: '程序出错，说不清消息发出没有' };
      });
      sending.add(result);
      return result.finally(() => sending.delete(result));
    },
    async wasRead(account, id) {
      if (!handlers || stopping) return undefined;
      const attempt = await api.readStatus(id);
      if (attempt.is !== 'taken') return undefined;
      const list: unknown = attempt.answer['messageReadInfoList'];
      const mine = Array.isArray(list) ? list.find((one) => one?.userId === account) : undefined;
      return mine === undefined ? undefined : String(mine.readStatus).toUpperCase() === 'READ';
    },
  };
}

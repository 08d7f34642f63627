import { type Capabilities, type ChannelHandlers, type ChatChannel, canSend } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { LinkState } from './link-state.ts';
import { fellStatus, toldOf } from './link-status.ts';
import type { PuppetAccount } from './process-messages.ts';
import { createProcessSupervisor, type ProcessSupervisor } from './process-supervisor.ts';
import { createReception, type Reception, type WeChatNote } from './reception.ts';
import { createSender } from './send-outgoing.ts';
import { createStatusBoard } from './status-board.ts';
import { WECHAT_TIMINGS, type WeChatTimings } from './wechat-timings.ts';

export interface WeChatChannelOptions {
  /** `host:port` of the puppet service; without it Wechaty asks its own directory for the address, by the token. */
  readonly endpoint: string | undefined;
  readonly token: string | undefined;
  readonly noTlsInsecureClient: boolean;
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly timings?: Partial<WeChatTimings>;
  /** Flags of Node for the WeChat process; those of this process where nothing is said. */
  readonly execArgv?: readonly string[];
  /** How many messages are held in memory while they cannot be kept. */
  readonly capacity?: number;
  log?(note: WeChatNote): void;
}

export interface WeChatChannel extends ChatChannel {
  /** The process Wechaty’s client runs in at this moment, for whoever measures it. */
  processId(): number | undefined;
}

/** While stopping, what is on its way may still take so long to arrive, and then to be kept. */
const LAST_MOMENTS = 3_000;

interface Running {
  readonly process: ProcessSupervisor;
  readonly reception: Reception;
}

/** WeChat through a puppet service; Wechaty’s client runs in a process of its own. See docs/decisions/0019-wechat-process.md. */
export function createWeChatChannel(options: WeChatChannelOptions): WeChatChannel {
  const { capabilities, clock, endpoint, token, noTlsInsecureClient } = options;
  const timings: WeChatTimings = { ...WECHAT_TIMINGS, ...options.timings };
  const note = (one: WeChatNote): void => options.log?.(one);
  let handlers: ChannelHandlers | undefined;
  let running: Running | undefined;
  const board = createStatusBoard(clock, (status) => handlers?.status(status));

  function linked(link: LinkState): void {
    // Each new try would hide for a moment why the last one failed.
    if (link.state === 'connecting' && ['backoff', 'failed'].includes(board.status().state)) return;
    if (link.state === 'online') board.trouble('reading', undefined);
    board.tell(toldOf(link, endpoint));
  }

  function run(to: ChannelHandlers, account: PuppetAccount): Running {
    const capacity = options.capacity === undefined ? {} : { capacity: options.capacity };
    const reception = createReception({ to, board, note, timings, ...capacity });
    const process = createProcessSupervisor({
      account,
      timings,
      ...(options.execArgv ? { execArgv: options.execArgv } : {}),
      unread: reception.unread,
      hear(message) {
        if (message.type === 'link') linked(message.link);
        else reception.hear(message);
      },
      fell(how, waitMs) {
        note({ what: 'process fell', why: `${how}, again in ${waitMs} ms` });
        board.tell(fellStatus(how));
      },
    });
    return { process, reception };
  }

  const send = createSender({
    timings,
    process: {
      call: async (call, within) =>
        running && canSend(board.status()) ? running.process.call(call, within) : 'absent',
    },
  });

  return {
    name: 'wechat',
    capabilities,
    async start(given) {
      if (running) return;
      handlers = given;
      if (!token) {
        board.tell({
          state: 'failed',
          reason: '没有设置微信网关的令牌，请设置 WECHATY_PUPPET_SERVICE_TOKEN 后重新启动',
        });
        return;
      }
      board.tell({ state: 'connecting' });
      running = run(given, { endpoint, token, noTlsInsecureClient });
      running.process.start();
    },
    async stop() {
      const last = running;
      if (last && canSend(board.status())) await last.reception.settle(LAST_MOMENTS);
      running = undefined;
      await last?.process.stop();
      await last?.reception.stop(LAST_MOMENTS);
      board.tell({ state: 'stopped' });
      handlers = undefined;
    },
    status: board.status,
    send,
    processId: () => running?.process.pid(),
  };
}

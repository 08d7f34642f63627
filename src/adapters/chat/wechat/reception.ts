import type { MessageId } from '../../../domain/base/ids.ts';
import type { ChannelHandlers } from '../../../ports/chat-channel.ts';
import { createDurableInbox } from './durable-inbox.ts';
import type { FromProcess } from './process-messages.ts';
import type { StatusBoard } from './status-board.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** Something the log should know of: ids, counts and faults, never words, names or the token. */
export interface WeChatNote {
  readonly what: 'process fell' | 'message unreadable' | 'picture missing' | 'message lost' | 'cannot keep';
  readonly why: string;
}

/** What the WeChat process hears is made durable here, or held until it can be. */
export interface Reception {
  hear(message: FromProcess): void;
  /** Messages that are known of and whose content has not come yet: the next process has to fetch them. */
  unread(): readonly MessageId[];
  /** Resolves once everything known of has come and is kept, or `ms` are over. */
  settle(ms: number): Promise<void>;
  /** Keeps what is there, then tries no more. */
  stop(ms: number): Promise<void>;
}

export interface ReceptionOptions {
  readonly to: ChannelHandlers;
  readonly board: Pick<StatusBoard, 'trouble'>;
  readonly timings: WeChatTimings;
  readonly capacity?: number;
  note(note: WeChatNote): void;
}

export function createReception({ to, board, timings, capacity, note }: ReceptionOptions): Reception {
  const unread = new Set<MessageId>();
  let unreadable = 0;
  let lost = 0;

  const inbox = createDurableInbox({
    timings,
    ...(capacity === undefined ? {} : { capacity }),
    failing(failing, error) {
      if (failing) note({ what: 'cannot keep', why: error instanceof Error ? error.message : String(error) });
      board.trouble(
        'keeping',
        failing
          ? `收到的消息暂时存不进数据库，${inbox.size()} 条先留在内存里，正在重试；请检查数据库，此时不要重启`
          : undefined,
      );
    },
  });

  function put(what: string, keep: () => Promise<void>): void {
    if (inbox.put(keep)) return;
    lost += 1;
    note({ what: 'message lost', why: what });
    board.trouble('lost', `数据库长时间不可用，内存已满，已有 ${lost} 条消息没能留住，请到微信里查看`);
  }

  function message({ message, picture }: Extract<FromProcess, { type: 'message' }>): void {
    unread.delete(message.id);
    const { direct, ...rest } = message;
    let bytes = picture;
    let media: string | undefined;
    put(message.id, async () => {
      // The picture is kept once, however often the message has to be tried.
      if (bytes) media = await to.picture(bytes);
      bytes = undefined;
      await to.message({
        channel: 'wechat',
        ...rest,
        ...(direct ? { direct } : {}),
        ...(media === undefined ? {} : { media }),
      });
    });
  }

  function cannotRead({ id, why }: Extract<FromProcess, { type: 'unreadable' }>): void {
    unread.delete(id);
    unreadable += 1;
    note({ what: 'message unreadable', why: `${id}: ${why}` });
    board.trouble('reading', `有 ${unreadable} 条微信消息取不到内容，请到微信里查看`);
  }

  return {
    hear(heard) {
      switch (heard.type) {
        case 'noticed':
          unread.add(heard.id);
          break;
        case 'message':
          message(heard);
          break;
        case 'echo':
          unread.delete(heard.echo.id);
          put(heard.echo.id, () => to.echo({ channel: 'wechat', ...heard.echo }));
          break;
        case 'group':
          put(`${heard.event.event} of ${heard.event.groupKey}`, () => to.group({ channel: 'wechat', ...heard.event }));
          break;
        case 'unreadable':
          cannotRead(heard);
          break;
        case 'no-picture':
          note({ what: 'picture missing', why: `${heard.id}: ${heard.why}` });
          break;
      }
    },
    unread: () => [...unread],
    async settle(ms) {
      const until = performance.now() + ms;
      while (unread.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async stop(ms) {
      await inbox.drain(ms);
      if (inbox.size() > 0) note({ what: 'message lost', why: `${inbox.size()} could not be kept before the end` });
    },
  };
}

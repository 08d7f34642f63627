import type { Outgoing, SendResult } from '../../../ports/chat-channel.ts';
import { RIGHT_GONE } from '../right-gone.ts';
import { createShownPictures } from '../shown-pictures.ts';
import { type ComposedText, composeText, namesNeeded } from './compose-text.ts';
import type { SendFault } from './grpc-fault.ts';
import type { Answer, Call } from './process-messages.ts';
import type { ProcessSupervisor, Unanswered } from './process-supervisor.ts';
import type { WeChatTimings } from './wechat-timings.ts';

export type Send = (outgoing: Outgoing, mayStill?: () => boolean) => Promise<SendResult>;

export interface SenderOptions {
  readonly process: Pick<ProcessSupervisor, 'call'>;
  readonly timings: WeChatTimings;
}

/** Before a message that did not get through is tried again: a little, or as long as WeChat wants quiet. */
const SOON = 3_000;
const QUIET = 60_000;
/** How much longer than the call itself its answer may take to come over from the process. */
const GRACE = 5_000;

const WHY = {
  offline: '微信没有连上，等连上后再发',
  late: '微信没有及时答复，不知道发出没有',
  gone: '发送途中微信进程退出，不知道发出没有',
  uncertain: '发送途中与微信网关的连接中断或超时，不知道发出没有',
  throttled: '微信提示发送太频繁，稍后再发',
  rejected: '微信拒绝了这条消息',
  unreachable: '微信网关现在发不了这条消息',
} as const;
const OFFLINE: SendResult = { outcome: 'retry', afterMs: SOON, why: WHY.offline };

export function createSender({ process, timings }: SenderOptions): Send {
  const pictures = createShownPictures();

  /** Hands one thing over, if it still may. */
  async function hand(call: Call, within: number, mayStill: () => boolean): Promise<SendResult> {
    if (!mayStill()) return { outcome: 'retry', afterMs: SOON, why: RIGHT_GONE };
    return resultOf(await process.call(call, within + GRACE));
  }

  /** The words for a group, with those who are meant; somebody who is written to alone need not be called. */
  async function compose({ to, mentions, text }: Outgoing): Promise<ComposedText> {
    if (!('groupKey' in to)) return { text, mentions: [] };
    const ids = namesNeeded({ mentions });
    if (ids.length === 0) return composeText({ mentions, text }, {});
    const answer = await process.call({ op: 'names', room: to.groupKey, ids }, timings.lookup + GRACE);
    const names = typeof answer === 'object' && answer.outcome === 'names' ? answer.names : {};
    return composeText({ mentions, text }, names);
  }

  return async (outgoing, mayStill = () => true) => {
    const to = 'groupKey' in outgoing.to ? outgoing.to.groupKey : outgoing.to.account;
    const { image, key } = outgoing;
    if (image) {
      const { name, bytes } = image;
      return pictures.once(key, () => hand({ op: 'picture', to, name, bytes }, timings.sendPicture, mayStill));
    }
    const { text, mentions } = await compose(outgoing);
    return hand({ op: 'text', to, text, mentions }, timings.sendText, mayStill);
  };
}

function resultOf(answer: Answer | Unanswered): SendResult {
  if (answer === 'absent') return OFFLINE;
  if (answer === 'gone' || answer === 'late') return { outcome: 'uncertain', why: WHY[answer] };
  if (answer.outcome === 'absent') return OFFLINE;
  if (answer.outcome === 'sent') return { outcome: 'sent', platformId: answer.id };
  if (answer.outcome === 'names') return { outcome: 'uncertain', why: WHY.uncertain };
  return ofFault(answer.outcome, answer.detail);
}

function ofFault(fault: SendFault, detail: string): SendResult {
  switch (fault) {
    case 'unreachable':
      // Not a mere wait: what the gateway goes on saying of this one message has to come to an end.
      return { outcome: 'failed', code: 'unreachable', why: withDetail(WHY.unreachable, detail) };
    case 'throttled':
      return { outcome: 'retry', afterMs: QUIET, why: WHY.throttled };
    case 'uncertain':
      return { outcome: 'uncertain', why: WHY.uncertain };
    case 'rejected':
      return { outcome: 'failed', code: 'rejected', why: withDetail(WHY.rejected, detail) };
  }
}

const withDetail = (why: string, detail: string): string => (detail ? `${why}：${detail}` : why);

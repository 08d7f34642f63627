import type { SendResult } from '../../../ports/chat-channel.ts';
import { RIGHT_GONE } from '../right-gone.ts';
import type { RefusalKind } from './failure-table.ts';
import type { Attempt } from './robot-api.ts';

const ASK_AGAIN = 5_000;
/** What passes, or what somebody can mend: a post must not be lost because a box was not ticked in time. */
const WAITS: readonly RefusalKind[] = ['wait', 'quota', 'token', 'permission'];

/** What an attempt means for the outbox. */
export function resultOf(attempt: Attempt): SendResult {
  switch (attempt.is) {
    case 'taken':
      return delivered(attempt.answer);
    case 'unclear':
      return { outcome: 'uncertain', why: attempt.why };
    case 'unreachable':
      return { outcome: 'failed', code: 'unreachable', why: `连不上钉钉：${attempt.why}` };
    case 'notOurs':
      return { outcome: 'retry', afterMs: ASK_AGAIN, why: RIGHT_GONE };
    case 'noToken':
      return attempt.trouble.kind === 'unreachable'
        ? { outcome: 'failed', code: 'unreachable', why: `取不到访问令牌：${attempt.trouble.why}` }
        : { outcome: 'retry', afterMs: attempt.trouble.afterMs, why: `取不到访问令牌：${attempt.trouble.why}` };
    case 'refused': {
      const { kind, why, afterMs } = attempt.refusal;
      return WAITS.includes(kind) ? { outcome: 'retry', afterMs, why } : { outcome: 'failed', code: 'rejected', why };
    }
  }
}

/** One-to-one messages are answered for each receiver: ours may be the one that was not reached. */
function delivered(answer: Readonly<Record<string, unknown>>): SendResult {
  if (isFilled(answer['invalidStaffIdList'])) {
    return { outcome: 'failed', code: 'rejected', why: '企业里没有这个人，或者他不在应用的可见范围内' };
  }
  if (isFilled(answer['flowControlledStaffIdList'])) {
    return { outcome: 'retry', afterMs: 60_000, why: '给这个人发得太快，被钉钉限流' };
  }
  if (isFilled(answer['filteredStaffIdList'])) {
    return { outcome: 'failed', code: 'rejected', why: '这个人不接收机器人的消息' };
  }
  const key = answer['processQueryKey'];
  return { outcome: 'sent', platformId: typeof key === 'string' && key !== '' ? key : null };
}

const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

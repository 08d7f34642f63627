import type { AccountId } from '../../../domain/base/ids.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { calledByName } from './called-by-name.ts';
import { contentOf } from './decode-content.ts';
import type { HeardEcho, HeardMessage, RawMessage } from './heard-message.ts';

/** Who we are, as far as messages show it. */
export interface Self {
  readonly id: AccountId;
  /** What the group calls us: looked at only where a puppet says nothing of mentions. */
  readonly names: readonly string[];
}

/** Before this many, a timestamp counts seconds. */
const MILLISECONDS_FROM = 100_000_000_000;

/** WeChat's own accounts: what they say is nobody's words. Official accounts begin with `gh_`. */
const PLATFORM = /^(gh_|(weixin|newsapp|fmessage|medianote|floatbottle|filehelper|notifymessage|qqmail|tmessage)$)/;

export const isOwn = ({ talkerId }: RawMessage, self: AccountId): boolean => talkerId === self;

/** Whether it takes our names to know if we were meant: the puppet named nobody, yet somebody is addressed. */
export const needsNames = ({ roomId, mentionIds, text }: RawMessage): boolean =>
  roomId !== '' && mentionIds.length === 0 && text.includes('@');

export function decodeMessage(message: RawMessage, self: Self, now: Moment): HeardMessage {
  const content = contentOf(message);
  const direct = message.roomId === '';
  const platform = message.talkerId === '' || PLATFORM.test(message.talkerId);
  return {
    id: message.id,
    groupKey: direct ? message.talkerId : message.roomId,
    direct,
    // A group's notices have no speaker; their group stands for one.
    from: message.talkerId || message.roomId,
    sentAt: momentOf(message.timestamp, now),
    mentionsBot: !platform && (direct || mentions(message, content.text, self)),
    ...content,
    ...(platform && content.kind !== 'recall' ? { kind: 'system' } : {}),
  };
}

export function decodeEcho(message: RawMessage, now: Moment): HeardEcho {
  const content = contentOf(message);
  return {
    id: message.id,
    to: message.roomId === '' ? { account: message.listenerId } : { groupKey: message.roomId },
    sentAt: momentOf(message.timestamp, now),
    text: content.kind === 'text' ? content.text : '',
  };
}

/** By id wherever the puppet gives ids: names change, and two people may bear the same. */
function mentions({ mentionIds }: RawMessage, text: string, self: Self): boolean {
  if (mentionIds.length > 0) return mentionIds.includes(self.id);
  return self.names.some((name) => calledByName(text, name));
}

function momentOf(timestamp: number, now: Moment): Moment {
  if (!Number.isFinite(timestamp) || timestamp <= 0) return now;
  return timestamp < MILLISECONDS_FROM ? Math.round(timestamp * 1_000) : Math.round(timestamp);
}

import type { Moment } from '../../../domain/time/moment.ts';
import type { Delivered } from '../../../ports/chat-channel.ts';
import { shortened } from '../shortened.ts';
import { withoutKnownCall, withoutRobotCall } from './robot-call.ts';
import { type QuotedPart, type RichPart, RobotMessage } from './robot-message.ts';

/** A message as the service takes it, with the codes its pictures can be fetched by. */
export interface Decoded {
  readonly delivered: Delivered;
  readonly pictures: readonly string[];
  /** Where the conversation may be answered for a while. */
  readonly session: { readonly key: string; readonly url: string; readonly expiresAt: Moment } | undefined;
}

export interface Arrival {
  readonly now: Moment;
  /** Stands for the message's own id where it has none. */
  readonly frameId: string | number;
  /** What the robot is called in the groups; a call glued to the words is known by it. */
  readonly botNames: readonly string[];
}

const DIRECT = '1';

/** The message in a callback's data; a text where it is none, saying which part is wrong. */
export function decodeMessage(data: unknown, { now, frameId, botNames }: Arrival): Decoded | string {
  const parsed = RobotMessage.safeParse(data);
  if (!parsed.success)
    return parsed.error.issues.map(({ path }) => path.join('.') || 'sender, or all of it').join(', ');
  const message = parsed.data;
  const id = message.msgId ?? `${frameId}`;
  if (id === '') return 'msgId';
  const direct = message.conversationType === DIRECT;
  const from = message.senderStaffId || message.senderId || '';
  const { kind, text, pictures } = contentOf(message, botNames);
  const replyTo = quoted(message);
  const quotedText = quotedWords(message);
  return {
    delivered: {
      channel: 'dingtalk',
      groupKey: message.conversationId,
      id,
      from,
      sentAt: plausible(message.createAt, now),
      kind,
      text,
      // In a group nothing else reaches the robot, and who writes to it alone means it as well.
      mentionsBot: true,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(quotedText === '' ? {} : { quotedText }),
      ...(direct ? { direct } : {}),
    },
    pictures,
    session: sessionOf(message, direct ? from : message.conversationId),
  };
}

const AHEAD = 10 * 60_000;
const BEHIND = 7 * 24 * 3_600_000;

/** Deadlines count from this moment and tickets are numbered by its day: one that cannot be is worse than that of arrival. */
const plausible = (at: Moment | undefined, now: Moment): Moment =>
  at === undefined || at > now + AHEAD || at < now - BEHIND ? now : at;

type Content = Pick<Delivered, 'kind' | 'text'> & Pick<Decoded, 'pictures'>;

function contentOf(message: RobotMessage, botNames: readonly string[]): Content {
  const { content } = message;
  switch (message.msgtype) {
    case 'richText':
      return richContent(message, botNames);
    case 'picture':
      return { kind: 'image', text: '', pictures: codesIn([content ?? {}]) };
    case 'audio':
      return { kind: 'voice', text: (content?.recognition ?? '').trim(), pictures: [] };
    default:
      return plainContent(message, botNames);
  }
}

function richContent(message: RobotMessage, botNames: readonly string[]): Content {
  const parts = message.content?.richText ?? [];
  const text = withoutCall(message, parts.map(wordsOf).join(''), botNames);
  return { kind: text === '' ? 'image' : 'text', text, pictures: codesIn(parts) };
}

/** Somebody called is no word of the speaker, but the words around must not grow together. */
const wordsOf = ({ type, text = '' }: RichPart): string => (type?.toLowerCase() === 'at' ? ' ' : text);

/**
 * A text; or a video, a file, or something newer than this code: like a picture that could not be kept. That joins what its sender reports
 * and opens nothing by itself; as `text` its file name would be read as words, as `system` it would be lost. Words beside it are kept.
 */
function plainContent(message: RobotMessage, botNames: readonly string[]): Content {
  const text = withoutCall(message, message.text?.content ?? '', botNames);
  return { kind: text === '' && message.msgtype !== 'text' ? 'image' : 'text', text, pictures: [] };
}

const codesIn = (
  parts: readonly { readonly downloadCode?: string | undefined; readonly pictureDownloadCode?: string | undefined }[],
): readonly string[] => [
  ...new Set(parts.map((part) => part.downloadCode || part.pictureDownloadCode).filter((code) => code !== undefined)),
];

/** Where somebody else was called as well, a call of no known robot may be of that person: it stays. */
function withoutCall(message: RobotMessage, text: string, botNames: readonly string[]): string {
  const { atUsers = [], chatbotUserId } = message;
  const others = atUsers.some(({ dingtalkId }) => dingtalkId !== undefined && dingtalkId !== chatbotUserId);
  return others ? withoutKnownCall(text, botNames) : withoutRobotCall(text, botNames);
}

/** What a message answers to. Of our own posts the outbox knows the key, not the message's id. */
const quoted = ({ originalProcessQueryKey, originalMsgId, text, content }: RobotMessage): string | undefined =>
  originalProcessQueryKey ?? text?.repliedMsg?.msgId ?? content?.repliedMsg?.msgId ?? originalMsgId;

/** They tell what is meant where nobody knows the id: a post of ours that went by a webhook has none. */
function quotedWords({ text, content }: RobotMessage): string {
  const words = (text?.repliedMsg ?? content?.repliedMsg)?.content;
  const said = typeof words === 'string' ? words : (words?.text ?? words?.richText?.map(quotedPart).join('') ?? '');
  return shortened(said);
}

const quotedPart = ({ text, content }: QuotedPart): string => text ?? content ?? '';

function sessionOf(message: RobotMessage, key: string): Decoded['session'] {
  const { sessionWebhook: url, sessionWebhookExpiredTime: expiresAt } = message;
  return url === undefined || expiresAt === undefined ? undefined : { key, url, expiresAt };
}

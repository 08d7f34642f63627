import type { AccountId } from '../../../domain/base/ids.ts';
import type { Outgoing } from '../../../ports/chat-channel.ts';

/** U+2005 ends a mention in WeChat’s own apps; a plain space serves everywhere. */
const MENTION_END = ' ';
/** For a resident whose name could not be had: the mention itself still rings. */
const SOMEBODY = '住户';

export interface ComposedText {
  readonly text: string;
  /** Who is really mentioned, by id. */
  readonly mentions: readonly AccountId[];
}

/** Whose names the platform has to tell before the words can be written. */
export const namesNeeded = ({ mentions }: Pick<Outgoing, 'mentions'>): readonly AccountId[] =>
  mentions.filter(({ name }) => name === null).flatMap(({ account }) => account ?? []);

/**
 * The words with those who are meant in front: WeChat shows a mention only where the text says it. Staff are called what the office calls
 * them; somebody without an account cannot be reached, and everybody shall see that.
 */
export function composeText(
  outgoing: Pick<Outgoing, 'mentions' | 'text'>,
  names: Readonly<Record<AccountId, string>>,
): ComposedText {
  const called = outgoing.mentions.map(({ account, name }) =>
    account === null
      ? `@${name ?? SOMEBODY}（未绑定微信号）${MENTION_END}`
      : `@${oneLine(name ?? names[account] ?? SOMEBODY)}${MENTION_END}`,
  );
  const head = called.join('');
  return {
    text: head === '' ? outgoing.text : `${head.trimEnd()}\n${outgoing.text}`,
    mentions: outgoing.mentions.flatMap(({ account }) => account ?? []),
  };
}

/** Names in groups hold whatever their owners like; a line break would tear the mention. */
const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim() || SOMEBODY;

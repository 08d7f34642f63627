import type { AccountId } from '../../../domain/base/ids.ts';
import type { Outgoing } from '../../../ports/chat-channel.ts';
import { markUnbound } from '../unbound-call.ts';
import { calledByName } from './called-by-name.ts';

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
 * The words with those who are meant in front, unless the words call them already: WeChat shows a mention only where the text says it. Staff
 * are called what the office calls them; somebody without an account is marked as such.
 */
export function composeText(
  outgoing: Pick<Outgoing, 'mentions' | 'text'>,
  names: Readonly<Record<AccountId, string>>,
): ComposedText {
  const { mentions } = outgoing;
  const { inFront, text } = markUnbound(outgoing, '微信');
  const called = mentions.flatMap(({ account, name }) => {
    if (account === null) return [];
    const said = oneLine(name ?? names[account] ?? SOMEBODY);
    return calledByName(text, said) ? [] : `@${said}`;
  });
  const calls = [...called, ...inFront];
  return {
    text: calls.length === 0 ? text : `${calls.join(' ')}\n${text}`,
    mentions: mentions.flatMap(({ account }) => account ?? []),
  };
}

/** Names in groups hold whatever their owners like; a line break would tear the mention. */
const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim() || SOMEBODY;

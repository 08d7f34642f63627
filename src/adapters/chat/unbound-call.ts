import type { Outgoing } from '../../ports/chat-channel.ts';

type Words = Pick<Outgoing, 'mentions' | 'text'>;

export interface MarkedWords {
  /** `@name（未绑定…）` of each whom the words do not name. */
  readonly inFront: readonly string[];
  readonly text: string;
}

const MARK = '（未绑定';
const SOMEBODY = '有关人员';

/**
 * Whoever has no account on the platform cannot be called there: the group sees that, so that somebody binds him. The mark stands once for
 * each, where the words name him: most posts come with it. `what` he lacks is the platform's name.
 */
export function markUnbound({ mentions, text }: Words, what: string): MarkedWords {
  const inFront = new Set<string>();
  let marked = text;
  for (const { account, name } of mentions) {
    if (account !== null) continue;
    const call = `@${name ?? SOMEBODY}${MARK}${what}）`;
    if (name === null) inFront.add(call);
    else if (marked.includes(`@${name}${MARK}`)) continue;
    else if (marked.search(bareCall(name)) < 0) inFront.add(call);
    // By a function: a name may hold `$&`, which would mean something in a text to put in.
    else marked = marked.replace(bareCall(name), () => call);
  }
  return { inFront: [...inFront], text: marked };
}

/** `@name` of just this name, not marked as unbound: that of 王科 must not be found in 王科长. */
export const bareCall = (name: string): RegExp => new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}]|${MARK})`, 'gu');
const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

import { fold, type Piece, slice, trimmed } from './fold.ts';

export interface Addressed {
  /** What is said, without the address. */
  readonly words: Piece;
  /** The bot was spoken to by name or by the platform's @. */
  readonly toBot: boolean;
  /** It begins with an @ of somebody else: colleagues are talking. */
  readonly toOther: boolean;
}

/** Takes the bot's name off, in any form: `@小邻`, `＠小邻:`, `小邻，`, in front or behind. */
export function addressed(said: Piece, botNames: readonly string[], mentionsBot: boolean): Addressed {
  const names = botNames
    .map((name) => fold(name.trim()))
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  let words = trimmed(said);
  let toBot = mentionsBot;
  for (let turn = 0; turn < 3; turn += 1) {
    const length = nameInFront(words.folded, names);
    if (length === 0) break;
    words = trimmed(slice(words, length));
    toBot = true;
  }
  const behind = names.find((name) => words.folded.endsWith(`@${name}`));
  if (behind !== undefined) {
    words = slice(words, 0, words.folded.length - behind.length - 1);
    toBot = true;
  }
  const other = /^@[^\s,，:：]{1,30}(?:[\s,，:：]+|$)/u.exec(words.folded);
  if (!other) return { words, toBot, toOther: words.folded.startsWith('@') };
  return toBot && mentionsBot && !hadName(said, names)
    ? { words: trimmed(slice(words, other[0].length)), toBot, toOther: false }
    : { words, toBot, toOther: true };
}

/** Characters that make another word of the bot's name: 小邻居. */
const LONGER_WORD = /^[居里舍家近]/u;

/** Length of the bot's name at the front, with or without @. */
function nameInFront(folded: string, names: readonly string[]): number {
  for (const name of names) {
    if (folded.startsWith(`@${name}`)) return name.length + 1;
    if (folded.startsWith(name) && !LONGER_WORD.test(folded.charAt(name.length))) return name.length;
  }
  return 0;
}

/** The platform says that the bot is meant, but shows a name the office does not know: a nickname in this group. */
const hadName = (said: Piece, names: readonly string[]): boolean => names.some((name) => said.folded.includes(name));

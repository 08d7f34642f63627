import { addressed } from './addressing.ts';
import { pieceOf } from './fold.ts';

const CODE = /^(?:我?的?(?:绑定码|绑定|验证码|码))?(?:就?是)?[\s:：,，]{0,3}(\d{3})\s?(\d{3})[\s。.!！]{0,3}$/u;

/** Six digits and nothing else: a code by which an account may be bound. In any width, with or without the bot's name. */
export function sixDigitsIn(text: string, botNames: readonly string[]): string | undefined {
  if (text.length > 60) return undefined;
  const { words } = addressed(pieceOf(text), botNames, false);
  const found = CODE.exec(words.folded);
  return found ? `${found[1]}${found[2]}` : undefined;
}

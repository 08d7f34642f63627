/** Spelling folded for reading commands, place for place, so that what follows a command can be taken from the original words. */
import { normalise } from '../complaint/normalise.ts';

/** Traditional characters of command words the general table does not know. */
const MORE = '繫系準准駁驳異异掛挂併并訪访覆复帳账閱阅試试運运';
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: MORE.length / 2 }, (_, i) => [MORE.charAt(2 * i), MORE.charAt(2 * i + 1)] as const),
);
const INVISIBLE = /\p{Cf}|\ufe0f|(?![\t\n\r])\p{Cc}/gu;
const DASHES = '‐‑‒–—―−－﹣─ー~～';

/** Marks nobody sees, and broken halves of characters, taken away. */
const visible = (text: string): string => text.toWellFormed().replace(INVISIBLE, '');

/** Same length as `text`: full-width to half-width, traditional to simplified, lower case, every dash a hyphen. */
export function fold(text: string): string {
  const out: string[] = [];
  for (let at = 0; at < text.length; at += 1) out.push(foldUnit(text.charAt(at)));
  return out.join('');
}

function foldUnit(unit: string): string {
  if (unit < '\u0080') return unit.toLowerCase();
  if (DASHES.includes(unit)) return '-';
  const simple = SIMPLE.get(unit);
  if (simple !== undefined) return simple;
  const folded = normalise(unit);
  return folded.length === 1 ? folded : unit;
}

/** A piece of what was said: the original words and their folded spelling side by side. */
export interface Piece {
  readonly raw: string;
  readonly folded: string;
}

export const pieceOf = (text: string): Piece => {
  const raw = visible(text);
  return { raw, folded: fold(raw) };
};

export const slice = (piece: Piece, from: number, to?: number): Piece => ({
  raw: piece.raw.slice(from, to),
  folded: piece.folded.slice(from, to),
});

const LEADING = /^[\s,，:：;；、。.!！-]+/u;

/** Without the blanks and marks that only separate. */
export function trimmed(piece: Piece): Piece {
  const start = LEADING.exec(piece.folded)?.[0].length ?? 0;
  const rest = slice(piece, start);
  return slice(rest, 0, rest.raw.trimEnd().length);
}

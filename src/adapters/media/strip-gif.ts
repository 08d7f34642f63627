import { KeptParts } from './kept-parts.ts';

const HEAD = 13;
const TRAILER = 0x3b;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const CONTROL = 0xf9;
const APPLICATION = 0xff;

/** How often an animation is repeated, and the colour profile: the programs' own data that a viewer needs. */
const SHOWN_APPLICATIONS: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/** Only images, their timing and the repetition; comments, XMP and what other programs wrote go, and all behind the end. */
export function strippedGif(bytes: Buffer): Uint8Array {
  const start = HEAD + tableLength(bytes[HEAD - 3]);
  const kept = new KeptParts(bytes);
  kept.keep(0, start);
  let at = start;
  while (at < bytes.length) {
    const mark = bytes[at];
    if (mark === TRAILER) kept.keep(at, at + 1);
    if (mark !== IMAGE && mark !== EXTENSION) break;
    const end = mark === IMAGE ? endOfImage(bytes, at) : endOfBlocks(bytes, at + 2);
    const whole = end <= bytes.length;
    // An image that was cut off shows what there is of it.
    if (mark === IMAGE || (whole && isShown(bytes, at))) kept.keep(at, end);
    at = end;
  }
  return kept.whole();
}

/** Bytes of the colour table the flags promise. */
const tableLength = (flags = 0): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

const endOfImage = (bytes: Buffer, at: number): number => endOfBlocks(bytes, at + 10 + tableLength(bytes[at + 9]) + 1);

/** Past the empty block that closes a row of blocks; beyond the end of the file where that is missing. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  return bytes.length + 1;
}

function isShown(bytes: Buffer, at: number): boolean {
  if (bytes[at + 1] === CONTROL) return true;
  if (bytes[at + 1] !== APPLICATION || bytes[at + 2] !== 11) return false;
  return SHOWN_APPLICATIONS.includes(bytes.toString('latin1', at + 3, at + 14));
}

import { KeptParts } from './kept-parts.ts';

const SIGNATURE = 8;
/** Length, name, check sum. */
const AROUND = 12;

/** What is needed to show the picture, in its colours and at its speed. Text, time, EXIF and whatever else a program wrote go. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
const PIXELS = new Set(['IDAT', 'fdAT']);

/** Only the chunks that are needed to show the picture, up to its end. */
export function strippedPng(bytes: Buffer): Uint8Array {
  const kept = new KeptParts(bytes);
  kept.keep(0, SIGNATURE);
  let at = SIGNATURE;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name)) break;
    const end = at + AROUND + bytes.readUInt32BE(at);
    // A picture that was cut off shows what there is of it.
    const whole = end <= bytes.length;
    if (SHOWN.has(name) && (whole || PIXELS.has(name))) kept.keep(at, end);
    if (name === 'IEND' || !whole) break;
    at = end;
  }
  return kept.whole();
}

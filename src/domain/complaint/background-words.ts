/**
 * How common every pair and triple of characters is in complaints anywhere: “施工扰民” stands in every tenth letter, the name of an
 * estate in none. A small table of fingerprints, from which no text can be read back.
 */
import type { Gram } from './grams.ts';

export interface Background {
  /** Letters the table was counted over. */
  readonly letters: number;
  /** Letters that hold the gram; 0 for the rare ones, which the table leaves out. */
  count(gram: Gram): number;
}

/** Knows nothing: every gram is as rare as what was seen since. */
export const NO_BACKGROUND: Background = { letters: 0, count: () => 0 };

/** Slots of two bytes, fingerprint and count; half of them stay empty. */
const SLOTS = 1 << 17;
const HEADER = 8;
const VERSION = 1;
/** Grams of fewer letters are left out: they say nothing that “rare” does not say. */
const FEWEST = 5;
/** Counts are kept as sixteenths of their logarithm. */
const STEPS = 16;

interface Mark {
  readonly slot: number;
  /** 1..255; 0 marks an empty slot. */
  readonly print: number;
}

function markOf(gram: Gram): Mark {
  const high = Math.floor(gram / 0x1_0000_0000);
  let hash = Math.imul((gram >>> 0) ^ 0x9e37_79b9, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ Math.imul(high + 1, 0xc2b2_ae35), 0x27d4_eb2f);
  hash = (hash ^ (hash >>> 15)) >>> 0;
  return { slot: hash & (SLOTS - 1), print: ((hash >>> 17) % 255) + 1 };
}

/** `bytes` as {@link encodeBackground} wrote them; throws where they are not. */
export function decodeBackground(bytes: Uint8Array): Background {
  if (bytes.length !== HEADER + 2 * SLOTS || bytes[0] !== VERSION)
    throw new Error('the table of common words is of another version');
  const letters = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  return { letters, count: (gram) => stepsToCount(lookUp(bytes, markOf(gram))) };
}

function lookUp(bytes: Uint8Array, { slot, print }: Mark): number {
  for (let at = slot; ; at = (at + 1) & (SLOTS - 1)) {
    const found = bytes[HEADER + 2 * at];
    if (found === 0 || found === undefined) return 0;
    if (found === print) return bytes[HEADER + 2 * at + 1] ?? 0;
  }
}

const stepsToCount = (steps: number): number => (steps === 0 ? 0 : Math.round(2 ** (steps / STEPS)) - 1);
const countToSteps = (count: number): number => Math.min(255, Math.round(Math.log2(1 + count) * STEPS));

/** The file form. The same counts give the same bytes. */
export function encodeBackground(letters: number, counts: ReadonlyMap<Gram, number>): Uint8Array {
  const bytes = new Uint8Array(HEADER + 2 * SLOTS);
  bytes[0] = VERSION;
  new DataView(bytes.buffer).setUint32(4, letters);
  const kept = [...counts].filter(([, count]) => count >= FEWEST).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [gram, count] of kept.slice(0, Math.floor(SLOTS * 0.6))) put(bytes, markOf(gram), countToSteps(count));
  return bytes;
}

/** Two grams of one mark share the greater count, which comes first. */
function put(bytes: Uint8Array, { slot, print }: Mark, steps: number): void {
  for (let at = slot; ; at = (at + 1) & (SLOTS - 1)) {
    const found = bytes[HEADER + 2 * at];
    if (found === print) return;
    if (found !== 0) continue;
    bytes[HEADER + 2 * at] = print;
    bytes[HEADER + 2 * at + 1] = steps;
    return;
  }
}

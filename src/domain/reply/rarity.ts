/** How common a pair of characters is among letters to Chinese offices: the background every likeness is measured against. */
import { LETTERS, RARITY_TABLE } from './rarity-table.ts';

/** Slots of the table; a power of two. */
export const SLOTS = 1 << 16;
/** A slot’s step s stands for 2^s − 1 letters: 4 bits reach past 32,000. */
export const stepOf = (letters: number): number => Math.min(15, Math.round(Math.log2(1 + letters)));

/** The slot of a pair: FNV-1a over its two UTF-16 units, finished so that near characters part. */
export function slotOf(pair: string): number {
  let hash = 2166136261;
  for (let at = 0; at < pair.length; at += 1) hash = Math.imul(hash ^ pair.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) & (SLOTS - 1);
}

/** Two slots a byte, the even one low; base64. */
const table: Uint8Array = Uint8Array.from(atob(RARITY_TABLE), (unit) => unit.charCodeAt(0));

/** Share of letters that hold the pair, 0 < share < 1; a pair never seen counts as half a letter. */
function shareOf(pair: string): number {
  const slot = slotOf(pair);
  const step = ((table[slot >> 1] ?? 0) >> ((slot & 1) * 4)) & 15;
  return (2 ** step - 0.5) / (LETTERS + 1);
}

/** Weight of a pair, 0..1: 1 for one nobody else uses. */
export const rarityOf = (pair: string): number => Math.log(shareOf(pair)) / Math.log(0.5 / (LETTERS + 1));

import { characterPairs } from '../../src/domain/reply/character-pairs.ts';
import { plain } from '../../src/domain/reply/formula.ts';
import { SLOTS, slotOf, stepOf } from '../../src/domain/reply/rarity.ts';

/** Letters per slot, packed two steps a byte. Of the pairs that share a slot the commonest counts: a rare pair is never made rarer. */
export function rarityTable(letters: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const letter of letters)
    for (const pair of characterPairs(plain(letter))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const most = new Uint32Array(SLOTS);
  for (const [pair, count] of counts) {
    const slot = slotOf(pair);
    most[slot] = Math.max(most[slot] ?? 0, count);
  }
  const bytes = new Uint8Array(SLOTS / 2);
  for (const [slot, count] of most.entries())
    bytes[slot >> 1] = (bytes[slot >> 1] ?? 0) | (stepOf(count) << ((slot & 1) * 4));
  return Buffer.from(bytes).toString('base64');
}

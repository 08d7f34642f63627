/** How much a run of characters tells by being rare: inverse document frequency, kept in one byte a place. */
import type { GramSpace, Grams } from './grams.ts';

/** One step of the byte; the rarest run of a million texts still fits. */
const STEP = 16;

export const rarityOf = (code: number): number => code / STEP;

/** ln((1 + texts) / (1 + texts that hold it)) + 1, rounded to its byte. */
export function learnRarity(texts: readonly Grams[], space: GramSpace): Uint8Array {
  const holding = new Int32Array(1 << space.bits);
  for (const { places } of texts) for (const place of places) holding[place] = (holding[place] as number) + 1;
  return Uint8Array.from(holding, (count) =>
    Math.min(255, Math.round(STEP * (Math.log((1 + texts.length) / (1 + count)) + 1))),
  );
}

/** 1 + ln(count) for every count that occurs. */
const FREQUENCY = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** The weight of each run in its text: how often, times how rare; not yet brought to length one. */
export const strength = (count: number, code: number): number => (FREQUENCY[count] as number) * rarityOf(code);

/** Length of a text's vector, so that long and short texts weigh alike. */
export function lengthOf(grams: Grams, rarity: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < grams.places.length; i += 1) {
    const value = strength(grams.counts[i] as number, rarity[grams.places[i] as number] as number);
    sum += value * value;
  }
  return Math.sqrt(sum);
}

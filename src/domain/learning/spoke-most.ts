/** Why a model decided as it did: the runs of characters that added most to the margin, long enough to be read. */
import { type Grams, placeOf } from './grams.ts';
import type { LinearModel } from './linear-model.ts';
import { lengthOf, rarityOf } from './rarity.ts';

/** A run of characters and what it added to the margin. */
export interface Spoke {
  readonly run: string;
  readonly weight: number;
}

/** How much of a text is searched for reasons: they are read by people. */
const LOOKED_AT = 200;
/** What adds less is not worth reading. */
const LEAST = 0.1;
/** A run grows over its neighbours while they add this share of what it adds. */
const GROWS_FROM = 0.4;
const LONGEST = 5;
const MOST = 2;

/** A Chinese character, a letter or a digit. */
const isReadable = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** What the run that starts at each character adds; 0 where it holds a mark or speaks against the label. */
function gains(
  { space, rarity, weights, labels, scales }: LinearModel,
  head: string,
  grams: Grams,
  label: number,
): Float64Array {
  const unit = (scales[label] as number) / (lengthOf(grams, rarity) || 1);
  return Float64Array.from({ length: Math.max(0, head.length - 1) }, (_, at) => {
    if (!isReadable(head.charCodeAt(at)) || !isReadable(head.charCodeAt(at + 1))) return 0;
    const place = placeOf(head, at, 2, space.bits);
    return Math.max(0, (weights[place * labels.length + label] as number) * rarityOf(rarity[place] as number) * unit);
  });
}

/** The strongest first, none overlapping another. `text` as `plain` leaves it; `grams` of that text. */
export function spokeMost(model: LinearModel, text: string, grams: Grams, label: number): readonly Spoke[] {
  const head = text.slice(0, LOOKED_AT);
  const left = gains(model, head, grams, label);
  const found: Spoke[] = [];
  while (found.length < MOST) {
    let best = -1;
    for (let at = 0; at < left.length; at += 1) if ((left[at] as number) > (left[best] ?? 0)) best = at;
    const peak = left[best] ?? 0;
    if (peak < LEAST) break;
    let [from, to] = [best, best + 1];
    while (to - from + 1 < LONGEST && (left[to] ?? 0) > peak * GROWS_FROM) to += 1;
    while (to - from + 1 < LONGEST && (left[from - 1] ?? 0) > peak * GROWS_FROM) from -= 1;
    const weight = left.slice(from, to).reduce((sum, gain) => sum + gain, 0);
    found.push({ run: head.slice(from, to + 1), weight });
    left.fill(0, Math.max(0, from - 1), to + 1);
  }
  return found;
}

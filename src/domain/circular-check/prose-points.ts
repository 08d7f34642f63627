/** Percentage points against the two rates they lie between: “由91.2%上升到94.5%，提高3.3个百分点”. */
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

const UP = /上升|提高|提升|增长|增加|上涨|升/u;
const DOWN = /下降|降低|减少|回落|下滑|降/u;
/** Between the earlier rate and the later one. */
const ROSE_TO = /^(?:[)）])?(?:上升|提高|提升|增长|增加|上涨|下降|降低|减少|回落|下滑|升|降)(?:到|至|为)了?$/u;
/** Between the later rate and the earlier one: “94.5%，较上月（91.2%）提高”. */
const THAN = /^[,，]?(?:比|较|同)[^,，。；;%]{0,12}[（(]?[^,，。；;%]{0,6}$/u;

export const prosePoints = (sentences: readonly Sentence[]): readonly Finding[] =>
  sentences.flatMap(({ claims }) =>
    claims.flatMap((points, at) => {
      const [one, other] = [claims[at - 2], claims[at - 1]];
      if (points.token.kind !== 'points' || !one || !other || points.token.hedged) return [];
      if (one.token.kind !== 'rate' || other.token.kind !== 'rate') return [];
      return judged(points, one, other);
    }),
  );

function judged(points: Claim, one: Claim, other: Claim): readonly Finding[] {
  const { text } = points.sentence;
  const between = text.slice(one.token.to, other.token.from);
  const words = text.slice(other.token.to, points.token.from);
  const risen = ROSE_TO.test(between) && /[由从][^,，。；;]*$/u.test(text.slice(0, one.token.from));
  const than = THAN.test(between) && /^[)）]/u.test(words);
  if ((!risen && !than) || /[比较]/u.test(words)) return [];
  const [from, to] = risen ? [one.token, other.token] : [other.token, one.token];
  const up = UP.test(words) ? true : DOWN.test(words) ? false : undefined;
  if (up === undefined) return [];
  const difference = Math.abs(to.value - from.value);
  const digits = Math.max(from.decimals, to.decimals, points.token.decimals);
  const found = { place: points.sentence.place, quote: quoteOf(points), printed: points.token.raw };
  if (difference > 0 && to.value > from.value !== up) {
    const counted = to.value > from.value ? '上升' : '下降';
    return [{ ...found, rule: 'direction', kind: 'error', counted, basis: `${from.value}%→${to.value}%` }];
  }
  const off = Math.abs(difference - points.token.value);
  if (off < 10 ** -digits / 2) return [];
  const counted = `${difference.toFixed(digits)}${points.token.unit}`;
  // Both rates are rounded: the points of the unrounded ones may differ by one in the last digit.
  const kind = off < 10 ** -digits * 1.5 ? 'question' : 'error';
  return [
    {
      ...found,
      rule: 'points',
      kind,
      counted,
      basis: `${Math.max(from.value, to.value)}-${Math.min(from.value, to.value)}`,
    },
  ];
}

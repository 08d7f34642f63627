/** Rises and falls against the count they start from. */
import type { Finding } from './finding.ts';
import { countCodeIn } from './measure-names.ts';
import { judgeRate, type Ratio } from './printed-rate.ts';
import { quoteOf, rateOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

const UP = '上升|增长|增加|提高|提升|上涨|增幅|涨幅|多了?|升';
const DOWN = '下降|减少|降低|回落|降幅|下滑|少了?|降';
const VERB = new RegExp(`(?<up>${UP})?(?<down>${DOWN})?(?:幅度|率|比例)?(?:了|为|达|到|约|约为)*\\s*$`, 'u');
const COMPARED = /同比|环比|较|相比|比上|比去|比前|与前|比\d|比第|与上|同上|去年|上月|上季|上年/u;

interface Change {
  readonly claim: Claim;
  readonly up: boolean;
}

export function proseChanges(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap((sentence) => {
    if (!COMPARED.test(sentence.text)) return [];
    const changes = sentence.claims.flatMap((claim): readonly Change[] => changeOf(claim));
    if (changes.length === 0) return [];
    return compared(sentence, changes, sentences);
  });
}

/** “增加20件”: by how much, not how many. */
export const isChange = (claim: Claim): boolean => changeOf(claim).length > 0;

function changeOf(claim: Claim): readonly Change[] {
  if (claim.token.hedged || claim.token.kind === 'points') return [];
  const match = VERB.exec(claim.sentence.text.slice(0, claim.token.from));
  if (match?.groups?.['up']) return [{ claim, up: true }];
  return match?.groups?.['down'] ? [{ claim, up: false }] : [];
}

function compared(sentence: Sentence, changes: readonly Change[], sentences: readonly Sentence[]): readonly Finding[] {
  // What another sentence of the segment says to have risen or fallen is no whole either.
  const counts = (one: Sentence): readonly Claim[] =>
    one.claims.filter(
      (claim) =>
        claim.token.kind === 'count' &&
        !isChange(claim) &&
        !claim.token.hedged &&
        !claim.wider &&
        claim.token.step === 0,
    );
  const all = sentences.filter(({ segment }) => segment === sentence.segment).flatMap(counts);
  const bases = counts(sentence).filter(({ prior }) => prior);
  const wholes = all.filter((claim) => !claim.prior && (!claim.part || isShared(claim)));
  const shared = wholes.filter(isShared);
  // In a paragraph of one topic it is that topic's count that has changed, and no other.
  const now = shared.length === 1 ? shared : wholes;
  const difference = changes.find(({ claim }) => claim.token.kind === 'count');
  return changes.flatMap((change) => {
    const pairs = pairsOf(measured(bases, change), now, change.claim.token.kind === 'rate' ? difference : undefined);
    const own = ownBase(change, changes, bases);
    const meant = pairs.map((pair) => (own && pair.of?.token === own.token ? { ...pair, sure: pair.first } : pair));
    return change.claim.token.kind === 'rate' ? rateChange(change, meant) : countChange(change, meant);
  });
}

/** “环比（3月1200件）增长5%，同比（去年4月1400件）下降10%”: of several bases the only one since the change before, which has no other. */
function ownBase({ claim }: Change, changes: readonly Change[], bases: readonly Claim[]): Claim | undefined {
  if (bases.length < 2) return undefined;
  const since = Math.max(
    0,
    ...changes.map(({ claim: { token } }) => token.to).filter((end) => end <= claim.token.from),
  );
  const between = bases.filter(({ token }) => token.from >= since && token.to <= claim.token.from);
  return between.length === 1 ? between[0] : undefined;
}

/** “收到12件，占5.00%，比上月的9件增加3件”: what is compared is a part of all, and a whole of its own. */
const isShared = ({ token, sentence, code }: Claim): boolean =>
  code === 'received' && /^[,，]占/u.test(sentence.text.slice(token.to));

/** “与上月（2件）相比，收到工单上升50%”: a base that names no measure is of the one that has risen. */
const measured = (bases: readonly Claim[], { claim: { token, sentence } }: Change): readonly Claim[] =>
  bases.map((base) => {
    const code = base.code ?? countCodeIn(sentence.text.slice(base.token.to, token.from));
    return base.code === code ? base : { ...base, code };
  });

interface Pair {
  readonly of?: Claim;
  /** The first of the counts that may be compared with this base. */
  readonly first: boolean;
  readonly now: number;
  readonly base: number;
  /** One count only could be meant. */
  readonly sure: boolean;
}

/** What may have been compared with what: counts of one measure, or the only one there is. */
function pairsOf(bases: readonly Claim[], now: readonly Claim[], difference: Change | undefined): readonly Pair[] {
  if (bases.length > 0)
    return bases.flatMap((base) => {
      const named = now.filter(({ code, token }) => code === base.code && token.unit === base.token.unit);
      const meant =
        base.code !== undefined && named.length > 0 ? named : now.filter(({ token }) => token.unit === base.token.unit);
      return meant.map(
        ({ token }): Pair => ({
          now: token.value,
          base: base.token.value,
          of: base,
          first: meant[0]?.token === token,
          sure: bases.length === 1 && meant[0]?.token === token,
        }),
      );
    });
  if (!difference) return [];
  const step = difference.claim.token.value * (difference.up ? 1 : -1);
  return now
    .filter(({ token }) => token.unit === difference.claim.token.unit && token.value - step > 0)
    .map(
      ({ token }, at): Pair => ({
        now: token.value,
        base: token.value - step,
        first: at === 0,
        sure: at === 0 && now.length === 1,
      }),
    );
}

function rateChange({ claim, up }: Change, pairs: readonly Pair[]): readonly Finding[] {
  if (pairs.some(({ base, sure }) => base === 0 && sure)) return [withoutBase(claim)];
  const judged = pairs
    .filter(({ base }) => base > 0)
    .map((pair) => {
      const ratio: Ratio = { numerator: Math.abs(pair.now - pair.base), denominator: pair.base };
      return { pair, ratio, verdict: judgeRate(claim.token, ratio) };
    });
  const fits = judged.find(({ verdict }) => verdict === 'right') ?? judged.find(({ verdict }) => verdict === 'cutOff');
  const one = fits ?? judged.find(({ pair }) => pair.sure);
  if (!one) return [];
  if (one.pair.now !== one.pair.base && one.pair.now > one.pair.base !== up) return [direction(claim, one.pair)];
  if (one.verdict === 'right') return [];
  return [rateOf(claim, one.ratio, one.verdict === 'cutOff' ? 'cutOff' : 'change')];
}

function countChange({ claim, up }: Change, pairs: readonly Pair[]): readonly Finding[] {
  const fits = pairs.find(({ now, base }) => Math.abs(now - base) === claim.token.value);
  const one = fits ?? pairs.find(({ sure }) => sure);
  if (!one) return [];
  if (one.now !== one.base && one.now > one.base !== up) return [direction(claim, one)];
  if (fits) return [];
  const counted = `${Math.abs(one.now - one.base)}${claim.token.unit}`;
  return [
    {
      rule: 'difference',
      kind: 'error',
      place: claim.sentence.place,
      quote: quoteOf(claim),
      printed: claim.token.raw,
      counted,
      basis: `${one.now}-${one.base}`,
    },
  ];
}

/** Of nought nothing rises by per cents. */
const withoutBase = (claim: Claim): Finding => ({
  ...{ rule: 'changeBase', kind: 'error', place: claim.sentence.place, quote: quoteOf(claim) },
  ...{ printed: claim.token.raw, counted: '', basis: '0' },
});

const direction = (claim: Claim, { now, base }: Pair): Finding => ({
  rule: 'direction',
  kind: 'error',
  place: claim.sentence.place,
  quote: quoteOf(claim),
  printed: claim.token.raw,
  counted: now > base ? '上升' : '下降',
  basis: `${base}→${now}`,
});

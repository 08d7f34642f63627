/** Rates of the prose against the counts beside them. */
import type { Finding } from './finding.ts';
import { type CountCode, type RateCode, type RateName, sumOf, type Terms } from './measure-names.ts';
import { judgeRate, type Ratio, rateText } from './printed-rate.ts';
import type { Claim, Sentence } from './read-prose.ts';

/** Every value the segment states for a measure; parts of others and earlier periods left out. */
function statedCounts(
  sentences: readonly Sentence[],
  { parts = false, wider = false }: { readonly parts?: boolean; readonly wider?: boolean } = {},
): ReadonlyMap<CountCode, readonly number[]> {
  const stated = new Map<CountCode, number[]>();
  for (const { code, token, part, prior, units, wider: isWider } of sentences.flatMap(({ claims }) => claims)) {
    if (!code || (part && !parts) || prior || isWider !== wider || token.hedged || token.step > 0 || units.length > 0)
      continue;
    const values = stated.get(code) ?? [];
    if (!values.includes(token.value)) stated.set(code, [...values, token.value]);
  }
  return stated;
}

export function proseRates(sentences: readonly Sentence[]): readonly Finding[] {
  return [...Map.groupBy(sentences, ({ segment }) => segment).values()].flatMap((segment) => {
    const stated = statedCounts(segment);
    return segment.flatMap((sentence) => {
      // What its own sentence says is meant before what others say.
      const known = new Map([...stated, ...statedCounts([sentence])]);
      return sentence.claims.flatMap((claim) => [
        ...fractionBeside(claim),
        ...overAll(claim),
        ...named(claim, claim.wider ? statedCounts([sentence], { wider: true }) : known),
        ...byStem(claim),
      ]);
    });
  });
}

const BY_STEM: readonly RateCode[] = ['onTimeCompletionRate', 'completionRate', 'replyRate', 'adoptionRate'];

function named(claim: Claim, stated: ReadonlyMap<CountCode, readonly number[]>): readonly Finding[] {
  if (claim.token.hedged || claim.prior || claim.units.length > 0 || fractionBehind(claim)) return [];
  // “其中：《留言》收到210条，回复210条，回复率100%”: a rate may be of a part of its own sentence.
  const own = statedCounts([claim.sentence], { parts: true, wider: claim.wider });
  const isOfPart = (rate: RateName): boolean =>
    ratiosOf(rate, own).some((ratio) => judgeRate(claim.token, ratio) === 'right');
  return claim.rates.flatMap((rate) => {
    if (isOfPart(rate)) return [];
    const ratios = ratiosOf(rate, stated);
    // Received goes by many words (上报, 发现); answers asked for are counted from wholes nobody states.
    return ratios.length === 0 && BY_STEM.includes(rate.code) ? stemFinding(claim) : rateFinding(claim, ratios);
  });
}

/** All ratios the ways of a rate allow, the usual way first; `sure` where every count was stated once. */
export function ratiosOf(
  { ways }: RateName,
  stated: ReadonlyMap<CountCode, readonly number[]>,
): readonly (Ratio & { readonly sure: boolean })[] {
  return ways.flatMap(([top, bottom]) => {
    const codes = [...new Set(Object.keys({ ...top, ...bottom }))] as CountCode[];
    const choices = codes.reduce<readonly (readonly [CountCode, number][])[]>(
      (sofar, code) =>
        sofar.flatMap((one) => (stated.get(code) ?? []).map((value) => [...one, [code, value] as [CountCode, number]])),
      [[]],
    );
    return choices.slice(0, 50).flatMap((choice) => {
      const known = new Map(choice);
      const [numerator, denominator] = [sumFor(top, known), sumFor(bottom, known)];
      return denominator > 0 ? [{ numerator, denominator, sure: choices.length === 1 }] : [];
    });
  });
}

const sumFor = (terms: Terms, known: ReadonlyMap<CountCode, number>): number =>
  sumOf(terms, (code) => known.get(code)) ?? 0;

function rateFinding(claim: Claim, ratios: readonly (Ratio & { readonly sure: boolean })[]): readonly Finding[] {
  const verdicts = ratios.map((ratio) => ({ ratio, verdict: judgeRate(claim.token, ratio) }));
  if (verdicts.length === 0 || verdicts.some(({ verdict }) => verdict === 'right')) return [];
  const cut = verdicts.find(({ verdict }) => verdict === 'cutOff');
  if (cut) return [rateOf(claim, cut.ratio, 'cutOff')];
  const sure = verdicts.find(({ ratio }) => ratio.sure);
  return sure ? [rateOf(claim, sure.ratio, 'rate')] : [];
}

export function rateOf(claim: Claim, ratio: Ratio, rule: 'rate' | 'cutOff' | 'share' | 'change'): Finding {
  return {
    rule,
    kind: rule === 'cutOff' ? 'remark' : 'error',
    place: claim.sentence.place,
    quote: quoteOf(claim),
    printed: claim.token.raw,
    counted: ratio.denominator > 0 ? rateText(ratio, claim.token.decimals) : '',
    basis: `${ratio.numerator}÷${ratio.denominator}`,
  };
}

/** The words around the number, as printed: from the clause before it to the end of its own. */
export function quoteOf({ token, sentence }: Claim): string {
  const from = Math.max(0, token.from - 30);
  // The comma of 1,200 parts no clauses, nor does what stands in brackets.
  const words = sentence.printed.slice(from, token.from);
  const outside = words.replace(/[（(][^（()）]*[)）]/gu, (brackets) => '□'.repeat(brackets.length));
  const ends = [...outside.matchAll(/[，。；：:、（(]|,(?!\d{3})/gu)];
  const start = from + (ends.at(-1)?.index ?? -1) + 1;
  const behind = /^[^,，。；;（(]{0,12}/u.exec(sentence.printed.slice(token.to))?.[0] ?? '';
  return sentence.printed.slice(start, token.to + behind.length).trim();
}

/** More than all cannot have been done. */
function overAll(claim: Claim): readonly Finding[] {
  if (claim.token.value <= 100 || claim.rates.length === 0 || claim.token.hedged) return [];
  const { sentence, token } = claim;
  return [
    {
      rule: 'overAll',
      kind: 'error',
      place: sentence.place,
      quote: quoteOf(claim),
      printed: token.raw,
      counted: '',
      basis: '',
    },
  ];
}

/** “94.12%（112/119）”. */
function fractionBeside(claim: Claim): readonly Finding[] {
  const fraction = fractionBehind(claim);
  if (!fraction) return [];
  return fraction.denominator > 0 && fraction.numerator <= fraction.denominator
    ? rateFinding(claim, [{ ...fraction, sure: true }])
    : [rateOf(claim, fraction, 'rate')];
}

/** What a rate says of itself that it was formed of: stronger than any count near it. */
export function fractionBehind({ token, sentence }: Claim): Ratio | undefined {
  if (token.kind !== 'rate') return undefined;
  const match = /^[（(]\s*(\d+(?:\.\d+)?)\s*[/／÷]\s*(\d+)\s*[)）]/u.exec(sentence.text.slice(token.to));
  return match ? { numerator: Number(match[1]), denominator: Number(match[2]) } : undefined;
}

/** A rate of a name nobody defined: what carries its name over the only larger count of the sentence. */
function byStem(claim: Claim): readonly Finding[] {
  const { token } = claim;
  if (token.kind !== 'rate' || token.hedged || claim.rates.length > 0 || claim.prior || claim.units.length > 0)
    return [];
  return stemFinding(claim);
}

/** “按时办结114件” is not what 办结率 is counted from. */
const isNamedBy = (stem: string, words: string): boolean =>
  words.includes(stem) && (stem.length > 2 || !/按时|按期|如期|及时|逾期|超期|超时|未/u.test(words));

function stemFinding(claim: Claim): readonly Finding[] {
  const { token, sentence } = claim;
  const stem = /((?:按期|按时|如期|及时)?[\u4e00-\u9fa5]{2})率(?:均|为|达|是|达到|分别)*$/u.exec(claim.before)?.[1];
  if (!stem || stem === '响应') return [];
  const counts = sentence.claims.filter(
    (one) => one.token.kind === 'count' && one.token.to <= token.from && !one.token.hedged && !one.prior,
  );
  const named = counts.filter((one) => isNamedBy(stem, one.before));
  const tops = named.length > 0 ? named : counts.filter((one) => one.after.slice(0, 8).includes(stem));
  const [top] = tops;
  if (!top || tops.length > 1) return [];
  const bottoms = counts.filter(
    (one) =>
      one !== top && one.token.value > 0 && one.token.value >= top.token.value && one.token.unit === top.token.unit,
  );
  const ratios = bottoms.map((one) => ({
    numerator: top.token.value,
    denominator: one.token.value,
    sure: bottoms.length === 1,
  }));
  return rateFinding(claim, ratios);
}

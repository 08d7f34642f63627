/** Shares of the prose: each against its count and the whole, and the counts of a full list of shares against the whole. */
import type { Finding } from './finding.ts';
import { judgeRate, type Ratio } from './printed-rate.ts';
import { isChange } from './prose-changes.ts';
import { quoteOf, rateOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { shareTopic } from './topics.ts';

interface Share {
  readonly share: Claim;
  readonly count: Claim;
}

const SHARE = /占(?:比|总[^,，]{0,8}|全[^,，]{0,8}|[^,，]{0,10}的)?(?:为|约为|达)?\s*[:：]?$/u;

/** The count of a topic often stands in a sentence of its own behind the topic's name: without it nobody finds the place. */
function shareQuote({ share, count }: Share, section: readonly Sentence[]): string {
  const from = section.indexOf(count.sentence);
  const name = section[from - 1];
  const named = name?.segment === count.sentence.segment && name.claims.length === 0 && name.printed.length <= 16;
  const sentences = section.slice(named ? from - 1 : from, section.indexOf(share.sentence));
  return (
    sentences.map(({ printed }) => printed.trim()).join('') +
    (sentences.length > 0 ? share.sentence.printed.slice(0, share.token.to).trim() : quoteOf(share))
  );
}

export function proseShares(sentences: readonly Sentence[]): readonly Finding[] {
  return [...Map.groupBy(sentences, ({ section }) => section).values()].flatMap((section) => {
    const groups = Map.groupBy(sharesIn(section), ({ count }) => count.token.unit);
    return [...groups.values()].flatMap((shares) => groupFindings(shares, section, sentences));
  });
}

/** “甲（占28%）、乙（占22%），合计占50%”: of several counts. */
const TOGETHER = /合计|总共|共占|[两二三四五六][者项类个种]/u;

/** Every share with the count it belongs to: the nearest before it in its sentence, or in the one before. */
function sharesIn(section: readonly Sentence[]): readonly Share[] {
  return section.flatMap((sentence, at) =>
    sentence.claims.flatMap((share): readonly Share[] => {
      if (share.token.kind !== 'rate' || share.token.hedged || !SHARE.test(share.before) || TOGETHER.test(share.before))
        return [];
      const isCount = ({ token }: Claim): boolean => token.kind === 'count' && !token.hedged;
      const own = sentence.claims.filter((claim) => isCount(claim) && claim.token.to <= share.token.from);
      const before = section[at - 1];
      const earlier = before?.segment === sentence.segment ? before.claims.filter(isCount) : [];
      const count = own.at(-1) ?? (own.length === 0 && /^.{0,3}占/u.test(sentence.text) ? earlier.at(-1) : undefined);
      return count ? [{ share, count }] : [];
    }),
  );
}

function groupFindings(
  shares: readonly Share[],
  section: readonly Sentence[],
  all: readonly Sentence[],
): readonly Finding[] {
  const unit = shares[0]?.count.token.unit;
  const counted = new Set(shares.map(({ count }) => count));
  const wholesIn = (some: readonly Sentence[]): readonly Claim[] =>
    some
      .flatMap(({ claims }) => claims)
      .filter(
        (claim) =>
          claim.token.kind === 'count' &&
          claim.token.unit === unit &&
          !counted.has(claim) &&
          !claim.prior &&
          !claim.part &&
          !isChange(claim),
      );
  const here = wholesIn(section);
  const topics = shares[0]?.count.sentence.topics ?? new Set();
  const elsewhere = all.filter((sentence) => shareTopic(sentence.topics, topics));
  const others = here.length > 0 ? here : wholesIn(elsewhere).filter(({ code }) => code === 'received');
  const sum = shares.reduce((all, { count }) => all + count.token.value, 0);
  const full = isFull(shares);
  const stated = [...new Set(others.map(({ token }) => token.value))].filter(
    (value) => value >= Math.max(...shares.map(({ count }) => count.token.value)),
  );
  const bases = full ? [...stated, sum] : stated;
  const base = bestBase(shares, bases);
  if (base === undefined) return [];
  return [
    ...shareFindings({ shares, base, choices: bases.length }, section),
    ...(full && !isCutShort(shares, sum, stated)
      ? sumFinding(shares, sum, here.length > 0 ? here.filter(isBefore(shares, section)).map(statedBy) : stated)
      : []),
  ];
}

const statedBy = ({ token }: Claim): number => token.value;

/** What is counted behind a full list is of something else: “初次信访”. */
const isBefore = (shares: readonly Share[], section: readonly Sentence[]) => {
  const first = shares[0]?.count;
  return ({ sentence, token }: Claim): boolean =>
    first !== undefined &&
    (sentence === first.sentence
      ? token.to <= first.token.from
      : section.indexOf(sentence) < section.indexOf(first.sentence));
};

/** Three and more that make a hundred together hold all there is. */
const isFull = (shares: readonly Share[]): boolean =>
  shares.length >= 3 &&
  Math.abs(shares.reduce((all, { share }) => all + share.token.value, 0) - 100) <= shares.length / 2;

/** The first few of a list, nearly all there is: their shares together are just what their counts are of a whole that is stated. */
function isCutShort(shares: readonly Share[], sum: number, stated: readonly number[]): boolean {
  const decimals = Math.min(...shares.map(({ share }) => share.token.decimals));
  if (decimals === 0) return false;
  const together = shares.reduce((all, { share }) => all + share.token.value, 0);
  const rounded = (shares.length / 2) * 10 ** -decimals;
  return stated.some((whole) => sum < whole && Math.abs((sum / whole) * 100 - together) <= rounded);
}

function bestBase(shares: readonly Share[], bases: readonly number[]): number | undefined {
  const far = (base: number): number =>
    shares.reduce(
      (all, { share, count }) => all + Math.min(5, Math.abs((count.token.value / base) * 100 - share.token.value)),
      0,
    );
  return bases.toSorted((a, b) => far(a) - far(b))[0];
}

function shareFindings(
  { shares, base, choices }: { shares: readonly Share[]; base: number; choices: number },
  section: readonly Sentence[],
): readonly Finding[] {
  const judged = shares.map((one) => {
    const { share, count } = one;
    const ratio: Ratio = { numerator: count.token.value, denominator: base };
    return { one, share, ratio, verdict: judgeRate(share.token, ratio) };
  });
  const right = judged.filter(({ verdict }) => verdict !== 'wrong').length;
  // Of several wholes the one meant is known only by the shares that fit it.
  if (choices > 1 && right * 2 < judged.length) return [];
  return judged
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ one, share, ratio, verdict }) => ({
      ...rateOf(share, ratio, verdict === 'cutOff' ? 'cutOff' : 'share'),
      quote: shareQuote(one, section),
    }));
}

function sumFinding(shares: readonly Share[], sum: number, stated: readonly number[]): readonly Finding[] {
  if (stated.length === 0) return [];
  const near = stated.toSorted((a, b) => Math.abs(a - sum) - Math.abs(b - sum))[0] ?? 0;
  const first = shares[0];
  // Whole per cents of a list cut short make nearly a hundred, too: where all of them fit the whole, it is right.
  const isRight = ({ share, count }: Share): boolean =>
    judgeRate(share.token, { numerator: count.token.value, denominator: near }) === 'right';
  if (near === sum || !first || (near > sum && shares.every(isRight))) return [];
  const { sentence, token } = first.count;
  const basis = shares.map(({ count }) => count.token.value).join('+');
  const quote = shares.map(({ count }) => quoteOf(count)).join('；');
  return [
    {
      rule: 'shareSum',
      kind: 'error',
      place: sentence.place,
      quote,
      printed: `${near}${token.unit}`,
      counted: `${sum}${token.unit}`,
      basis,
    },
  ];
}

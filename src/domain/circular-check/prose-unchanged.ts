/** “与上月（34件）相比，收到工单持平”: the earlier count is that of now. */
import type { Finding } from './finding.ts';
import { countCodeIn } from './measure-names.ts';
import { isChange } from './prose-changes.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

/** “基本持平” may mean anything. */
const UNCHANGED = /(?<!基本|大致|大体|总体)持平/u;

export const proseUnchanged = (sentences: readonly Sentence[]): readonly Finding[] =>
  sentences.flatMap((sentence) => {
    const at = UNCHANGED.exec(sentence.text)?.index;
    const base = at === undefined ? undefined : baseBefore(sentence, at);
    if (at === undefined || !base) return [];
    const code = countCodeIn(sentence.text.slice(base.token.to, at)) ?? base.code;
    const now = sentences
      .filter(({ segment }) => segment === sentence.segment)
      .flatMap(({ claims }) => claims)
      .filter((claim) => isOfNow(claim, base) && (code === undefined || claim.code === code));
    const [first] = now;
    if (!first || now.some(({ token }) => token.value === base.token.value)) return [];
    const { place } = sentence;
    const [printed, counted] = [base.token.raw, first.token.raw];
    return [{ rule: 'unchanged', kind: 'error', place, quote: quoteOf(base), printed, counted, basis: '' }];
  });

/** The earlier count that is said to stand still: the last one named, with no other number behind it. */
function baseBefore({ claims }: Sentence, at: number): Claim | undefined {
  const last = claims.filter(({ token }) => token.to <= at).at(-1);
  return last?.prior && last.token.kind === 'count' && !last.token.hedged ? last : undefined;
}

const isOfNow = (claim: Claim, { token: { unit } }: Claim): boolean =>
  claim.token.kind === 'count' &&
  claim.token.unit === unit &&
  !claim.token.hedged &&
  !claim.prior &&
  !claim.part &&
  !claim.wider &&
  !isChange(claim);

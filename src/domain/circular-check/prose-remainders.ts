/** What is done and what is left, against the whole: “145个，已整改132个，未整改13个”, and “三类合计135件” against the three before it. */
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

const DONE = /已(?:完成|经)?(?:全部)?(整改|完成|办结|销号|化解|整治|解决)(?:到位|问题|事项|工单|诉求)?$/u;
const LEFT = /^(?:剩余|还剩|尚有|还有|尚余|余|未(?:整改|完成|办结|销号|化解|整治|解决)(?:到位|的)?)$/u;
/** Tickets of other periods are among what is left. */
const OTHERS = /结转|存量|上[月季年]|往年|历年|累计|新增|其中/u;

export const proseRemainders = (sentences: readonly Sentence[]): readonly Finding[] =>
  sentences.flatMap((sentence) => {
    const counts = sentence.claims.filter(({ token, prior }) => token.kind === 'count' && !prior);
    return [
      ...counts.flatMap((left, at) => remainder(left, counts.slice(0, at))),
      ...counts.flatMap((sum, at) => together(sum, counts.slice(0, at))),
    ];
  });

function remainder(left: Claim, before: readonly Claim[]): readonly Finding[] {
  const { token, sentence } = left;
  const said = left.before.trim();
  const done = before.at(-1);
  const whole = before.at(-2);
  if (!LEFT.test(said) || !done || !whole || before.length !== 2 || !DONE.test(done.before.trim())) return [];
  const three = [whole, done, left];
  if (OTHERS.test(sentence.text) || three.some((one) => one.token.hedged || one.token.unit !== token.unit)) return [];
  const counted = whole.token.value - done.token.value;
  if (counted === token.value || counted < 0) return [];
  return [
    {
      rule: 'remainder',
      kind: 'error',
      place: sentence.place,
      quote: quoteOf(left),
      printed: token.raw,
      counted: `${counted}${token.unit}`,
      basis: `${whole.token.value}-${done.token.value}`,
    },
  ];
}

const MANY = '两二三四五六七八九';
const TOGETHER = new RegExp(
  `(?:^|[,，、；;。])(?<many>[${MANY}])[类项种个者家][\\u4e00-\\u9fa5]{0,4}(?:合计|共计|总计|共)[\\u4e00-\\u9fa5]{0,4}$`,
  'u',
);

function together(sum: Claim, before: readonly Claim[]): readonly Finding[] {
  const many = TOGETHER.exec(sum.sentence.text.slice(0, sum.token.from).trim())?.groups?.['many'];
  const number = many === undefined ? 0 : Math.max(2, MANY.indexOf(many) + 1);
  const parts = before.filter(({ token }) => token.unit === sum.token.unit).slice(-number);
  if (number === 0 || parts.length !== number || parts.some(({ token }) => token.hedged) || sum.token.hedged) return [];
  const value = parts.reduce((all, { token }) => all + token.value, 0);
  if (value === sum.token.value) return [];
  const { token, sentence } = sum;
  const basis = parts.map((part) => part.token.value).join('+');
  const found = { quote: quoteOf(sum), printed: token.raw, counted: `${value}${token.unit}`, basis };
  return [{ rule: 'listSum', kind: 'error', place: sentence.place, ...found }];
}

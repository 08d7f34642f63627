/** The matter a reply says it answers: “关于您反映的‘……’的问题”. */
import { characterPairs } from './character-pairs.ts';
import { rarityOf } from './rarity.ts';

const QUOTED = /[“"《‘']([^”"》’'“‘《]{6,60})[”"》’']/gu;
/** What a title of a complaint holds, and the title of a law does not. */
const IS_COMPLAINT = /问题|反映|咨询|投诉|请求|建议|举报|希望|求助/u;
const IS_ACCOUNT = /uu\d/u;
/** Under this share of the quoted words in the complaint, another complaint is quoted. */
const QUOTES_IT = 0.5;

/** The first complaint a reply quotes. `reply` normalised. */
function quotedMatter(reply: string): string | undefined {
  for (const [, quoted = ''] of reply.matchAll(QUOTED))
    if (IS_COMPLAINT.test(quoted) && !IS_ACCOUNT.test(quoted)) return quoted;
  return undefined;
}

/** Does the reply quote a complaint, and not this one? `complaint`: its pairs. */
export function quotesAnother(reply: string, complaint: ReadonlySet<string>): boolean {
  const quoted = characterPairs(quotedMatter(reply) ?? '');
  let [said, shared] = [0, 0];
  for (const pair of quoted) {
    said += rarityOf(pair);
    if (complaint.has(pair)) shared += rarityOf(pair);
  }
  return said > 0 && shared / said < QUOTES_IT;
}

/** How many are named, against how many there are said to be. */
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

export const listCounts = (sentences: readonly Sentence[]): readonly Finding[] =>
  sentences.flatMap(({ claims }) =>
    claims.flatMap((claim) => {
      const { token } = claim;
      if (token.kind !== 'count' || token.hedged || !/^[个家]$/u.test(token.unit)) return [];
      return judged(claim, namesBefore(claim) ?? namesBehind(claim));
    }),
  );

interface Named {
  readonly names: readonly string[];
  /** 等: there may be more. */
  readonly open: boolean;
}

const NOUN = '(?:单位|部门|镇|乡|街道|政府部门|社区|村|小区|科室|企业|栏目|镇办|账号|网站|平台|工地)';
const BEFORE = new RegExp(`^(?:${NOUN}|方面|类别|问题)`, 'u');
const LONGEST_NAME = 25;

/** “甲、乙、丙等3个单位”. */
function namesBefore({ token, sentence, after }: Claim): Named | undefined {
  if (!BEFORE.test(after)) return undefined;
  const before = sentence.text.slice(0, token.from).replace(/[（(][^（()）]*[)）]/gu, '');
  const list = /[^,，。；;:：]*$/u.exec(before)?.[0] ?? '';
  return namedIn(list.replace(/等?(?:共)?$/u, ''), /等(?:共)?$/u.test(list));
}

/** “3个，分别为甲、乙、丙”, “4个单位：甲3件、乙1件…”, “2家网站（甲、乙）”. */
const BEHIND = new RegExp(
  `^(?:${NOUN}?[,，]?\\s?分别(?:是|为)[:：]?|${NOUN}[:：]|${NOUN}[（(])(?<list>[^,，。；;:：()（）\n]+)(?<end>.?)`,
  'u',
);

function namesBehind({ token, sentence }: Claim): Named | undefined {
  const list = BEHIND.exec(sentence.text.slice(token.to))?.groups;
  const words = list?.['list'] ?? '';
  // Commas between the names, or brackets behind one: the list goes on.
  if (!list || !/^[。；;)）\n]?$/u.test(list['end'] ?? '')) return undefined;
  const bare = words.replace(/(?<=[\u4e00-\u9fa5])\d+[\u4e00-\u9fa5]{1,2}(?=、|$)/gu, '');
  return /\d/u.test(bare) ? undefined : namedIn(bare.replace(/等.*$/u, ''), /等|如|其中/u.test(bare));
}

function namedIn(list: string, open: boolean): Named | undefined {
  const names = list.split('、');
  if (names.length < 2 || names.at(-1) === '' || names.slice(1).some((name) => name.length > LONGEST_NAME))
    return undefined;
  return { names, open };
}

function judged(claim: Claim, named: Named | undefined): readonly Finding[] {
  if (!named) return [];
  const { token, sentence } = claim;
  const { names, open } = named;
  const joined = /[和及与]/u.test(names.at(-1) ?? '') ? 1 : 0;
  if (token.value >= names.length && (open || token.value <= names.length + joined)) return [];
  const [place, quote, printed] = [sentence.place, quoteOf(claim), token.raw];
  const counted = `${names.length}${token.unit}`;
  return [{ rule: 'listCount', kind: 'error', place, quote, printed, counted, basis: names.join('、') }];
}

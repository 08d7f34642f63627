/** Lists of parts against their whole: 其中, 分别为, a colon, brackets. */
import type { Finding } from './finding.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';

interface PartList {
  readonly parts: readonly Claim[];
  /** What the parts may add up to, the nearest first. */
  readonly wholes: readonly Claim[];
  /** Whether the list can only be meant to hold all. */
  readonly complete: boolean;
}

const OPEN_END = /等|主要|较多|突出|前[0-9一二三四五六七八九十]|如|例如|重点|集中|含|其余|其他/u;
const KINDS = /咨询|投诉|求助|建议|举报|表扬|感谢|其他/u;
/** “涉及承办单位3个，其中部门2个、企业1个”: every unit is of one of these. */
const INVOLVED = /涉及承办单位/u;
const TIER = /^(?:街镇|镇街|乡镇|部门|企业|其他)$/u;
const ANSWERS = /满意|未评价|未回访|未接通|无法联系/u;
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/镇|乡|街道|街办/u, /部门|单位|直/u],
  [/在办|未办结|正在/u, /办结/u],
  [/按期|按时/u, /逾期|超期/u],
  [/不满意/u, /(?<!不)满意/u],
  [/有效/u, /无效/u],
];
const MARKER =
  /从(?:诉求)?(?:类型|类别|来源|渠道)(?:来?看|分)[:：,，]?|其中(?:[:：,，])?|分别(?:为|是|有)|分为|包括|[:：](?=[^,，。]{1,10}\d)/gu;
const LABEL = /^[^0-9。；;]{0,14}$/u;

export function listSums(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1];
    const same = before && before.segment === sentence.segment ? before : undefined;
    const earlier = sentences.slice(Math.max(0, at - 12), at).filter(({ section }) => section === sentence.section);
    return [...markedLists(sentence, same, earlier), ...bracketLists(sentence)].flatMap(findingsOf);
  });
}

function markedLists(
  sentence: Sentence,
  before: Sentence | undefined,
  section: readonly Sentence[],
): readonly PartList[] {
  const markers = [...sentence.text.matchAll(MARKER)];
  return markers.flatMap((marker): readonly PartList[] => {
    const at = marker.index + marker[0].length;
    const earlier = sentence.claims.filter((claim) => claim.token.to <= marker.index);
    const parts = partsFrom(sentence, at);
    const unit = parts[0]?.token.unit;
    const received = section.flatMap(({ claims }) => claims).filter(({ code }) => code === 'received');
    const near = earlier.length > 0 ? earlier : (before?.claims ?? []);
    const pool = marker[0].startsWith('从') ? received : near;
    const wholes = pool.filter((claim) => isWhole(claim, unit)).toReversed();
    if (parts.length === 0 || wholes.length === 0) return [];
    return [
      {
        parts,
        wholes,
        complete: isComplete(
          parts,
          sentence.text.slice(at, parts.at(-1)?.token.to),
          sentence.text.slice(parts.at(-1)?.token.to),
        ),
      },
    ];
  });
}

const isWhole = ({ token, prior }: Claim, unit: string | undefined): boolean =>
  token.kind === 'count' && token.unit === unit && !prior && !token.hedged;

/** Parts are a label and a number each; the first clause that is not ends the list. */
function partsFrom(sentence: Sentence, at: number): readonly Claim[] {
  const parts: Claim[] = [];
  for (const claim of sentence.claims.filter(({ token }) => token.from >= at)) {
    const gap = sentence.text.slice(parts.at(-1)?.token.to ?? at, claim.token.from);
    const inBrackets = /[（(][^)）]*$/u.test(sentence.text.slice(at, claim.token.from)) && parts.length > 0;
    if (inBrackets) continue;
    if (claim.token.kind !== 'count') {
      if (/占/u.test(gap) && parts.length > 0) continue;
      break;
    }
    const label = gap.replace(/[（(][^)）]*[)）]/gu, '').replace(/^[,，、:：；;\s和及与]+|占[^,，]*|[\d.]+%/gu, '');
    if (claim.token.unit !== (parts[0]?.token.unit ?? claim.token.unit) || !LABEL.test(label) || claim.token.hedged)
      break;
    if (/分别(?:交|由|转)|办结率|涉及|超期|延期|重办|同比|环比|较|比上/u.test(label)) break;
    // “有效来信90封、无效来信6封，有效来信办结88封”: the pair is whole.
    if (
      parts.length === 2 &&
      parts[0] &&
      parts[1] &&
      isPair(parts[0].before, parts[1].before) &&
      claim.code === 'completed'
    )
      break;
    parts.push(claim);
  }
  return parts;
}

function isComplete(parts: readonly Claim[], words: string, behind: string): boolean {
  if (OPEN_END.test(words.replace(/其他(?=[\d类]|诉求)/gu, '')) || /^[,，]?等/u.test(behind)) return false;
  if (parts.every(({ before }) => KINDS.test(before))) return parts.length >= 3;
  if (
    parts.length >= 3 &&
    parts.every(({ before }) => ANSWERS.test(before)) &&
    parts.some(({ code }) => code === 'unsatisfied')
  )
    return true;
  const [one, other] = parts;
  if (
    parts.length >= 2 &&
    parts.every(({ before, sentence }) => TIER.test(before.replace(/^其中/u, '')) && INVOLVED.test(sentence.text))
  )
    return true;
  if (parts.length === 2 && one && other) return isPair(one.before, other.before);
  return parts.length >= 3 && parts.every(({ code }) => code === undefined || code === 'received');
}

const isPair = (one: string, other: string): boolean =>
  PAIRS.some(([a, b]) => (a.test(one) && b.test(other)) || (b.test(one) && a.test(other)));

/** “9件（住建局5件，平木镇2件）”. */
function bracketLists(sentence: Sentence): readonly PartList[] {
  return sentence.claims.flatMap((whole): readonly PartList[] => {
    const match = /^[（(]([^()（）]+)[)）]/u.exec(sentence.text.slice(whole.token.to));
    if (!match || whole.token.kind !== 'count' || whole.token.hedged) return [];
    const [from, to] = [whole.token.to + 1, whole.token.to + match[0].length - 1];
    const parts = sentence.claims.filter(({ token }) => token.from >= from && token.to <= to && token.kind === 'count');
    const words = match[1] ?? '';
    if (
      parts.length === 0 ||
      parts.some(({ token }) => token.unit !== whole.token.unit) ||
      /[较比]|同期|上[月季年]/u.test(words)
    )
      return [];
    const complete = parts.length >= 2 && !OPEN_END.test(words) && !/其中/u.test(words);
    return [{ parts, wholes: [whole], complete }];
  });
}

function findingsOf({ parts, wholes, complete }: PartList): readonly Finding[] {
  const sum = parts.reduce((all, { token }) => all + token.value, 0);
  const whole = wholes.find(({ code }) => code === 'received') ?? wholes[0];
  if (!whole || wholes.some(({ token }) => token.value === sum)) return [];
  const basis = parts.map(({ token }) => token.value).join('+');
  const common = {
    kind: 'error',
    place: whole.sentence.place,
    quote: quoteOf(whole),
    printed: whole.token.raw,
  } as const;
  if (complete) return [{ ...common, rule: 'listSum', counted: `${sum}${whole.token.unit}`, basis }];
  const most = Math.max(...wholes.map(({ token }) => token.value));
  const large = parts.find(({ token }) => token.value > most);
  if (!large) return [];
  return [
    {
      ...common,
      place: large.sentence.place,
      quote: quoteOf(large),
      rule: 'partTooLarge',
      printed: large.token.raw,
      counted: '',
      basis: `${most}${whole.token.unit}`,
    },
  ];
}

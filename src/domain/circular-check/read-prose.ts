/** The prose as sentences, each with what it is about and the numbers it states. */
import type { CircularBlock } from './circular-document.ts';
import { type CountCode, countCodeIn, RATE_NAMES, type RateName } from './measure-names.ts';
import { halfWidth, type NumberToken, numberTokens } from './number-token.ts';
import { headingLevel, shareTopic, topicsOf } from './topics.ts';

export interface Claim {
  readonly token: NumberToken;
  readonly sentence: Sentence;
  /** The words of its clause before and behind it. */
  readonly before: string;
  readonly after: string;
  readonly code: CountCode | undefined;
  readonly rates: readonly RateName[];
  /** Of an earlier period: a base for comparing. */
  readonly prior: boolean;
  /** Of a longer period than the circular's: since January, of half a year in a report of a month. */
  readonly wider: boolean;
  /** One of the parts of another number: in brackets behind it, or behind 其中. */
  readonly part: boolean;
  /** Units named before it in the sentence. */
  readonly units: readonly string[];
}

export interface Sentence {
  readonly place: string;
  /** Of half width; as long as what is printed. */
  readonly text: string;
  readonly printed: string;
  readonly topics: ReadonlySet<string>;
  /** Sentences of one section have one number. */
  readonly section: number;
  /** Sentences about one matter, one after the other in a paragraph, have one number. */
  readonly segment: number;
  /** The circular names a month or a quarter of its own. */
  readonly narrow: boolean;
  readonly claims: readonly Claim[];
}

const BREAK = /[,，、:：()（）]/u;
const PRIOR = /上个?月(?!份?至)|上季|上年|去年|上期|同期|前一?月|前一?季|环比(?:的)?基数|上周|前半年|前一天|往年/u;
const NONE: ReadonlySet<string> = new Set();

export function readProse(document: readonly CircularBlock[], unitNames: readonly string[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const levels: ReadonlySet<string>[] = [NONE, NONE, NONE, NONE];
  let [section, segment] = [0, 0];
  const narrow = document.some((block) => block.kind === 'paragraph' && NARROW.test(block.text));
  for (const block of document) {
    if (block.kind === 'table') continue;
    const level = headingLevel(block.text);
    const parts = sentencesIn(block.text);
    if (level === 1 || level === 2) {
      section += 1;
      levels.fill(NONE, level);
      levels[level] = topicsOf(halfWidth(parts[0] ?? ''));
    }
    const around = levels.findLast((topics) => topics.size > 0) ?? NONE;
    segment += 1;
    let current: ReadonlySet<string> = around;
    let own: ReadonlySet<string> = NONE;
    for (const printed of parts) {
      const text = halfWidth(printed);
      const topics = topicsOf(text);
      if (topics.size > 0 && own.size > 0 && !shareTopic(topics, own)) segment += 1;
      if (topics.size > 0) current = own = topics;
      sentences.push(
        sentenceOf({ place: block.place, text, printed, topics: current, section, segment, narrow }, unitNames),
      );
    }
  }
  return sentences;
}

const sentencesIn = (text: string): readonly string[] =>
  (text.match(/[^。；;！!？?\n]+[。；;！!？?\n]?/gu) ?? []).filter((one) => one.trim() !== '');

function sentenceOf(given: Omit<Sentence, 'claims'>, unitNames: readonly string[]): Sentence {
  const claims: Claim[] = [];
  const sentence: Sentence = { ...given, claims };
  const tokens = numberTokens(given.text);
  if (tokens.length === 0) return sentence;
  const named = unitNames.filter((name) => given.text.includes(name));
  for (const token of tokens) claims.push(claimOf(sentence, token, tokens, named));
  return sentence;
}

function claimOf(
  sentence: Sentence,
  token: NumberToken,
  tokens: readonly NumberToken[],
  named: readonly string[],
): Claim {
  const { text } = sentence;
  const before = text.slice(clauseStart(text, token.from, tokens), token.from);
  const after = text.slice(token.to).split(/[,，、:：()（）。；;]/u)[0] ?? '';
  const rateWords = rateNamesBefore(text, token);
  // Who is named in brackets that are closed again is not who the number is of.
  const outside = text.slice(0, token.from).replace(/[（(][^（()）]*[)）]/gu, '');
  return {
    token: { ...token, raw: sentence.printed.slice(token.from, token.to) },
    sentence,
    before,
    after,
    code: token.kind === 'count' ? codeOf(token.unit, { before, after }) : undefined,
    rates: token.kind === 'rate' ? RATE_NAMES.filter(({ said }) => said.test(rateWords)) : [],
    prior: isPrior(text, before, token),
    wider: sentence.narrow && isWider(text, token),
    part: isPart(text, token, tokens),
    units: named.filter((name) => outside.includes(name)),
  };
}

/** Complaints are counted by these; units and people are not what a measure counts. */
const ITEMS = /^[件条起项宗封单例笔次篇期]|^[件人]次/u;

function codeOf(unit: string, { before, after }: { before: string; after: string }): CountCode | undefined {
  const code = countCodeIn(countWords(before)) ?? countCodeIn(countWords(after.slice(0, 14)));
  return ITEMS.test(unit) || code === 'qualified' ? code : undefined;
}

/** Rates are no counts: “办结率” must not make a count one of 办结. */
const countWords = (words: string): string => words.replace(/[\u4e00-\u9fa5]{2,6}率/gu, '');

function clauseStart(text: string, at: number, tokens: readonly NumberToken[]): number {
  let from = at;
  while (from > 0 && !BREAK.test(text[from - 1] ?? '')) from -= 1;
  const last = tokens.findLast(({ to }) => to <= at && to > from);
  return last ? last.to : from;
}

/** “受理率和办结率均为100%”, “按时办结率（…）为93.54%”: all the names the number belongs to. */
function rateNamesBefore(text: string, token: NumberToken): string {
  const before = text.slice(Math.max(0, token.from - 24), token.from);
  return (
    /((?:[\u4e00-\u9fa5]{2,8}(?:率|满意度)(?:[和及与、])?)+)(?:均|都|分别)?(?:是|为|达|到|达到|保持在)?\s*[:：]?$/u.exec(
      before,
    )?.[1] ?? ''
  );
}

const NARROW = /本月|当月|本季|(?<![-—–~～至到\d])\d{1,2}月份?(?!\s*[-—–~～至到\d])/u;
const WIDER = /今年以来|年初以来|[-—–~～至到]\s?\d{1,2}月份?/u;

/** “1-6月累计1230件，其中6月200件”: up to the next period named. */
function isWider(text: string, token: NumberToken): boolean {
  const before = text.slice(0, token.from);
  const wide = [...before.matchAll(new RegExp(WIDER, 'gu'))].at(-1);
  return wide !== undefined && !NARROW.test(before.slice(wide.index + wide[0].length));
}

/** Named in its own clause, in front of the whole sentence, before or within the brackets the number stands in. */
function isPrior(text: string, before: string, token: NumberToken): boolean {
  if (PRIOR.test(before)) return true;
  const words = text.slice(0, token.from);
  if (PRIOR_SENTENCE.test(words) && !/本[月季年期]/u.test(words)) return true;
  return /[（(]\d{1,2}月[^()（）]{0,12}$/u.test(words) || BASE_IN_BRACKETS.test(words);
}

const PRIOR_SENTENCE = /^\s*(?:上个?月(?!份?至)|上季度?|上年|去年)/u;
/** “比8月份（296条）增加”. */
const BASE_IN_BRACKETS =
  /[比较与同](?:\d{1,2}月份?|第?[一二三四]季度|上[月年期周]份?|上个?季度?|前半年|去年[^（()）,，]{0,6}|上?年?同期)[（(][^()（）]{0,6}$/u;

function isPart(text: string, token: NumberToken, tokens: readonly NumberToken[]): boolean {
  if (/^[,，]\s?占/u.test(text.slice(token.to))) return true;
  const open = Math.max(text.lastIndexOf('(', token.from), text.lastIndexOf('（', token.from));
  const closed = Math.max(text.lastIndexOf(')', token.from), text.lastIndexOf('）', token.from));
  if (open > closed && tokens.some(({ to, kind }) => to === open && kind === 'count')) return true;
  const from = clauseStart(text, token.from, tokens);
  return /其中|包括|分别为|含/u.test(text.slice(0, token.from)) && !OUTCOME.test(text.slice(from, token.from));
}

/** “其中办结20件”: what became of all of them, not one of the parts a list goes through. */
const OUTCOME =
  /^(?:其中)?(?:已|共|均|全部|按期|按时|及时|逾期|超期|在办|尚未|未|二次)*(?:办结|回复|答复|办理|超期|逾期|在办|采纳|采纳发布|解决|满意|不满意|基本满意|联系群众)?$/u;

/**
 * 居民的话: when the WHOLE message means one thing (进度, 撤回, 没解决 …) and nothing else. The message is laid out
 * with the words of `resident-word-table.ts`; one word left over, and it is not one. “电梯还没解决，今天又困人了” is a complaint.
 */

import type { Hit } from './lexicon.ts';
import { compileLexicon, scan } from './lexicon.ts';
import { normalise, withoutMentions } from './normalise.ts';
import type { Meaning } from './resident-word-table.ts';
import { RESIDENT_WORDS } from './resident-word-table.ts';
import { urgencyOf } from './urgency.ts';

export type Satisfaction = 'satisfied' | 'basic' | 'unsatisfied';

/**
 * `sure` = said to the bot, or in words nobody uses idly (解决, 满意, 进度, 撤回 …). What is not sure (好了, 不错, 怎么样了)
 * counts only as the answer to a question, or from a resident with an open ticket.
 */
export type ResidentWord = { readonly ticket?: string; readonly sure: boolean } & (
  | { readonly word: 'progress' | 'withdraw' | 'help' | 'mine' | 'thanks' }
  | { readonly word: 'correct'; readonly text?: string }
  | { readonly word: 'followUp'; readonly resolved?: boolean; readonly satisfaction?: Satisfaction }
);

type Meant = ResidentWord extends infer W ? (W extends ResidentWord ? Omit<W, 'sure' | 'ticket'> : never) : never;

/** Names taken off the front when the caller knows none of his own. */
export const DEFAULT_BOT_NAMES: readonly string[] = ['小邻', '邻里助手', '助手', '机器人'];

const LEXICON = compileLexicon<Meaning>(RESIDENT_WORDS);
const LONGEST = 40;
const SPACES = /[\s\p{P}\p{Emoji_Modifier}\u200d]/gu;
/** Asks, or tells of something new: no answer to a result. */
const ASKS = /[?？]|吗|怎么|什么时候|如何|请问|困人|又[^没]{0,6}(?:困|伤|摔|砸|晕)/u;
const QUESTION = /[?？]|吗|么|嘛$|没有?$/u;
const SURE =
  /解决|满意|修好|处理|办好|办完|办结|恢复|进度|进展|撤回|撤销|撤单|投诉|工单|诉求|登记|反映|没人管|没人来|发错|来水|来电|回复|答复|不用办|不用管|不用来|不用修/u;
const TICKET = /(?<!\d)(\d{8}-\d{3,4}|\d{4}-\d{3,4}|\d{3})(?!\d)/u;
const NUMBER_WORDS = /(?:工单|单子|编号|诉求|单)?(?:编号|号)?[:：#]?\s*$/u;
const CORRECTION = /^(?:更正|改正|修正|纠正|更改|勘误)(?:一下|下|为|成|[:：,，\s])[:：,，\s]{0,4}(.{1,200})$/su;
const MISTAKE =
  /^(?:刚才|刚刚|上面|前面|地址|地点|位置|楼号|我)?(?:说错了|写错了|打错了|记错了|登记错了|弄错了|发错地方了|错了)[,，。:：!！\s]+(?:应该是|应是|是|改成|改为|更正为|正确的?是)(.{1,200})$/su;
const ONLY_CORRECT = /^(?:更正|改正|修正|我要更正|要更正|记错了|说错了|写错了|登记错了|记错啦|打错了)$/u;
const TOPIC = /^[\u4e00-\u9fff]{1,5}(?:的事情?|的问题|的情况|这事|那事|这个事|那个事|这件事|那件事)/u;
/** “我那个车库积水的事”: before a question about the progress only. */
const OWN_TOPIC =
  /^(?:请问|我想问一?下?|问一?下|想问一?下?)?(?:我家?们?|咱们?)?(?:那个|这个|上次|之前)?[\u4e00-\u9fff0-9a-z]{1,12}的(?:这件|那件|这个|那个)?(?:事情?|事儿)/u;
/** “都三天了还没人管”: how long, before an impatient question. */
const SO_LONG =
  /^(?:这?都|已经?|又|快|等了?){0,2}(?:[一二两三四五六七八九十半几好多0-9]{1,3})个?多?(?:天|周|星期|礼拜|月|小时|钟头|年)多?(?:时间)?了(?=怎么|咋|为什么|还[没不]|有没有|什么时候|到底)/u;
/** “物业也没人管”: whom nobody makes act. A clause of a complaint, no question. */
const BLAMES =
  /^(?:物业|社区|小区|网格员|那边|这边|楼道|师傅|工作人员)(?:也|都|就|又|一直)?(?:还)?没人(?:管|来|处理|回复)$/u;
/** “没解决，还是黑的”: what was done did not help, and how one sees it. */
const STILL =
  /^(?:还是|仍然?|根本|一直|其实|完全){0,2}(?:还没|没有?|未)(?:能|得到)?(?:解决|处理好?|修好|弄好|搞好)(?:好|啊|呀|呢|了|哦)?(?=[,，.。!！;；\s])|^(?:还是|仍然?|照样|依然)不行(?![业李程为动政])|^(?:还是|仍然?|依然)没有?(?:修|解决|处理|弄好|搞好|来[水电气]|亮|人(?:管|来)|动静|变化|改善|[水电气](?![平话费影视脑])|暖气|清[理走])/u;
const STILL_LONGEST = 30;
const FIXED =
  /^(?:电梯|路灯|水|电|暖气|灯|气|大门|门|水管|井盖|垃圾|路|下水道|家里|我家|楼道灯)(?:已经|都|也|现在)?(?:修好了?|好了|亮了|通了|来了|清走了|清了|恢复了|装好了|弄好了|处理好了|解决了)$/u;

interface Numbered {
  readonly ticket?: string;
  readonly rest: string;
}

/** Takes the ticket's number out (the rest must still be laid out completely, so that 302 in a sentence is no ticket). */
function takeNumber(text: string): Numbered {
  const match = TICKET.exec(text);
  if (match?.[1] === undefined) return { rest: text };
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length).replace(/^\s*号/u, '');
  return { ticket: match[1], rest: `${before.replace(NUMBER_WORDS, '')} ${after}`.trim() };
}

/** The meanings that lay the text out completely, or undefined when anything is left over. */
function layOut(bare: string): ReadonlySet<Meaning> | undefined {
  let covered = 0;
  const meanings = new Set<Meaning>();
  const hits: readonly Hit<Meaning>[] = scan(LEXICON, bare);
  for (const hit of hits) {
    covered += hit.word.length;
    if (hit.value !== 'filler') meanings.add(hit.value);
  }
  return covered === bare.length && meanings.size > 0 ? meanings : undefined;
}

function followUp(meanings: ReadonlySet<Meaning>): Meant {
  const resolved = meanings.has('unresolved') ? false : meanings.has('resolved') ? true : undefined;
  const satisfaction: Satisfaction | undefined = meanings.has('unsatisfied')
    ? 'unsatisfied'
    : meanings.has('basic')
      ? 'basic'
      : meanings.has('satisfied')
        ? 'satisfied'
        : undefined;
  return {
    word: 'followUp',
    ...(resolved === undefined ? {} : { resolved }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}

/** One meaning out of the set; `undefined` where two of them quarrel. */
function choose(meanings: ReadonlySet<Meaning>, asks: boolean, addressed: boolean): Meant | undefined {
  const any = (...list: Meaning[]): boolean => list.some((meaning) => meanings.has(meaning));
  if (any('withdraw')) return any('progress', 'unresolved', 'unsatisfied') ? undefined : { word: 'withdraw' };
  if (any('notNeeded')) return addressed || any('resolved') ? { word: 'withdraw' } : undefined; // “不用了” to a neighbour must not cancel a ticket
  if (any('help')) return { word: 'help' };
  if (any('progress')) return { word: 'progress' };
  if (any('resolved', 'unresolved') && asks) return { word: 'progress' };
  if (any('resolved') && any('unresolved')) return undefined;
  if (any('satisfied', 'basic', 'unsatisfied', 'resolved', 'unresolved')) {
    if (any('satisfied') && any('unsatisfied')) return undefined;
    return followUp(meanings);
  }
  if (any('mine')) return { word: 'mine' };
  return any('thanks') ? { word: 'thanks' } : undefined;
}

function correction(text: string): Meant | undefined {
  const match = CORRECTION.exec(text) ?? MISTAKE.exec(text);
  const said = match?.[1]?.trim();
  if (said !== undefined && said !== '') return { word: 'correct', text: said };
  return ONLY_CORRECT.test(text.replace(SPACES, '')) ? { word: 'correct' } : undefined;
}

const NUMBER_AFTER = /^(更正|改正|修正)\s*(?:编号|工单)?\s*(\d{8}-\d{3,4}|\d{4}-\d{3,4}|\d{3})(?!\d)(.*)$/su;
const NUMBER_BEFORE = /^(?:编号|工单)?\s*(\d{8}-\d{3,4}|\d{4}-\d{3,4}|\d{3})(?!\d)\s*(.{2,200})$/su;

/** A correction, with the ticket's number before it, after its word, or not at all. */
function numberedCorrection(text: string): ResidentWord | undefined {
  const after = NUMBER_AFTER.exec(text);
  const before = after === null ? NUMBER_BEFORE.exec(text) : null;
  const ticket = after?.[2] ?? before?.[1];
  const found = correction(after !== null ? `${after[1] ?? ''} ${after[3] ?? ''}`.trim() : (before?.[2] ?? text));
  return found === undefined ? undefined : { ...found, ...(ticket === undefined ? {} : { ticket }), sure: true };
}

/** A question about the progress after its topic, or after how long it has taken. */
function asksOnward(bare: string, asks: boolean): boolean {
  const rest = [bare.replace(OWN_TOPIC, ''), bare.replace(SO_LONG, '')].find((one) => one !== bare && one !== '');
  const meanings = rest === undefined ? undefined : layOut(rest);
  return meanings !== undefined && choose(meanings, asks, false)?.word === 'progress';
}

/**
 * Starts by saying that nothing is solved, and may go on. Undecided by itself: the answer to a result, or a complaint. With a danger in
 * it, it is none.
 */
export function stillUnresolved(text: string): boolean {
  const said = normalise(withoutMentions(text)).trim();
  return said.length <= STILL_LONGEST && STILL.test(said) && !ASKS.test(said) && urgencyOf(said).urgency === 'normal';
}

/** What the whole message asks or answers, or undefined. “👍” and “谢谢” count: the caller knows whether anything was asked. */
export function residentWord(raw: string, botNames: readonly string[] = DEFAULT_BOT_NAMES): ResidentWord | undefined {
  if (raw.length > 400) return undefined;
  const spoken = normalise(withoutMentions(raw, botNames));
  const corrected = numberedCorrection(spoken);
  if (corrected !== undefined) return corrected;
  const addressed = botNames.some((name) => raw.includes(`@${name}`) || raw.startsWith(name)) || TICKET.test(spoken);
  const { ticket, rest } = takeNumber(spoken);
  const numbered = ticket === undefined ? {} : { ticket };
  const bare = rest.replace(SPACES, '');
  if (bare === '' || bare.length > LONGEST) return undefined;
  if (FIXED.test(bare)) return { word: 'followUp', resolved: true, ...numbered, sure: true };
  if (BLAMES.test(bare) && !QUESTION.test(rest)) return undefined;
  const asks = QUESTION.test(rest);
  const meanings = layOut(bare) ?? layOut(bare.replace(TOPIC, ''));
  const word = meanings === undefined ? undefined : choose(meanings, asks, addressed);
  if (meanings === undefined) {
    if (asksOnward(bare, asks)) return { word: 'progress', ...numbered, sure: addressed || OWN_TOPIC.test(bare) };
    if (stillUnresolved(rest)) return { word: 'followUp', resolved: false, ...numbered, sure: false };
  }
  if (word === undefined || (word.word === 'mine' && /你|是|都|对/u.test(bare))) return undefined;
  return { ...word, ...numbered, sure: addressed || SURE.test(bare) };
}

/** Is this a complaint, about what, how urgent: cue words and rules, each with its reason. Pure. */

import { categorise } from './categorise.ts';
import type { CategoryCatalogue } from './category.ts';
import { leafOf } from './category.ts';
import { cueEntries } from './cue-words.ts';
import { isEcho } from './echo.ts';
import { categoryOfEmergency } from './emergency-category.ts';
import { kindOf } from './kind.ts';
import { compileLexicon, scan } from './lexicon.ts';
import { normalise, withoutMentions } from './normalise.ts';
import { noticeReason } from './notice.ts';
import { DEFAULT_BOT_NAMES, residentWord, stillUnresolved } from './resident-words.ts';
import { admonishes, sayings } from './sayings.ts';
import { complainsOfStaff, sensitiveMatter } from './sensitive.ts';
import { sensitiveRow } from './sensitive-matters.ts';
import { isSmallTalk } from './small-talk.ts';
import { hasThingAndFault } from './thing-and-fault.ts';
import { urgencyOf } from './urgency.ts';
import type { Reading, Verdict } from './verdict.ts';

export interface RecogniseContext {
  readonly catalogue: CategoryCatalogue;
  readonly mentionsBot: boolean;
  /** Names the bot answers to; default {@link DEFAULT_BOT_NAMES}. */
  readonly botNames?: readonly string[];
}

/** At and above: 诉求. */
const COMPLAINT_FROM = 0.7;
/** From here to {@link COMPLAINT_FROM}: 存疑, the dispatcher reads it. */
const UNSURE_FROM = 0.42;
/** Score of a text that holds no cue at all; below it something speaks for idle talk. */
export const NEUTRAL_SCORE = 0.16;

const LEXICON = compileLexicon(cueEntries());
/** Log-odds are centred here: this much must be said before a message counts as a complaint. */
const CENTRE = 1.6;
const STEEPNESS = 1;
/** Idle-talk words of a text count at most this much per kind of cue. */
const ROW_CAP = 3;

/** Firmness of a category that an emergency names. */
const SETTLED = 3.5;

interface Weighed {
  readonly sum: number;
  readonly reasons: readonly (readonly [string, number])[];
}

/** Sums the cues: each word once, the n-th word of one row at 1, ½, ⅓ …, so that a list of offices is no complaint. */
function weigh(text: string): Weighed {
  const rows = new Map<string, { sum: number; count: number; words: string[] }>();
  const seen = new Set<string>();
  for (const { word, value } of scan(LEXICON, text)) {
    if (seen.has(word)) continue;
    seen.add(word);
    const row = rows.get(value.says) ?? { sum: 0, count: 0, words: [] };
    row.count += 1;
    row.sum += value.weight / Math.min(row.count, ROW_CAP);
    if (row.words.length < 3) row.words.push(word);
    rows.set(value.says, row);
  }
  let sum = 0;
  const reasons: (readonly [string, number])[] = [];
  for (const [says, row] of rows) {
    sum += row.sum;
    reasons.push([`${says}：${row.words.join('、')}`, row.sum]);
  }
  return { sum, reasons };
}

const PLACE_NAME =
  /(?:(?:^|[^\u4e00-\u9fff])[a-z]\d{0,2}|[\u4e00-\u9fff]{2})(?:县|镇|乡|村|区|街道|路|巷|社区|小区|花园|苑|市(?!场))/u;
const QUESTION = /为什么|怎么|什么时候|多少|吗|呢|哪|如何|咋|么[?？]?$/u;
const OWN = /手机|电脑|耳机|充电宝|流量|话费|电池|键盘|网吧|qq|微信|作业|论文|闹钟|相机|平板|游戏/u;

/** Rows that name public matters without saying that anything is wrong with them. */
const NAMING = new Set(['公共事务', '日常也说的公事', '机关', '第一人称陈述', '持续很久']);

/** What single words do not say: a public thing with a fault, a question about a public matter, a place named. */
function together(text: string, topic: number, weighed: Weighed): (readonly [string, number])[] {
  const head = text.slice(0, 200);
  const own = OWN.test(head) && topic < 6;
  const fault = hasThingAndFault(head) && !own;
  const wrong = fault || weighed.reasons.some(([says, weight]) => weight > 0 && !NAMING.has(says.split('：')[0] ?? ''));
  return [
    ...sayings(head),
    ...(fault ? [['公共设施或场所出了毛病', 1.6] as const] : []),
    ...(QUESTION.test(head) && (topic >= 5 || (topic >= 3.5 && (wrong || text.length > 10)))
      ? [['就公事发问', 0.7] as const]
      : []),
    ...(PLACE_NAME.test(head) ? [['说了地方', 0.7] as const] : []),
    ...(own ? [['自己的东西', -1.6] as const] : []),
    ...(!wrong && text.length <= 10 && !QUESTION.test(head) ? [['只提到公事', -0.7] as const] : []),
  ];
}

const squash = (x: number): number => 1 / (1 + Math.exp(-STEEPNESS * (x - CENTRE)));
const round = (x: number): number => Math.round(x * 10000) / 10000;

const readingOf = (score: number): Reading =>
  score >= COMPLAINT_FROM ? 'complaint' : score >= UNSURE_FROM ? 'unsure' : 'chatter';

/** The verdict over one message, or over the joined text of a burst. */
export function recognise(raw: string, context: RecogniseContext): Verdict {
  const text = normalise(withoutMentions(raw, context.botNames ?? DEFAULT_BOT_NAMES));
  const topic = categorise(text, context.catalogue);
  const urgent = urgencyOf(text);
  const kind = kindOf(text);
  const weighed = weigh(text);
  const notice = noticeReason(text);
  const length = Math.min(2.5, Math.max(0, (text.length - 12) / 40));
  const jointly = together(text, topic.total, weighed);
  const base =
    weighed.sum + Math.min(3, topic.total * 0.3) + length + jointly.reduce((sum, [, weight]) => sum + weight, 0);
  const reasons = [...weighed.reasons, ...jointly];
  if (topic.weight > 0)
    reasons.push([`${leafOf(topic.category)}：${topic.words.join('、')}`, Math.min(3, topic.total * 0.3)]);
  let score = squash(base);
  if (admonishes(text)) score = Math.min(score, UNSURE_FROM);
  if (notice !== undefined) {
    score = Math.min(score, 0.1);
    reasons.push([notice, -9]);
  }
  if (urgent.says !== undefined && notice === undefined) {
    score = Math.max(score, urgent.urgency === 'critical' ? 0.9 : 0.75);
    reasons.push([`紧急：${urgent.says}`, 9]);
  }
  const matter = sensitiveMatter(text, kind, urgent.emergency);
  const row = sensitiveRow(matter);
  if (row !== undefined && notice === undefined) score = Math.max(score, row.weight);
  const answers = residentWord(text) !== undefined && !stillUnresolved(text);
  const idle = text === '' || isSmallTalk(text) || isEcho(text) || answers;
  if (idle) score = Math.min(score, 0.1);
  else if (context.mentionsBot) {
    score = Math.max(score, 0.8);
    reasons.push(['对助手说的', 8]);
  }
  score = round(score);
  const named = categoryOfEmergency(urgent.emergency, context.catalogue);
  if (row !== undefined) reasons.push([`敏感：${row.name}`, 7]);
  return {
    reading: readingOf(score),
    score,
    label: named?.label ?? topic.label,
    category: named?.id ?? topic.category,
    firmness: named === undefined ? topic.weight : Math.max(topic.weight, SETTLED),
    kind,
    urgency: urgent.urgency,
    ...(urgent.emergency === undefined ? {} : { emergency: urgent.emergency }),
    sensitive: row?.inGroups === 'silent',
    ...(matter === undefined ? {} : { matter }),
    ...(complainsOfStaff(text, kind) ? { ofStaff: true } : {}),
    cues: reasons
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
      .slice(0, 6)
      .map(([says]) => says),
  };
}

/** What cue words and sayings tell, for a complaint or against one, as log-odds with their reasons. Pure. */
import type { Categorised } from './categorise.ts';
import { leafOf } from './category.ts';
import { cueEntries } from './cue-words.ts';
import { compileLexicon, scan } from './lexicon.ts';
import { sayings } from './sayings.ts';
import { hasThingAndFault } from './thing-and-fault.ts';

/** What was said, and how much it weighs. */
export type Reason = readonly [says: string, weight: number];

export interface Evidence {
  /** Log-odds of a complaint; 0 = as much for it as against. */
  readonly odds: number;
  readonly reasons: readonly Reason[];
}

/** Log-odds are centred here: this much must be said before a message counts as a complaint. */
const CENTRE = 1.6;
/** Subject matter alone counts at most this much. */
const TOPIC_CAP = 3;

const LEXICON = compileLexicon(cueEntries());
/** Idle-talk words of a text count at most this much per kind of cue. */
const ROW_CAP = 3;

interface Weighed {
  readonly sum: number;
  readonly reasons: readonly Reason[];
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
  const reasons: Reason[] = [];
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
function together(text: string, topic: number, weighed: Weighed): Reason[] {
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

/** `text` normalised; `topic` what its category cues said. */
export function cueEvidence(text: string, topic: Categorised): Evidence {
  const weighed = weigh(text);
  const jointly = together(text, topic.total, weighed);
  const length = Math.min(2.5, Math.max(0, (text.length - 12) / 40));
  const subject = Math.min(TOPIC_CAP, topic.total * 0.3);
  const sum = weighed.sum + subject + length + jointly.reduce((total, [, weight]) => total + weight, 0);
  const named: Reason[] = topic.weight > 0 ? [[`${leafOf(topic.category)}：${topic.words.join('、')}`, subject]] : [];
  return { odds: sum - CENTRE, reasons: [...weighed.reasons, ...jointly, ...named] };
}

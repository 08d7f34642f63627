/** Is this a complaint, about what, how urgent: rules first, learnt models for the rest, cue words as reasons. Pure. */

import { type Categorised, categorise } from './categorise.ts';
import type { CategoryCatalogue } from './category.ts';
import { cueEvidence, type Reason } from './cue-evidence.ts';
import { isEcho } from './echo.ts';
import { categoryOfEmergency } from './emergency-category.ts';
import { asksAhead, kindOf } from './kind.ts';
import { normalise, withoutMentions } from './normalise.ts';
import { noticeReason } from './notice.ts';
import { plainFault } from './plain-fault.ts';
import { isPlaint } from './plaint.ts';
import { DEFAULT_BOT_NAMES, residentWord, stillUnresolved } from './resident-words.ts';
import { saidToBot } from './said-to-bot.ts';
import { admonishes, tellsOfElsewhere } from './sayings.ts';
import { complainsOfStaff, sensitiveMatter } from './sensitive.ts';
import { isSilent, type SensitiveMatter, sensitiveRow } from './sensitive-matters.ts';
import { isSmallTalk } from './small-talk.ts';
import { type Topic, topicOf } from './topic.ts';
import { detect, type ReadText, readText, reasonsOf, type TrainedModels } from './trained-models.ts';
import { type Urgent, urgencyOf } from './urgency.ts';
import type { ComplaintKind, Reading, Verdict } from './verdict.ts';

export interface RecogniseContext {
  readonly catalogue: CategoryCatalogue;
  readonly mentionsBot: boolean;
  /** Names the bot answers to; default {@link DEFAULT_BOT_NAMES}. */
  readonly botNames?: readonly string[];
  /** Without models the cue words decide alone. */
  readonly models?: TrainedModels;
}

/** At and above: 诉求. */
const COMPLAINT_FROM = 0.7;
/** From here to {@link COMPLAINT_FROM}: 存疑, the dispatcher reads it. */
const UNSURE_FROM = 0.42;
/** Where the cue words call it a complaint and the model does not take it for idle talk outright, a person reads it. */
const HEARD_FROM = 0.3;
/** Where the cue words leave nothing open, a model that is half sure follows them. */
const PLAIN_FROM = 0.95;
const HALF = 0.5;
/** Score of a text that holds no cue at all; below it something speaks for idle talk. */
export const NEUTRAL_SCORE = 0.08;

/** Firmness of a category that an emergency names. */
const SETTLED = 3.5;
const MOST_REASONS = 6;
/** Characters of a message that are read: no rule looks further, and one character may fold out into eighteen. */
const READS = 10_000;

const squash = (x: number): number => 1 / (1 + Math.exp(-x));
const odds = (p: number): number => Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p));
const round = (x: number): number => Math.round(x * 10000) / 10000;

const readingOf = (score: number): Reading =>
  score >= COMPLAINT_FROM ? 'complaint' : score >= UNSURE_FROM ? 'unsure' : 'chatter';

/** A learnt probability on the scale of the score: where the model's bands begin, ours begin (a straight line in log-odds). */
function onScale(probability: number, bands: { readonly complaint: number; readonly unsure: number }): number {
  const [high, low] = [odds(bands.complaint), odds(bands.unsure)];
  const steepness = (odds(COMPLAINT_FROM) - odds(UNSURE_FROM)) / Math.max(1e-6, high - low);
  return squash(odds(COMPLAINT_FROM) + steepness * (odds(probability) - high));
}

/** The text as every rule sees it, and what was found so far. */
interface Heard {
  readonly text: string;
  readonly read: ReadText;
  readonly cues: Categorised;
  readonly kind: ComplaintKind;
  readonly urgent: Urgent;
  readonly notice: string | undefined;
  readonly matter: SensitiveMatter | undefined;
  readonly reasons: Reason[];
}

function hear(text: string, catalogue: CategoryCatalogue): Heard {
  const kind = kindOf(text);
  const urgent = urgencyOf(text);
  return {
    text,
    read: readText(text),
    cues: categorise(text, catalogue),
    kind,
    urgent,
    notice: noticeReason(text),
    matter: sensitiveMatter(text, kind, urgent.emergency),
    reasons: [],
  };
}

/** Cue words that speak plainly settle the model's doubt, and raise one where it has none. */
function saidPlainly(cued: number, learnt: number): number {
  if (cued >= PLAIN_FROM && learnt >= HALF) return COMPLAINT_FROM;
  return cued >= COMPLAINT_FROM && learnt > HEARD_FROM ? UNSURE_FROM : 0;
}

/** “我们家停水一天了，没法做饭”: something public is out of order and somebody says what it does to them. */
const suffersFrom = (text: string, reasons: readonly Reason[]): boolean =>
  isPlaint(text) && reasons.some(([says]) => OUT_OF_ORDER.some((row) => says.startsWith(row)));
const OUT_OF_ORDER = ['设施坏了', '公共设施或场所出了毛病'];

/** A number, a door, a letter: nothing a model of sentences could weigh. Two or three characters are left to the cue words. */
const WORDS = /(?:[\u4e00-\u9fff][^\u4e00-\u9fff]{0,40}){4}/u;
const hasWords = (text: string): boolean => WORDS.test(text.slice(0, 200));

/** What the words alone say: the model where there is one, else the cues. Adds its reasons. */
function weigh({ text, read, cues, reasons }: Heard, model: TrainedModels['detection']): number {
  const evidence = cueEvidence(text, cues);
  reasons.push(...evidence.reasons);
  if (model?.bands === undefined || !hasWords(text)) return squash(evidence.odds);
  const learnt = onScale(detect(model, read, evidence.odds), model.bands);
  const said = suffersFrom(text, evidence.reasons) && evidence.odds > 0 ? COMPLAINT_FROM : 0;
  const score = Math.max(learnt, saidPlainly(squash(evidence.odds), learnt), said);
  // Idle talk has no runs that speak for it, and is most of what is heard.
  if (score >= UNSURE_FROM) reasons.push(...reasonsOf(model, read, 'complaint'));
  return score;
}

/** What a whole message of a few words says at least: a public thing out of order, or something a person should read. */
function plainly({ text, reasons }: Heard, score: number): number {
  const fault = plainFault(text);
  if (fault === undefined) return 0;
  reasons.push([fault === 'broken' ? '公用的东西坏了' : '像是在说毛病', 3]);
  return fault === 'broken' && score >= UNSURE_FROM ? COMPLAINT_FROM : UNSURE_FROM;
}

/** Rules stand over what the words alone say. Adds their reasons. */
function scoreOf(heard: Heard, { models, mentionsBot }: RecogniseContext): number {
  const { text, notice, urgent, matter, reasons } = heard;
  let score = weigh(heard, models?.detection);
  score = Math.max(score, plainly(heard, score));
  if (asksAhead(text)) score = Math.max(score, COMPLAINT_FROM);
  if (admonishes(text) || tellsOfElsewhere(text)) score = Math.min(score, UNSURE_FROM);
  if (notice !== undefined) {
    score = Math.min(score, 0.1);
    reasons.push([notice, -9]);
  }
  if (urgent.says !== undefined && notice === undefined) {
    score = Math.max(score, urgent.urgency === 'critical' ? 0.9 : 0.75);
    reasons.push([`紧急：${urgent.says}`, 9]);
  }
  const row = sensitiveRow(matter);
  if (row !== undefined && notice === undefined) score = Math.max(score, row.weight);
  if (row !== undefined) reasons.push([`敏感：${row.name}`, 7]);
  if (isIdle(text)) return Math.min(score, 0.1);
  if (!mentionsBot) return score;
  if (score < UNSURE_FROM && saidToBot(text) === 'talk') return score;
  reasons.push(['对助手说的', 8]);
  return Math.max(score, 0.8);
}

/** A whole message that wants no ticket: nothing, a greeting, an echo, an answer to us. */
const isIdle = (text: string): boolean =>
  text === '' || isSmallTalk(text) || isEcho(text) || (residentWord(text) !== undefined && !stillUnresolved(text));

/** The verdict over one message, or over the joined text of a burst. */
export function recognise(raw: string, context: RecogniseContext): Verdict {
  const text = normalise(withoutMentions(raw.slice(0, READS), context.botNames ?? DEFAULT_BOT_NAMES));
  const heard = hear(text, context.catalogue);
  const { cues, kind, urgent, matter, reasons } = heard;
  const score = round(scoreOf(heard, context));
  const named = categoryOfEmergency(urgent.emergency, context.catalogue);
  const topic: Topic = topicOf({ read: heard.read, cues, catalogue: context.catalogue, models: context.models });
  if (score >= UNSURE_FROM) reasons.push(...topic.reasons());
  return {
    reading: readingOf(score),
    score,
    label: named?.label ?? topic.label,
    category: named?.id ?? topic.category,
    firmness: named === undefined ? cues.weight : Math.max(cues.weight, SETTLED),
    kind,
    urgency: urgent.urgency,
    ...(urgent.emergency === undefined ? {} : { emergency: urgent.emergency }),
    sensitive: isSilent(matter),
    ...(matter === undefined ? {} : { matter }),
    ...(complainsOfStaff(text, kind) ? { ofStaff: true } : {}),
    ...(topic.unit === undefined ? {} : { unit: topic.unit }),
    cues: reasons
      .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
      .slice(0, MOST_REASONS)
      .map(([says]) => says),
  };
}

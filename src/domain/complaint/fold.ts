/**
 * Folding (contract §10): several messages of one resident make one complaint. A ticket opens with the first complaint
 * message; what the same resident says within 5 minutes of each other, 30 minutes in all, is added. Two matters stay two.
 */
import { buildingsOf, disjoint } from './building.ts';
import { topOf } from './category.ts';
import { everybodysMatter } from './everybodys-matter.ts';
import { withoutMentions } from './normalise.ts';
import { isIdle, isPlaint } from './plaint.ts';
import { NEUTRAL_SCORE } from './recognise.ts';
import { sameMatter } from './similarity.ts';
import { hasThingAndFault } from './thing-and-fault.ts';
import type { Verdict } from './verdict.ts';

const MINUTE = 60_000;
/** Longest pause inside one burst, milliseconds. */
export const BURST_GAP = 5 * MINUTE;
/** Longest burst, from the ticket's first message, milliseconds. */
const BURST_SPAN = 30 * MINUTE;

/** One message of the resident, as far as folding needs to know it. */
export interface FoldMessage {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: 'text' | 'image' | 'voice';
  /** A voice's transcript; '' for a picture. */
  readonly text: string;
  /** Absent for a picture or a voice without transcript. */
  readonly verdict?: Verdict;
  /** “+1”, 同问: handled by the echo rule, never folded. */
  readonly isEcho?: boolean;
}

/** An earlier message of the same resident in the same group. */
export interface EarlierMessage extends FoldMessage {
  /** The ticket it was put on. */
  readonly ticket?: string;
}

export interface FoldInput {
  readonly message: FoldMessage;
  /** Of the last 30 minutes, same resident, same group, oldest first. */
  readonly recent: readonly EarlierMessage[];
  /** Pauses and length of a burst, milliseconds; default 5 and 30 minutes (contract §10), lead 3. */
  readonly window?: FoldWindow;
  /** Verdict over the joined text of the waiting messages and this one: two doubtful halves may make one complaint. */
  readonly joined?: Verdict;
}

export interface FoldWindow {
  readonly gap: number;
  readonly span: number;
  /** What was said so shortly before leads in: “尊敬的领导”, “我是3栋的住户”. */
  readonly lead: number;
}
const FOLD_WINDOW: FoldWindow = { gap: BURST_GAP, span: BURST_SPAN, lead: 3 * MINUTE };

export type FoldDecision =
  /** `with` = earlier messages of the burst that go along (pictures, voice, doubtful ones). */
  | { readonly do: 'open'; readonly with: readonly string[] }
  | { readonly do: 'add'; readonly ticket: string; readonly with: readonly string[] }
  /** Picture, voice or doubtful words alone: nothing opens, they wait for what follows. */
  | { readonly do: 'hold' }
  | { readonly do: 'ignore' };

/** Media, doubtful words, and plain words that nothing speaks against: they may belong to what stands beside them. */
function belongs(message: FoldMessage): boolean {
  if (message.isEcho === true) return false;
  if (message.kind === 'image' || message.verdict === undefined) return true;
  return message.verdict.reading !== 'chatter' || (message.verdict.score >= NEUTRAL_FLOOR && message.text.length > 1);
}
const NEUTRAL_FLOOR = NEUTRAL_SCORE * 0.5;

/** The messages of the burst this one continues, newest first: no pause over five minutes. */
function burstBefore(message: FoldMessage, recent: readonly EarlierMessage[], window: FoldWindow): EarlierMessage[] {
  const burst: EarlierMessage[] = [];
  let later = message.at;
  for (const earlier of recent.filter((m) => m.ticket !== undefined || belongs(m)).toReversed()) {
    if (later - earlier.at > window.gap || message.at - earlier.at > window.span) break;
    burst.push(earlier);
    later = earlier.at;
  }
  return burst;
}

/** Waiting messages of the burst after its last ticketed one, oldest first; a picture, a voice, or doubtful words. */
const waiting = (burst: readonly EarlierMessage[]): EarlierMessage[] => {
  const until = burst.findIndex((m) => m.ticket !== undefined);
  return (until < 0 ? [...burst] : burst.slice(0, until)).toReversed();
};

/** Ids of `with`: plain words before the first doubtful one or picture are left behind, unless they lead in. */
function along(held: readonly EarlierMessage[], message: FoldMessage, lead: number): string[] {
  const led = held.findIndex(
    (m, i) => leadsIn(held.slice(i), message, lead) || m.kind !== 'text' || m.verdict?.reading !== 'chatter',
  );
  return led < 0 ? [] : held.slice(led).map((m) => m.id);
}

/** Each of these follows the one before within moments, up to the message. */
const leadsIn = (held: readonly EarlierMessage[], message: FoldMessage, lead: number): boolean =>
  held.every((m, i) => (held[i + 1] ?? message).at - m.at <= lead && !isIdle(m.text));

/** Plain words between two messages of one ticket are part of it, whatever they would be by themselves. */
function between(recent: readonly EarlierMessage[], last: EarlierMessage): string[] {
  return recent
    .filter((m) => m.at >= last.at && m.ticket === undefined && m.isEcho !== true)
    .filter((m) => belongs(m) || !isIdle(m.text))
    .map((m) => m.id);
}

/** Words that open another subject, and words that carry the one before on. */
const ANEW = /^(?:另外|还有(?:个|一个|一件)?|再(?:反映|说|问)|对了|顺便|还想(?:问|反映)|第二(?:件|个)|另一(?:件|个))/u;
const GOES_ON =
  /^(?:而且|并且|所以|因此|因为|由于|但|可是?|不过|导致|造成|现在|目前|后来|于是|希望|望|请(?!问)|恳请|要求|盼|这|那|其|该|它|他|她|一是|二是|三是|[0-9一二三四五][.、,，]|并|且|也|又|就|才|都|以致|结果|给|还是|到现在|至今|从|自|在|严重|影响|多次|没人|无人|有关|相关|谁|怎么|为什么|什么时候|何时|是否|难道|如果|虽然)/u;
/** Words that carry on what was said before. */
export const continues = (text: string): boolean => GOES_ON.test(text) && !ANEW.test(text);

/** Such a message wants something by itself: short, with a thing and its fault, or asking outright. */
const ASKS = /^(?:投诉|举报|咨询|请问|建议|反映|关于|坚决反对|强烈要求|想问|我要投诉|求助)|[?？]$/u;
export const standsAlone = (text: string): boolean =>
  text.length <= 30 && !GOES_ON.test(text) && (ASKS.test(text) || hasThingAndFault(text));
/** Firmness from which a message names its category by itself. */
const FIRM = 3.5;

/**
 * “Two matters of one resident stay two”: a second full complaint that names another category by itself, shares nothing
 * with the first and does not go on from it. In doubt it belongs to the first: a burst is nearly always one matter.
 */
function otherMatter(message: FoldMessage, ticketed: readonly EarlierMessage[]): boolean {
  const own = message.verdict;
  const last = ticketed.findLast((m) => m.verdict?.reading === 'complaint');
  if (own !== undefined && isNewDanger(own, ticketed)) return true;
  if (own?.reading !== 'complaint' || last?.verdict === undefined || message.text.length < 5) return false;
  if (isOfOtherBuilding(message.text, ticketed)) return true;
  if (
    ticketed.some(
      (m) => m.verdict !== undefined && m.verdict.reading !== 'chatter' && m.verdict.category === own.category,
    )
  )
    return false;
  const before = ticketed.map((m) => m.text).join('，');
  const like = sameMatter(
    { text: before, category: last.verdict.category, label: last.verdict.label },
    { text: message.text, category: own.category, label: own.label },
  );
  if (like.same || like.score >= 0.15) return false;
  const firm = (own.firmness ?? FIRM) >= FIRM;
  if (ANEW.test(withoutMentions(message.text))) return firm;
  const apart =
    topOf(own.category) !== topOf(last.verdict.category) || !ticketed.some((m) => m.verdict?.label === own.label);
  return firm && apart && standsAlone(last.text) && standsAlone(message.text);
}

/** “5号楼也是这样” says that it is one and the same. */
const ALSO = /(?:号楼|栋|幢|座|号院)[\u4e00-\u9fff]{0,3}也/u;

/** Its own fault in another building, unless the whole estate has it: two houses are two jobs. */
function isOfOtherBuilding(text: string, ticketed: readonly EarlierMessage[]): boolean {
  const before = ticketed.map((m) => m.text).join('，');
  if (!disjoint(buildingsOf(before), buildingsOf(text))) return false;
  const shared = ticketed.some((m) => everybodysMatter(m.text, text) !== undefined);
  return !shared && !GOES_ON.test(text) && !ALSO.test(text);
}

/** A danger of another kind of thing is its own matter, whatever was spoken of before: “路灯坏了”, and then “有人困在电梯里”. */
const isNewDanger = (own: Verdict, ticketed: readonly EarlierMessage[]): boolean =>
  own.urgency === 'critical' &&
  !ticketed.some(({ verdict }) => verdict?.emergency === own.emergency || verdict?.category === own.category);

/** “老人上下楼太不方便” within five minutes of what was ticketed: plain words that carry it on. */
const goesOnPlainly = (message: FoldMessage, ticketed: readonly EarlierMessage[]): boolean =>
  message.kind === 'text' && message.at - (ticketed.at(-1)?.at ?? 0) <= BURST_GAP && isPlaint(message.text);

export function fold(input: FoldInput): FoldDecision {
  const { message, recent, joined, window = FOLD_WINDOW } = input;
  if (message.isEcho === true) return { do: 'ignore' };
  const burst = burstBefore(message, recent, window);
  const held = waiting(burst);
  const last = burst.find((m) => m.ticket !== undefined);
  const reading = message.verdict?.reading;
  if (last?.ticket !== undefined) {
    const ticketed = recent.filter((m) => m.ticket === last.ticket);
    const within = message.at - (ticketed[0]?.at ?? last.at) <= window.span;
    if (within && otherMatter(message, ticketed)) return { do: 'open', with: [] };
    // Doubtful words about another house are no part of this one's ticket: a person looks at them.
    if (within && reading === 'unsure' && isOfOtherBuilding(message.text, ticketed)) return { do: 'hold' };
    if (within)
      return belongs(message) || goesOnPlainly(message, ticketed)
        ? {
            do: 'add',
            ticket: last.ticket,
            with: [...new Set([...held.map((m) => m.id), ...between(recent, last)])],
          }
        : { do: 'ignore' };
  }
  if (reading === 'complaint') return { do: 'open', with: along(held, message, window.lead) };
  if (!belongs(message)) return { do: 'ignore' };
  if (joined?.reading === 'complaint' && held.length > 0)
    return { do: 'open', with: along(held, message, window.lead) };
  return message.kind === 'text' && reading === 'chatter' ? { do: 'ignore' } : { do: 'hold' };
}

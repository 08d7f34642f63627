import { addDays, type Day, dayOf, HOUR, MINUTE, type Moment, startOfDay } from '../time/moment.ts';
import type { ChatLine, ChatLog, UnreadLine } from './chat-line.ts';
import { dayAlone, headStyleOf } from './head-style.ts';
import { readSaidDay, readSaidTime, type SaidTime } from './said-time.ts';
import { isNote, spokenWords } from './spoken-words.ts';

/** `“文化小区1群”的聊天记录` */
const TITLE = /^\s*(?:\[聊天记录\]\s*)?(?:以下是)?["“「]?(.{1,40}?)["”」]?的聊天记录\s*[:：]?\s*$/u;
const NAMELESS = ['群聊', '微信群', '我'];
/** Of two times so near the later may stand first: messages are not shown quite in order. */
const SLACK = 5 * MINUTE;
/** The clock goes back by more than this only over midnight. */
const NIGHT = 12 * HOUR;

export interface WhenRead {
  /** When the log was copied: “昨天” and a time without a day are meant as of then. */
  readonly asOf: Moment;
  readonly now: Moment;
}

/** Reads a group's log as it is copied out of WeChat or a forwarded record; lines that belong to no message are told with the reason. */
export function readChatLog(text: string, when: WhenRead): ChatLog {
  const raw = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const { blocks, unread, group } = blocksOf(raw, when.asOf);
  const moments = resolved(
    blocks.map(({ time }) => time),
    when.asOf,
  );
  const lines: ChatLine[] = [];
  let withoutWords = 0;
  for (const [index, block] of blocks.entries()) {
    const at = moments[index] ?? 0;
    const words = spokenWords(block.text.join('\n'));
    if (at > when.now + SLACK) unread.push({ line: block.line, why: '时间比现在还晚' });
    else if (words === '') withoutWords += 1;
    else lines.push({ line: block.line, at, name: block.name, text: words });
  }
  return { group, lines, unread: unread.toSorted((a, b) => a.line - b.line), withoutWords };
}

interface PlacedTime extends SaidTime {
  /** The day that was named last on a line of its own. */
  readonly under: Day | undefined;
}

interface Block {
  readonly line: number;
  readonly name: string;
  readonly time: PlacedTime;
  readonly text: string[];
}

interface Blocks {
  readonly blocks: readonly Block[];
  readonly unread: UnreadLine[];
  readonly group: string | undefined;
}

function blocksOf(raw: readonly string[], asOf: Moment): Blocks {
  const lines = raw.map(narrow);
  const style = headStyleOf(lines);
  const heads = lines.map((_line, index) => style(lines, index));
  const blocks: Block[] = [];
  const unread: UnreadLine[] = [];
  let group: string | undefined;
  let day: Day | undefined;
  /** Where the next line belongs: to a message, to nothing yet, or to a message whose head could not be read. */
  let current: Block | 'none' | 'spoilt' = 'none';
  for (const [index, line] of lines.entries()) {
    const head = heads[index];
    const belongsToNext = heads[index + 1]?.before === 1;
    const title = blocks.length === 0 && !head ? TITLE.exec(raw[index] ?? '')?.[1] : undefined;
    const named = head ? undefined : dayAlone(line);
    if (head) {
      const time = readSaidTime(head.time, asOf);
      const begins = index + 1 - head.before;
      const text = head.textAt === undefined ? [] : [(raw[index] ?? '').slice(head.textAt)];
      if (!time) unread.push({ line: begins, why: `时间“${head.time}”不存在` });
      current = time ? { line: begins, name: head.name.trim(), time: { ...time, under: day }, text } : 'spoilt';
      if (current !== 'spoilt') blocks.push(current);
    } else if (title !== undefined) group ??= NAMELESS.includes(title) ? undefined : title;
    else if (named !== undefined) day = readSaidDay(named, asOf);
    else if (line.trim() === '' || belongsToNext) {
      if (typeof current === 'object' && !belongsToNext) current.text.push('');
    } else if (typeof current === 'object') current.text.push(raw[index] ?? '');
    else if (current === 'none' && !isNote(line)) unread.push({ line: index + 1, why: '前面没有时间和昵称' });
  }
  return { blocks, unread, group };
}

/** Full-width letters, digits and signs as narrow ones, each in its place: positions carry over to the original. */
const narrow = (line: string): string =>
  line.replace(/[\uFF01-\uFF5E\u3000\u00A0\u2005]/gu, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
  });

/** Gives each its day: from what was named before it, else counted back from when the log was copied. */
function resolved(times: readonly PlacedTime[], asOf: Moment): readonly Moment[] {
  const firstNamed = times.findIndex(({ day, under }) => day !== undefined || under !== undefined);
  const open = firstNamed === -1 ? times.length : firstNamed;
  const named = forward(times.slice(open));
  return [...backward(times.slice(0, open), named[0] ?? asOf), ...named];
}

function forward(times: readonly PlacedTime[]): readonly Moment[] {
  let day: Day = '1970-01-01';
  let under: Day | undefined;
  let last = 0;
  return times.map((time) => {
    const named = time.day ?? (time.under === under ? undefined : time.under);
    under = time.under;
    if (named === undefined && startOfDay(day) + time.ofDay < last - NIGHT) day = addDays(day, 1);
    else day = named ?? day;
    last = startOfDay(day) + time.ofDay;
    return last;
  });
}

function backward(times: readonly PlacedTime[], end: Moment): readonly Moment[] {
  let next = end;
  const moments: Moment[] = [];
  for (const { ofDay } of times.toReversed()) {
    const sameDay = startOfDay(dayOf(next)) + ofDay;
    next = sameDay > next + SLACK ? startOfDay(addDays(dayOf(next), -1)) + ofDay : sameDay;
    moments.unshift(next);
  }
  return moments;
}

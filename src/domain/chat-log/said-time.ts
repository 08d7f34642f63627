import { addDays, type Day, dayOf, HOUR, MINUTE, type Moment, parseDay, WEEKDAYS, weekdayOf } from '../time/moment.ts';

/** A time as a chat window shows it: often without the day. `ofDay` are milliseconds since its 00:00. */
export interface SaidTime {
  readonly day: Day | undefined;
  readonly ofDay: number;
}

const DATE = String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?)`;
const DAY_WORD = '(?:今天|昨天|前天|(?:星期|周|礼拜)[一二三四五六日天])';
const PART = '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|AM|PM|am|pm)';
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;

/** What may stand where a chat window writes a time; for matching inside a line in which full-width signs are narrow. */
export const TIME_PATTERN = String.raw`(?:(?:${DATE}|${DAY_WORD})(?:\s*${DAY_WORD})?T?\s*)?(?:${PART}\s*)?${CLOCK}(?:\s*(?:AM|PM|am|pm))?`;
/** A day alone, as it stands between the messages of two days. */
export const DATE_PATTERN = String.raw`${DATE}(?:\s*${DAY_WORD})?`;

const PARTS = new RegExp(
  String.raw`^(?:(${DATE})|(${DAY_WORD}))?(?:\s*${DAY_WORD})?T?\s*(${PART})?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM|am|pm)?$`,
);
const WEEKDAY_WORDS = '一二三四五六日天';

/** Reads a time that fits `TIME_PATTERN`; undefined for a day or an hour that does not exist. `asOf`: when it was shown. */
export function readSaidTime(text: string, asOf: Moment): SaidTime | undefined {
  const match = PARTS.exec(text.trim());
  if (!match) return undefined;
  const [, date, word, part, hour, minute, second, after] = match;
  const ofDay = millisecondsOf({ part: part ?? after, hour, minute, second });
  if (ofDay === undefined) return undefined;
  if (date === undefined && word === undefined) return { day: undefined, ofDay };
  const day = readSaidDay(date ?? word ?? '', asOf);
  return day === undefined ? undefined : { day, ofDay };
}

/** Reads a day that fits `DATE_PATTERN`, as seen at `asOf`. */
export function readSaidDay(text: string, asOf: Moment): Day | undefined {
  const today = dayOf(asOf);
  const word = /^(今天|昨天|前天)/.exec(text)?.[1];
  if (word) return addDays(today, -['今天', '昨天', '前天'].indexOf(word));
  const weekday = /^(?:星期|周|礼拜)(.)/.exec(text)?.[1];
  return weekday ? lastWeekday(weekday, today) : readDate(text, today);
}

/** Of the last seven days; today is shown without its name. */
function lastWeekday(word: string, today: Day): Day {
  const wanted = Math.min(WEEKDAY_WORDS.indexOf(word), 6);
  const back = (WEEKDAYS.indexOf(weekdayOf(today)) - wanted + 7) % 7;
  return addDays(today, -(back === 0 ? 7 : back));
}

/** Without a year it is the last such day. */
function readDate(text: string, today: Day): Day | undefined {
  const numbers = [...text.matchAll(/\d+/g)].slice(0, text.match(/^\d{4}/) ? 3 : 2).map(([digits]) => digits);
  if (numbers.length === 3) return parseDay(numbers.join('-'));
  const year = Number(today.slice(0, 4));
  const [month, day] = numbers;
  const candidates = [year, year - 1].map((one) => parseDay(`${one}-${month}-${day}`));
  return candidates.find((one) => one !== undefined && one <= today);
}

interface Clock {
  readonly part: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
}

function millisecondsOf({ part, hour, minute, second }: Clock): number | undefined {
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (h > 23 || m > 59 || s > 59) return undefined;
  return hourOf(part?.toLowerCase(), h) * HOUR + m * MINUTE + s * 1000;
}

function hourOf(part: string | undefined, hour: number): number {
  if (part === undefined) return hour;
  const late = ['下午', '傍晚', '晚上', '夜里', '深夜', 'pm'].includes(part);
  // “晚上12:05” is already the next day, “中午1:05” is after it, “凌晨12:05” just past midnight.
  if (late) return hour < 12 ? hour + 12 : hour === 12 && part !== '下午' && part !== 'pm' ? 24 : hour;
  if (part === '中午') return hour < 10 ? hour + 12 : hour;
  return hour === 12 && part !== '上午' ? 0 : hour;
}

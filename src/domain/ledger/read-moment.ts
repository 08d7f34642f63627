import { DAY, type Moment, parseDay, parseMoment, startOfDay } from '../time/moment.ts';
import { plain } from './plain-text.ts';

/** A moment out of a cell. Of a day without a time of day only the day is known. */
export interface ReadMoment {
  readonly at: Moment;
  readonly dayOnly: boolean;
}

/** Days from 1899-12-30 to 1970-01-01: Excel counts from there, and takes 1900 for a leap year. */
const EPOCH_1900 = 25_569;
/** Days a date is smaller by in workbooks that count from 1904. */
const EPOCH_1904 = 1462;
const SHANGHAI = 8 * 3_600_000;
/** No moment is written longer; what is would only keep the patterns below busy. */
const LONGEST = 40;
const LONGEST_DAY = '2023-10-01'.length;

const MARK = String.raw`\s*[年./-]\s*`;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?/u;
const DOTTED = new RegExp(String.raw`^(\d{4})${MARK}(\d{1,2})${MARK}(\d{1,2})(?=\s|T|$)`, 'u');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\s*(\d{2})(\d{2})(\d{2})?)?$/u;
const WEEKDAY = /\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?\s*/u;
const CHINESE_TIME = /(\d{1,2})\s*[时点]\s*(?:(\d{1,2})\s*分?)?\s*(?:(\d{1,2})\s*秒)?/u;
const HALF_OF_DAY =
  /(凌晨|早上|上午|中午|下午|晚上|傍晚)\s*(\d{1,2})(?=:)|(\d{1,2}):(\d{2}(?::\d{2})?)\s*([AaPp])[Mm]$/u;

/** Undefined where the text is no moment, or one nobody can mean. */
export function readMoment(cell: string, dated1904 = false): ReadMoment | undefined {
  if (cell.length > LONGEST) return undefined;
  // By far the most cells are written in the first of these shapes, and a ledger has half a million of them.
  const asWritten = cell.length > LONGEST_DAY ? parseMoment(cell) : undefined;
  if (asWritten !== undefined) return sensible(asWritten, false);
  const text = plain(cell);
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) return fromSerial(Number(text), dated1904);
  const written = parseMoment(text) === undefined ? respelt(text) : text;
  const day = parseDay(written);
  if (day !== undefined) return sensible(startOfDay(day), true);
  const at = parseMoment(written);
  return at === undefined ? undefined : sensible(at, false);
}

/** Days since the epoch of the workbook, with the time of day behind the point; to the second, which is all the fraction can hold. */
function fromSerial(serial: number, dated1904: boolean): ReadMoment | undefined {
  const days = serial - EPOCH_1900 + (dated1904 ? EPOCH_1904 : 0);
  return sensible(Math.round((days * DAY) / 1000) * 1000 - SHANGHAI, Number.isInteger(serial));
}

const FIRST = startOfDay('2000-01-01');
const END = startOfDay('2100-01-01');

/** Ledgers of this century: a year out of it is a slip of the pen. */
const sensible = (at: Moment, dayOnly: boolean): ReadMoment | undefined =>
  at >= FIRST && at < END ? { at, dayOnly } : undefined;

/** All other shapes as the one `parseMoment` reads. */
function respelt(text: string): string {
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact;
    return `${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}:${second ?? '00'}`}`;
  }
  return text
    .replace(WEEKDAY, ' ')
    .replace(CHINESE, '$1-$2-$3 ')
    .replace(DOTTED, '$1-$2-$3 ')
    .replace(CHINESE_TIME, (_all, hour: string, minute?: string, second?: string) => clock(hour, minute, second))
    .replace(HALF_OF_DAY, (all, half?: string, hour?: string, hour12?: string, rest?: string, letter?: string) =>
      half === undefined
        ? `${(letter?.toLowerCase() === 'p' ? afternoon : forenoon)(Number(hour12))}:${rest}`
        : // What stays as it was written is no moment.
          String(HOUR_IN[half]?.(Number(hour)) ?? all),
    )
    .replace(/\s*:\s*/gu, ':')
    .replace(/\s+/gu, ' ')
    .trim();
}

const clock = (hour: string, minute = '0', second?: string): string =>
  [hour, minute.padStart(2, '0'), ...(second === undefined ? [] : [second.padStart(2, '0')])].join(':');

type HourOf = (hour: number) => number | undefined;

/** `上午12` is 0. */
const forenoon: HourOf = (hour) => (hour === 12 ? 0 : hour);
/** `下午3` is 15, `下午15` too. */
const afternoon: HourOf = (hour) => (hour < 12 ? hour + 12 : hour);
/** `中午12` stays, `中午1` is 13; `中午6` nobody can mean. */
const midday: HourOf = (hour) => (hour === 1 || hour === 2 ? hour + 12 : hour >= 10 ? hour : undefined);
/** `晚上7` is 19, `晚上19` too. Of `晚上12` and `晚上1` nobody can say whether that day begins or ends with it. */
const evening: HourOf = (hour) => (hour >= 5 && hour < 12 ? hour + 12 : hour > 12 ? hour : undefined);

const HOUR_IN: Readonly<Record<string, HourOf>> = {
  凌晨: forenoon,
  早上: forenoon,
  上午: forenoon,
  中午: midday,
  下午: afternoon,
  傍晚: evening,
  晚上: evening,
};

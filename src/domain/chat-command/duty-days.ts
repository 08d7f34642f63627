import { holidayMeant } from '../time/holidays.ts';
import { addDays, type Day, parseDay, WEEKDAYS, weekdayOf } from '../time/moment.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { endsOf } from './duty-words.ts';

/** Days in a row; both ends belong to it. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** What is needed to know which day is meant. */
interface Today {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
}

/** Which days are meant by “明天”, “5月1日至5日”, “周六、周日”; undefined where one of them is no day, or lies in the past. */
export function dutyDays(words: string, about: Today): readonly DayRange[] | undefined {
  const ranges = words.split('、').map((one) => rangeOf(one, about));
  return ranges.every((range) => range !== undefined && range.to >= about.today && range.from <= range.to)
    ? (ranges as readonly DayRange[])
    : undefined;
}

function rangeOf(words: string, about: Today): DayRange | undefined {
  const [first, last] = endsOf(words);
  const from = stretchOf(first, about);
  if (!from || first === last) return from;
  // “3月30日至2日” ends in April: the second end is looked for from the first one on.
  const to = stretchOf(last, { ...about, today: from.from }, from.from);
  return to && { from: from.from, to: to.to };
}

function stretchOf(words: string, { today, calendar }: Today, after?: Day): DayRange | undefined {
  const day = dayMeant(words, today, after);
  if (day) return { from: day, to: day };
  const week = /^(这个?|本|下个?)?(?:周|星期|礼拜)(末)?$/u.exec(words);
  if (week) return weekMeant(today, week[1]?.startsWith('下') === true, week[2] !== undefined);
  return /节|假|元旦|清明|五一|端午|中秋|国庆/u.test(words) ? holidayMeant(calendar, words, today) : undefined;
}

const OFFSETS: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 大: 3 };

function dayMeant(words: string, today: Day, after: Day | undefined): Day | undefined {
  const offset = /^(?:[今明][天日晚]|后[天日]|大后天)$/u.test(words) ? OFFSETS[words.charAt(0)] : undefined;
  if (offset !== undefined) return addDays(today, offset);
  const weekday = /^(这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(words);
  if (weekday) return weekdayMeant(today, weekday[1], weekday[2] ?? '');
  const date = /^(?:(20\d\d)年)?(\d{1,2})[月/](\d{1,2})[日号]?$/u.exec(words);
  if (date) return dateMeant(today, date[1], `${date[2]}-${date[3]}`);
  const dayOfMonth = /^(\d{1,2})[日号]$/u.exec(words)?.[1];
  return dayOfMonth === undefined ? undefined : inMonth(after ?? today, Number(dayOfMonth));
}

/** Monday of the week a day lies in. */
const mondayOf = (day: Day): Day => addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));

/** “周六” is the next one, today among them; “下周一” that of the week after this. */
function weekdayMeant(today: Day, which: string | undefined, name: string): Day {
  const index = '一二三四五六日'.indexOf(name === '天' ? '日' : name);
  if (which?.startsWith('下')) return addDays(mondayOf(today), 7 + index);
  const inThisWeek = addDays(mondayOf(today), index);
  return which === undefined && inThisWeek < today ? addDays(inThisWeek, 7) : inThisWeek;
}

function weekMeant(today: Day, next: boolean, weekend: boolean): DayRange {
  const monday = addDays(mondayOf(today), next ? 7 : 0);
  if (weekend) return { from: later(addDays(monday, 5), today), to: addDays(monday, 6) };
  return { from: next ? monday : today, to: addDays(monday, 6) };
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Without a year the next such date: in December “1月2日” is next year's. Yesterday stays yesterday, and is refused. */
function dateMeant(today: Day, year: string | undefined, date: string): Day | undefined {
  if (year !== undefined) return parseDay(`${year}-${date}`);
  const thisYear = parseDay(`${today.slice(0, 4)}-${date}`);
  if (thisYear === undefined || thisYear >= addDays(today, -60)) return thisYear;
  return parseDay(`${Number(today.slice(0, 4)) + 1}-${date}`);
}

/** “5日”: of this month, or of the next where it has passed. */
function inMonth(from: Day, dayOfMonth: number): Day | undefined {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const here = parseDay(`${year}-${month}-${dayOfMonth}`);
  if (here !== undefined && here >= from) return here;
  return month === 12 ? parseDay(`${year + 1}-1-${dayOfMonth}`) : parseDay(`${year}-${month + 1}-${dayOfMonth}`);
}

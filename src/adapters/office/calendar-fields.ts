import { z } from 'zod';
import type { SeasonHours } from '../../domain/time/cn-calendar.ts';
import { addDays, type Day, parseDay } from '../../domain/time/moment.ts';
import { isSeasonRange, parseSeasonDay } from '../../domain/time/season.ts';
import { list, reading, workingSpan } from './office-fields.ts';

/** Longer ranges of days off are slips of the pen, as a year written wrong. */
const MOST_DAYS = 366;
const DATE = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`;
const RANGE = new RegExp(String.raw`^(${DATE})\s*(?:\.{2,3}|…+|[-–—~至到])\s*(${DATE})$`, 'u');

/** `2026年8月20日`, `２０２６-8-20` and `2026.8.20` are 2026-8-20. */
const plain = (said: string): string =>
  said.normalize('NFKC').replace(/(\d{4})年(\d{1,2})月(\d{1,2})[日号]?/gu, '$1-$2-$3');

const dayOf = (said: string): Day | undefined => parseDay(said.replaceAll('.', '-'));

function daysOf(said: string): readonly Day[] | undefined {
  const text = plain(said);
  const single = dayOf(text);
  if (single !== undefined) return [single];
  const range = RANGE.exec(text);
  const [from, to] = [dayOf(range?.[1] ?? ''), dayOf(range?.[2] ?? '')];
  if (from === undefined || to === undefined || to < from) return undefined;
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (days.length === MOST_DAYS) return undefined;
    days.push(day);
  }
  return days;
}

/** One day, or a range of them, both ends included: `2026-08-20..2026-08-25`, `2026-08-20至2026-08-25`. */
export const days = reading(
  daysOf,
  (said) =>
    `“${said}”不是有效的日期，应当写作 2026-08-20；一段日子写作 2026-08-20..2026-08-25（年份写全，先早后晚，不超过一年）`,
);

const seasonDay = reading(
  (said) => parseSeasonDay(plain(said).replace(/^(\d{1,2})月(\d{1,2})[日号]?$/u, '$1-$2')),
  (said) => `“${said}”不是有效的日期，每年都有的写作 05-01，只这一年的写作 2026-05-01`,
);

const SEASON_EXAMPLE = '{ from: 05-01, to: 09-30, hours: ["08:30-12:00", "14:30-18:00"] }';

const season = z
  .strictObject(
    { from: seasonDay.optional(), to: seasonDay.optional(), hours: list(workingSpan) },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `不认识字段“${issue.keys.join('、')}”，一段作息应当写作 ${SEASON_EXAMPLE}`
          : `应当写作 ${SEASON_EXAMPLE}`,
    },
  )
  .superRefine(({ from, to, hours }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    if (hours.length === 0) fault(`没有写工作时间，应当写作 ${SEASON_EXAMPLE}`);
    if ((from === undefined) !== (to === undefined))
      fault(`只写了${from === undefined ? '到哪天（to）' : '从哪天（from）'}，两头都要写：${SEASON_EXAMPLE}`);
    else if (from !== undefined && to !== undefined && !isSeasonRange({ from, to }))
      fault(`从 ${from} 到 ${to} 不成一段：两头要么都写月-日，要么都写年-月-日，而且先早后晚`);
  });

/** `09:00-12:00`, or a season with hours of its own. */
export const workingTime = z.unknown().transform((given, context): string | SeasonHours => {
  const parsed = (typeof given === 'object' && !Array.isArray(given) ? season : workingSpan).safeParse(given);
  if (parsed.success) return parsed.data as string | SeasonHours;
  // A field nobody knows was meant to be one that is then missing: one fault, not two.
  const unknown = parsed.error.issues.filter(({ code }) => code === 'unrecognized_keys');
  for (const issue of unknown.length > 0 ? unknown : parsed.error.issues)
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
  return z.NEVER;
});

/** A list of spans, a list of seasons, or one season alone. */
export const workingTimes = z.preprocess(
  (given) => (typeof given === 'object' && given !== null && !Array.isArray(given) ? [given] : given),
  list(workingTime),
);

import { z } from 'zod';
import { meant } from '../../domain/base/near-miss.ts';
import type { Limit } from '../../domain/deadline/deadline.ts';
import { NO_QUIET_HOURS } from '../../domain/policy/default-policy.ts';
import type { ClockSpan } from '../../domain/policy/office-policy.ts';
import { parseClock } from '../../domain/time/moment.ts';
import { withChinese, wordFor } from './enum-words.ts';
import { LIMIT_EXAMPLES, parseLimit } from './limit-spelling.ts';
import { parseWhen, WHEN_EXAMPLES } from './rung-spelling.ts';

/** Single fields of the office file: each takes the text as written and gives the value the domain wants, or says in Chinese what is wrong. */

export const text = z.string({ error: '应当是一段文字，不是列表或字段' }).trim().min(1, { error: '不能为空' });

/** A field read by `parse`; undefined from it means "not that". */
export function reading<T>(parse: (said: string) => T | undefined, expected: (said: string) => string) {
  return z.string({ error: '应当是一个简单的值，不是列表或字段' }).transform((said, context): T => {
    const value = parse(said.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected(said) });
    return z.NEVER;
  });
}

export const flag = reading(
  (said) =>
    /^(?:true|yes|on|是|开)$/iu.test(said) ? true : /^(?:false|no|off|否|关)$/iu.test(said) ? false : undefined,
  (said) => `“${said}”应当是 true 或 false（是或否）`,
);

export const whole = (least: number, most: number) =>
  reading(
    (said) => (/^\d{1,9}$/u.test(said) && Number(said) >= least && Number(said) <= most ? Number(said) : undefined),
    (said) => `“${said}”应当是 ${least} 到 ${most} 之间的整数`,
  );

export const oneOf = <const T extends string>(...known: readonly T[]) =>
  reading(
    (said) => known.find((word) => word === said),
    (said) => {
      const word = wordFor(said.trim(), known);
      return word === undefined
        ? `“${said}”不认识，可写 ${withChinese(known)}${meant(said, known)}`
        : `“${said}”不认识，应当写作 ${word}`;
    },
  );

/** `9:00` and `９：００` are 09:00; undefined for what is no time of the clock. `24:00` only ends a span. */
function clockOf(said: string, most: number): string | undefined {
  const plain = said.normalize('NFKC').trim();
  const minutes = parseClock(plain);
  return minutes === undefined || minutes > most ? undefined : plain.padStart(5, '0');
}

export const clock = reading(
  (said) => clockOf(said, 1439),
  (said) => `“${said}”不是有效的时间，应当写作 09:30（00:00 到 23:59）`,
);

function spanOf(said: string): ClockSpan | undefined {
  const [from, to, ...more] = said.normalize('NFKC').split(/\s*[-–—~～至到]\s*/u);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const [opens, closes] = [clockOf(from, 1439), clockOf(to, 1440)];
  return opens === undefined || closes === undefined || opens === closes ? undefined : { from: opens, to: closes };
}

/** May run over midnight; `none` is no quiet hours at all. */
export const quietSpan = reading(
  (said) => (/^(?:none|无)$/iu.test(said) ? NO_QUIET_HOURS : spanOf(said)),
  (said) => `“${said}”不是有效的时段，应当写作 21:30-07:30；不设静默时段写 none`,
);

/** As the calendar wants it: `09:00-12:00`, within one day. */
export const workingSpan = reading(
  (said) => {
    const span = spanOf(said);
    return span && span.from < span.to ? `${span.from}-${span.to}` : undefined;
  },
  (said) => `“${said}”不是有效的工作时间，应当写作 09:00-12:00，终点在起点之后`,
);

export const limit = reading(parseLimit, (said) => `“${said}”不是有效的时限，${LIMIT_EXAMPLES}`);

/** Urgent tickets run around the clock: design §4. */
export const clockLimit = reading<Limit>(
  (said) => {
    const parsed = parseLimit(said);
    return parsed && ('clockMinutes' in parsed || 'clockDays' in parsed) ? parsed : undefined;
  },
  (said) => `“${said}”不行：紧急件按自然时间计算，应当写作 30 minutes、24 hours（或 30分钟、24小时）`,
);

export const when = reading(parseWhen, (said) => `“${said}”不是有效的提醒时机，${WHEN_EXAMPLES}`);

/** `[a, b]`; a single value may stand without brackets. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? [given] : given),
    z.array(item, { error: ({ input }) => (input === undefined ? '没有写' : '应当是列表，如 [甲, 乙]') }),
  );

/** `example` is how it is written. */
export const named = <T extends z.ZodType>(value: T, example: string) =>
  z.record(z.string(), value, { error: `应当写作 ${example}` });

/** Contract §6: reads deadlines to compute as JSON lines from stdin, writes `{"id","due"}` lines to stdout, in the same order. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { dueAt, type Limit } from '../src/domain/deadline/deadline.ts';
import { cnCalendar } from '../src/domain/time/cn-calendar.ts';
import { formatMoment, type Moment, parseMoment, WEEKDAYS, type Weekday } from '../src/domain/time/moment.ts';
import { ReversedPauseError } from '../src/domain/time/pause.ts';
import {
  CalendarError,
  type CalendarFault,
  compileCalendar,
  UnknownYearError,
  type WorkingCalendar,
} from '../src/domain/time/working-calendar.ts';

const HELP = `用法：npm run -s deadlines < 输入.jsonl > 输出.jsonl

从标准输入逐行读取 JSON，计算截止时点，逐行写到标准输出，顺序不变。
输入  {"id":"a1","start":"2026-03-02T08:01:00+08:00","calendar":"cn","limit":{"workingDays":5},"pauses":[[起,止]]}
输出  {"id":"a1","due":"2026-03-09T18:00:00+08:00"}

  start     起算时间；不带时区的按北京时间
  calendar  "cn"（国务院放假和调休安排，9:00-12:00、14:00-18:00），或者
            {"hours":{"mon":[["09:00","12:00"]]},"holidays":["2026-01-01"],"workdays":["2026-02-14"]}
  limit     {"minutes":90} 工作分钟，{"workingDays":5} 工作日，{"days":7} 自然日（每日 24 小时），三者取一
  pauses    可省略；暂停期间不计时。工作日在下班那一刻计数，下班时正在暂停的那一天不计

任何一行有错，就在标准错误写明行号和原因，不输出任何结果，退出码 2。空行和多余的字段忽略。`;

const MAX_FAULTS_SHOWN = 20;
const LATEST = parseMoment('9999-12-31T23:59:59+08:00') as Moment;

const moment = (field: string) =>
  z.string({ error: `${field}缺失或不是文字` }).transform((text, context) => {
    const parsed = parseMoment(text);
    if (parsed === undefined) context.addIssue({ code: 'custom', message: `${field}“${text}”不是有效的时间` });
    return parsed ?? z.NEVER;
  });
const days = (field: string) => z.array(z.string(), { error: `${field}应当是日期的列表` }).optional();
const length = (field: string) =>
  z.number({ error: `${field}应当是数字` }).nonnegative({ error: `${field}不能是负数` });
const clockPair = z.tuple([z.string(), z.string()], { error: '每段工作时间应当写作 ["09:00","12:00"]' });

const requestSchema = z.object(
  {
    id: z.union([z.string(), z.number()], { error: 'id 缺失，或者不是文字或数字' }),
    start: moment('起算时间 start '),
    calendar: z.union(
      [
        z.literal('cn'),
        z.object({
          hours: z.record(z.string(), z.array(clockPair)),
          holidays: days('节假日 holidays '),
          workdays: days('上班日 workdays '),
        }),
      ],
      {
        error:
          '日历 calendar 应当是 "cn"，或者 {"hours":{"mon":[["09:00","12:00"]]},"holidays":[日期],"workdays":[日期]}',
      },
    ),
    limit: z
      .object(
        {
          minutes: length('时限 minutes ').optional(),
          workingDays: length('时限 workingDays ').int({ error: '时限 workingDays 应当是整数' }).optional(),
          days: length('时限 days ').optional(),
        },
        { error: '时限 limit 缺失或写法不对' },
      )
      .transform((written, context) => {
        const limits = limitsIn(written);
        if (limits.length !== 1)
          context.addIssue({ code: 'custom', message: '时限 limit 应当写明 minutes、workingDays、days 中的一个' });
        return limits[0] ?? z.NEVER;
      }),
    pauses: z
      .array(z.tuple([moment('暂停的起点'), moment('暂停的终点')], { error: '每段暂停应当写作 [起,止]' }), {
        error: 'pauses 应当是 [起,止] 的列表',
      })
      .optional(),
  },
  { error: '应当是一个 JSON 对象' },
);
type Request = z.infer<typeof requestSchema>;

/** One line of the input is wrong; the message is the Chinese sentence for the person who wrote it. */
class LineFault extends Error {}

const CALENDAR_FAULTS: Readonly<Record<CalendarFault, (detail: string) => string>> = {
  noHours: () => '日历的 hours 没有给出任何工作时间',
  badWeekday: (detail) => `日历的 hours 里“${detail}”不是星期，可写 ${WEEKDAYS.join(' ')}`,
  badTime: (detail) => `日历的工作时间“${detail}”不是有效的钟点`,
  emptySpan: (detail) => `日历的工作时间“${detail}”终点不在起点之后`,
  badDay: (detail) => `日历里的“${detail}”不是有效的日期`,
  offAndWorked: (detail) => `日历里 ${detail} 既放假又上班`,
};

function limitsIn(written: {
  minutes?: number | undefined;
  workingDays?: number | undefined;
  days?: number | undefined;
}): Limit[] {
  return [
    ...(written.minutes === undefined ? [] : [{ workingMinutes: written.minutes }]),
    ...(written.workingDays === undefined ? [] : [{ workingDays: written.workingDays }]),
    ...(written.days === undefined ? [] : [{ clockDays: written.days }]),
  ];
}

/** Lines mostly repeat the same calendar: each is compiled once. */
const compiled = new Map<string, WorkingCalendar>();

function calendarOf(written: Request['calendar']): WorkingCalendar {
  if (written === 'cn') return cnCalendar;
  const key = JSON.stringify(written);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const calendar = compileCalendar({
    ...written,
    hours: written.hours as Partial<Record<Weekday, [string, string][]>>,
  });
  compiled.set(key, calendar);
  return calendar;
}

function answer(line: string): string {
  const request = parseRequest(line);
  try {
    const due = dueAt(calendarOf(request.calendar), request.start, request.limit, request.pauses ?? []);
    if (due > LATEST) throw new LineFault('截止时点超出了公元 9999 年');
    return JSON.stringify({ id: request.id, due: formatMoment(due) });
  } catch (error) {
    throw new LineFault(sentenceFor(error, request), { cause: error });
  }
}

function parseRequest(line: string): Request {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new LineFault('不是有效的 JSON');
  }
  const parsed = requestSchema.safeParse(json);
  if (!parsed.success) throw new LineFault(parsed.error.issues[0]?.message ?? '写法不对');
  return parsed.data;
}

/** Rethrows what is nobody's writing fault: that is a bug and must look like one. */
function sentenceFor(error: unknown, request: Request): string {
  if (error instanceof LineFault) return error.message;
  if (error instanceof CalendarError) return CALENDAR_FAULTS[error.code](error.detail);
  if (error instanceof ReversedPauseError) return '暂停的终点早于起点';
  if (error instanceof UnknownYearError) {
    return request.calendar === 'cn'
      ? `日历 "cn" 没有 ${error.year} 年的放假安排，无法计算`
      : '计算超出了公元 1000 至 9999 年';
  }
  throw error;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  if (args.length > 0) {
    console.error(`不认识的参数“${args[0]}”。用 --help 看用法。`);
    return 2;
  }
  const answers: string[] = [];
  const faults: string[] = [];
  const text = new TextDecoder().decode(await buffer(process.stdin));
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      answers.push(answer(line));
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      faults.push(`第 ${index + 1} 行：${error.message}。`);
    }
  }
  if (faults.length > 0) {
    const more = faults.length - MAX_FAULTS_SHOWN;
    console.error([...faults.slice(0, MAX_FAULTS_SHOWN), ...(more > 0 ? [`另有 ${more} 行有错。`] : [])].join('\n'));
    return 2;
  }
  if (answers.length > 0) process.stdout.write(`${answers.join('\n')}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return 1;
});

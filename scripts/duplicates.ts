/** Contract §5: reads complaints as JSON lines in order of arrival, writes which matter each belongs to, in the same order. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { loadBackground } from '../src/adapters/recogniser/load-background.ts';
import type { Letter } from '../src/domain/complaint/likeness.ts';
import { createMatterIndex } from '../src/domain/complaint/matter-index.ts';
import { parseMoment } from '../src/domain/time/moment.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s duplicates < 来信.jsonl > 结果.jsonl

从标准输入按到达先后逐行读取 {"id","title","text","time","user"}，逐行写出 {"id","cluster"}，顺序不变；
cluster 相同的是同一件事。每行的结果只取决于它自己和前面的行。time 不带时区的按北京时间。
任何一行有错，就在标准错误写明行号和原因，不输出任何结果，退出码 2。空行和多余的字段忽略。`;

const MAX_FAULTS_SHOWN = 20;
const words = (field: string) => z.string({ error: `${field} 缺失或不是文字` });
const idOf = (field: string) => z.union([z.string(), z.number()], { error: `${field} 缺失，或者不是文字或数字` });

const rowSchema = z.object(
  {
    id: idOf('id'),
    title: words('title'),
    text: words('text'),
    time: words('time').transform((text, context) => {
      const parsed = parseMoment(text);
      if (parsed === undefined) context.addIssue({ code: 'custom', message: `time“${text}”不是有效的时间` });
      return parsed ?? z.NEVER;
    }),
    user: idOf('user').transform(String),
  },
  { error: '这一行不是 JSON 对象' },
);

interface Row {
  readonly id: string | number;
  readonly letter: Letter;
}

function readRow(line: string): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return '不是有效的 JSON';
  }
  const read = rowSchema.safeParse(value);
  if (!read.success) return read.error.issues.map((issue) => issue.message).join('；');
  const { id, title, text, time, user } = read.data;
  return { id, letter: { title, text, at: time, user } };
}

function readRows(input: string): Row[] {
  const rows: Row[] = [];
  const faults: string[] = [];
  input
    .replace(/^\ufeff/u, '')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const row = readRow(line);
      if (typeof row === 'string') faults.push(`第 ${index + 1} 行：${row}`);
      else rows.push(row);
    });
  if (faults.length === 0) return rows;
  const more = faults.length - MAX_FAULTS_SHOWN;
  throw new InputFault(...faults.slice(0, MAX_FAULTS_SHOWN), ...(more > 0 ? [`还有 ${more} 行有错`] : []));
}

await runScript(HELP, async (args) => {
  if (args.length > 0) throw new InputFault(`不认识的参数“${args.join(' ')}”。`, HELP);
  const rows = readRows((await buffer(process.stdin)).toString('utf8'));
  const index = createMatterIndex(loadBackground());
  const lines = rows.map(({ id, letter }) => `${JSON.stringify({ id, cluster: index.add(letter) })}\n`);
  process.stdout.write(lines.join(''));
  return 0;
});

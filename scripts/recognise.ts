/**
 * npm run -s recognise                     {"id","text"} lines in, verdict lines out (contract §5)
 * npm run -s recognise -- --threads FILE   recorded group chats in, tickets per chat out
 * npm run -s recognise -- --model FILE     with a model of one's own instead of the shipped one of its kind
 */
import { readFileSync } from 'node:fs';
import { loadBackground } from '../src/adapters/recogniser/load-background.ts';
import { ModelFileError, readModelFile } from '../src/adapters/recogniser/model-file.ts';
import { arrange, loadShippedModels } from '../src/adapters/recogniser/shipped-models.ts';
import { DEFAULT_CATALOGUE } from '../src/domain/complaint/category-catalogue.ts';
import { buildGazetteer } from '../src/domain/complaint/gazetteer.ts';
import { findPlace } from '../src/domain/complaint/place.ts';
import { recognise } from '../src/domain/complaint/recognise.ts';
import type { ThreadMessage } from '../src/domain/complaint/thread.ts';
import { gatherThread } from '../src/domain/complaint/thread.ts';
import type { TrainedModels } from '../src/domain/complaint/trained-models.ts';

const USAGE = `用法：
  npm run -s recognise < 消息.jsonl
      每行 {"id","text"}，每行输出 {"id","complaint","score","label","kind","category","urgency","place","cues"}
  npm run -s recognise -- --threads 群聊.jsonl
      每行一个群聊，每行输出 {"thread_id","tickets":[{"messages","label","supporters"}]}
  --model 模型文件   用 npm run train 学出的模型代替自带的同类模型，可以写几次
  --rules            不用模型，只用规则和提示词
  --help  显示本说明`;

/** A line of input that cannot be used; the sentence names the line. */
class BadLine extends Error {}

type Row = Record<string, unknown>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseLines<T>(input: string, read: (row: Row, line: number) => T): T[] {
  const out: T[] = [];
  input
    .replace(/^\ufeff/u, '')
    .split('\n')
    .forEach((raw, i) => {
      if (raw.trim() === '') return;
      let value: unknown;
      try {
        value = JSON.parse(raw);
      } catch {
        throw new BadLine(`第${i + 1}行不是一行完整的JSON。`);
      }
      if (!isRow(value)) throw new BadLine(`第${i + 1}行不是JSON对象。`);
      out.push(read(value, i + 1));
    });
  return out;
}

function textField(row: Row, name: string, line: number): string {
  const value = row[name];
  if (typeof value !== 'string') throw new BadLine(`第${line}行缺少“${name}”，或“${name}”不是文字。`);
  return value;
}

function idField(row: Row, line: number): string | number {
  const value = row['id'];
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new BadLine(`第${line}行缺少“id”，或“id”不是文字或数字。`);
}

function recogniseLines(input: string, models: TrainedModels): string[] {
  const gazetteer = buildGazetteer([]);
  return parseLines(input, (row, line) => ({ id: idField(row, line), text: textField(row, 'text', line) })).map(
    ({ id, text }) => {
      const { reading, score, label, kind, category, urgency, cues, unit } = recognise(text, {
        catalogue: DEFAULT_CATALOGUE,
        mentionsBot: false,
        models,
      });
      return JSON.stringify({
        id,
        complaint: reading === 'complaint' ? 1 : 0,
        score,
        label,
        kind,
        category,
        urgency,
        place: findPlace(text, gazetteer).text,
        ...(unit === undefined ? {} : { unit }),
        cues,
      });
    },
  );
}

/** Epoch milliseconds; a time without offset is Asia/Shanghai. */
function moment(value: string, line: number): number {
  const at = Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/iu.test(value) ? value : `${value.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at)) throw new BadLine(`第${line}行的时间“${value}”读不懂。`);
  return at;
}

function listField(row: Row, name: string, line: number): Row[] {
  const value = row[name];
  if (!Array.isArray(value) || !value.every(isRow))
    throw new BadLine(`第${line}行缺少“${name}”，或“${name}”不是列表。`);
  return value;
}

interface Thread {
  readonly id: string;
  readonly messages: readonly ThreadMessage[];
}

/** Residents' texts, pictures and voice; staff and property members never report, recalled messages are gone. */
function readThread(row: Row, line: number): Thread {
  const roles = new Map(listField(row, 'members', line).map((member) => [member['id'], member['role']]));
  const messages: ThreadMessage[] = [];
  for (const message of listField(row, 'messages', line)) {
    const kind = message['type'];
    const from = textField(message, 'from', line);
    const role = roles.get(from);
    if (role === 'staff' || role === 'property' || message['recalled'] === true) continue;
    if (kind !== 'text' && kind !== 'image' && kind !== 'voice') continue;
    const text = typeof message['text'] === 'string' ? message['text'] : '';
    messages.push({
      id: textField(message, 'id', line),
      at: moment(textField(message, 't', line), line),
      from,
      kind,
      text: kind === 'image' ? '' : text,
    });
  }
  return { id: textField(row, 'thread_id', line), messages: messages.toSorted((a, b) => a.at - b.at) };
}

function threadLines(input: string, models: TrainedModels): string[] {
  const judge = (text: string, mentionsBot: boolean) =>
    recognise(text, { catalogue: DEFAULT_CATALOGUE, mentionsBot, models });
  const background = loadBackground();
  return parseLines(input, readThread).map(({ id, messages }) => {
    const tickets = gatherThread(messages, { catalogue: DEFAULT_CATALOGUE, judge, background }).map(
      ({ messages: ids, label, supporters }) => ({ messages: ids, label, supporters }),
    );
    return JSON.stringify({ thread_id: id, tickets });
  });
}

interface Options {
  readonly threads?: string;
  readonly models: readonly string[];
  readonly rules: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const models: string[] = [];
  let threads: string | undefined;
  let rules = false;
  for (let i = 0; i < args.length; i += 1) {
    const [name, value] = [args[i], args[i + 1]];
    if (name === '--rules') rules = true;
    else if (value !== undefined && name === '--model') models.push(value);
    else if (value !== undefined && name === '--threads' && threads === undefined) threads = value;
    else throw new BadLine(`不认识的参数“${args.join(' ')}”。\n${USAGE}`);
    if (name !== '--rules') i += 1;
  }
  return { ...(threads === undefined ? {} : { threads }), models, rules };
}

async function modelsFor({ models, rules }: Options): Promise<TrainedModels> {
  const own = arrange(await Promise.all(models.map(readModelFile)));
  return rules ? own : { ...(await loadShippedModels()), ...own };
}

async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  try {
    const options = optionsOf(args);
    const models = await modelsFor(options);
    if (options.threads !== undefined) return emit(threadLines(readInput(options.threads), models));
    return emit(recogniseLines(readFileSync(0, 'utf8'), models));
  } catch (error) {
    if (!(error instanceof BadLine) && !(error instanceof ModelFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadLine(`打不开文件“${file}”。`);
  }
}

function emit(lines: readonly string[]): number {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

process.exitCode = await run(process.argv.slice(2));

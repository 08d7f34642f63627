import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseOffice } from '../src/adapters/office/parse-office.ts';
import { whyNotDrawn } from '../src/adapters/render/why-not-drawn.ts';
import { readRecording } from '../src/adapters/replay/read-recording.ts';
import { writeResults } from '../src/adapters/replay/write-results.ts';
import { composeReplay, type ReplayStage } from '../src/compose-replay.ts';
import { buildDirectory } from '../src/domain/office/directory.ts';
import type { OfficePolicy } from '../src/domain/policy/office-policy.ts';
import type { Refusal } from '../src/domain/ticket/refusal.ts';
import { type Moment, parseMoment } from '../src/domain/time/moment.ts';
import { type Recording, ReplayRefusal, replay } from '../src/flows/replay.ts';
import { figuresAt } from '../src/flows/reporting/export-figures.ts';
import { currentOffice } from '../src/flows/service.ts';
import { refusalSentence } from '../src/wording/refusals.ts';
import { withLedgers } from './replay/read-recorded-ledgers.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s replay -- --office 办公室文件 --chat 聊天记录 [--until 时间] [--pictures] --out 文件夹
按虚拟时钟把一份聊天记录从头到尾跑一遍，写出 posts.jsonl、tickets.jsonl、events.jsonl、figures.json。
加 --pictures 时另把排名、摘要和周报的海报画出来，存进文件夹下的 media，posts.jsonl 里的 image 是文件名；
这台机器画不了时只写文字，并说明原因。
同样的输入得到逐字节相同的输出。文件有错时列出行号和原因，退出码为 2，什么也不写。`;

await runScript(HELP, async () => {
  const options = readOptions();
  const policy = await readOffice(options.office);
  const chat = await readChat(options.chat, policy, options.until);
  const recording = await withLedgers(chat, options.chat, policy.units);
  await run(policy, recording, options);
  return 0;
});

interface ReplayArguments {
  readonly office: string;
  readonly chat: string;
  readonly out: string;
  readonly until: Moment | undefined;
  readonly pictures: boolean;
}

function readOptions(): ReplayArguments {
  let values: { office?: string; chat?: string; until?: string; out?: string; pictures?: boolean };
  try {
    const text = { type: 'string' } as const;
    values = parseArgs({
      options: { office: text, chat: text, until: text, out: text, pictures: { type: 'boolean' } },
    }).values;
  } catch {
    throw new InputFault('参数不对。', HELP);
  }
  const { office, chat, out } = values;
  if (!office || !chat || !out) throw new InputFault('还缺参数：--office、--chat、--out 都要给。', HELP);
  const until = values.until === undefined ? undefined : parseMoment(values.until);
  if (values.until !== undefined && until === undefined)
    throw new InputFault(`--until 的时间“${values.until}”读不懂。`);
  const folder = path.resolve(out);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new InputFault(`--out 要给一个文件夹，${folder} 是文件。`);
  return { office, chat, out: folder, until, pictures: values.pictures === true };
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputFault(`读不了${what}：${file}`);
  }
}

async function readOffice(file: string): Promise<OfficePolicy> {
  const { policy, faults } = parseOffice(await readText(file, '办公室文件'), path.basename(file));
  if (!policy || faults.length > 0) {
    throw new InputFault(...faults.map((fault) => `${path.basename(file)} 第${fault.line}行：${fault.message}`));
  }
  return policy;
}

async function readChat(file: string, policy: OfficePolicy, until: Moment | undefined): Promise<Recording> {
  const { recording, faults } = readRecording(await readText(file, '聊天记录'), buildDirectory(policy), until);
  if (!recording)
    throw new InputFault(...faults.map((fault) => `${path.basename(file)} 第${fault.line}行：${fault.message}`));
  return recording;
}

async function sentenceFor(refusal: Refusal, stage: ReplayStage): Promise<string> {
  const { directory } = await currentOffice(stage.service);
  return refusalSentence(refusal, { directory, now: stage.clock.now() });
}

async function run(
  policy: OfficePolicy,
  recording: Recording,
  { out, pictures }: Pick<ReplayArguments, 'out' | 'pictures'>,
): Promise<void> {
  const undrawn: unknown[] = [];
  const drawing = { pictures: path.join(out, 'media'), withoutPicture: (fault: unknown) => undrawn.push(fault) };
  const stage = await composeReplay(policy, recording, pictures ? drawing : {});
  try {
    await replay(stage.service, stage, recording);
    const { stores } = stage.service.work;
    const figures = await figuresAt(stores, await currentOffice(stage.service), recording.until);
    await writeResults(stores, out, figures, recording.until);
    if (undrawn.length > 0) process.stderr.write(`${withoutPosters(undrawn)}\n`);
  } catch (error) {
    if (!(error instanceof ReplayRefusal)) throw error;
    const sentence = error.refusal ? await sentenceFor(error.refusal, stage) : error.code;
    throw new InputFault(`第${error.line}行（${error.refusal?.code ?? 'placeholder'}）：${sentence}`);
  } finally {
    await stage.close();
  }
}

function withoutPosters(faults: readonly unknown[]): string {
  return `海报没有画全（${whyNotDrawn(faults[0])}）：有${faults.length}次只发了文字，文字和其他结果都已写好。运行 npm run doctor 可以查海报能不能画，修好后再重跑一遍。`;
}

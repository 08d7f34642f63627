// npm run -s check-circular -- FILE [--human]
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCircular } from '../src/adapters/circular-file/read-circular.ts';
import { UnreadableFile } from '../src/adapters/ledger/unreadable-file.ts';
import { checkCircular } from '../src/domain/circular-check/check-circular.ts';
import type { CircularBlock } from '../src/domain/circular-check/circular-document.ts';
import type { Finding } from '../src/domain/circular-check/finding.ts';
import { findingLine, findingSummary, findingWhy } from '../src/wording/circular-findings.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s check-circular -- 文件 [--human]

印发前核对一份通报（.docx、.xlsx，或 UTF-8、GBK、GB18030 的 .txt）：合计与各行、率与件数、占比、
升降幅度与基数、正文与表、分项与总数是否对得上；单位有没有重复、点到的单位表里有没有、名称是否只差一个字。

每处问题写一行 JSON：{"place","quote","printed","counted","why","kind"}
  place 在哪里   quote 原文   printed 印的数   counted 重新算出的数   why 理由
  kind  error 对不上；question 请人核对；remark 数没有错，写法建议改
--human  写成给人看的句子，最后一行是总数

退出码：0 没有发现，1 有发现（不论哪一种），2 文件读不了。核对不到依据的数不作判断。`;

const MOST_READ = 64 * 1024 * 1024;

await runScript(HELP, async (args) => {
  const { file, human } = optionsOf(args);
  const findings = checkCircular(await documentOf(file));
  const lines = human ? [...findings.map(findingLine), findingSummary(findings)] : findings.map(jsonLine);
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return findings.length > 0 ? 1 : 0;
});

function optionsOf(args: readonly string[]): { readonly file: string; readonly human: boolean } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new InputFault('请给出一个文件。', HELP);
  return { file, human: values.human === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { human: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    throw new InputFault('参数不对。', HELP);
  }
}

async function documentOf(file: string): Promise<readonly CircularBlock[]> {
  try {
    return await readCircular(await bytesOf(file));
  } catch (error) {
    if (error instanceof UnreadableFile) throw new InputFault(`${path.basename(file)}：${error.sentence}。`);
    throw error;
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new InputFault(`打不开文件“${file}”，请检查路径。`);
  if (found.size > MOST_READ)
    throw new InputFault(`${path.basename(file)}：文件太大，没有读；请去掉图片后另存一份再试。`);
  return readFile(file);
}

function jsonLine(finding: Finding): string {
  const { place, quote, printed, counted, kind } = finding;
  return JSON.stringify({ place, quote, printed, counted, why: findingWhy(finding), kind });
}

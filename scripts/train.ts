/**
 * npm run -s train -- --data FILE --out FILE [--chatter FILE] [--seed N] [--corrections] [--force]   (contract §5)
 * Learns a model from labelled lines or from an office's ledger, tries it on what it has not seen, and keeps it.
 */
import { existsSync } from 'node:fs';
import { tableRows } from '../src/adapters/ledger/open-table.ts';
import { trainingRows } from '../src/adapters/ledger/training-rows.ts';
import { UnreadableFile } from '../src/adapters/ledger/unreadable-file.ts';
import { readModelFile, writeModelFile } from '../src/adapters/recogniser/model-file.ts';
import type { LinearModel } from '../src/domain/learning/linear-model.ts';
import { type ModelCard, worseThan } from '../src/domain/learning/model-card.ts';
import { formatMoment } from '../src/domain/time/moment.ts';
import { InputFault, runScript } from './run-script.ts';
import { learnFromExamples, learnFromLedger, type Taught } from './train/learn-from.ts';
import { readBytes, readExamples, readIdleTalk } from './train/read-examples.ts';
import { type TrainOptions, trainOptions } from './train/train-options.ts';

const HELP = `用法：npm run -s train -- --data 文件 --out 模型文件 [--chatter 文件] [--seed 数] [--corrections] [--force]
  --data         每行 {"id","kind","text","label"}；label 全是 0 和 1 时学“是不是诉求”，否则学“是哪一类”。
                 也可以是台账（.xlsx、.csv）：按“诉求内容、诉求类别、承办单位”学本单位的类别和承办单位
  --chatter      闲聊，每行 {"text"}；给了它，--data 里的都算诉求，学“是不是诉求”
  --corrections  加上派单员对存疑消息的判断（读数据库）
  --seed         同样的数据、同样的种子得到同样的模型，不给就是 1
  --force        新模型不如旧模型时也替换
印出在没见过的数据上的成绩；新模型不如 --out 原有的模型时不替换，退出码为 2。`;

await runScript(HELP, async (args) => {
  const options = trainOptions(args, HELP);
  if (isLedger(options.data) && (options.corrections || options.chatter !== undefined))
    throw new InputFault('--corrections 和 --chatter 只配标注文本用；从台账学的时候请去掉。');
  const taught = isLedger(options.data) ? await fromLedger(options) : await fromExamples(options);
  const card: ModelCard = {
    made: formatMoment(Date.now()),
    seed: options.seed,
    texts: taught.texts,
    learntFrom: isLedger(options.data) ? '本单位台账' : '标注文本',
    figures: rounded(taught.figures),
  };
  await refuseWorse(options, card, taught.models);
  await writeModelFile(options.out, { card, models: taught.models });
  process.stdout.write(
    `${JSON.stringify({ out: options.out, texts: card.texts, seed: card.seed, models: taught.models.map(nameOf), figures: card.figures })}\n`,
  );
  return 0;
});

type Lesson = Taught & { readonly texts: number };

function isLedger(file: string): boolean {
  return /\.(?:xlsx|csv)$/iu.test(file);
}

function nameOf({ kind, labels }: LinearModel): string {
  return kind === 'detection' ? kind : `${kind}×${labels.length}`;
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]),
  );
}

async function fromExamples({ data, chatter, seed, corrections }: TrainOptions): Promise<Lesson> {
  const examples = readExamples(data);
  const idle = chatter === undefined ? [] : readIdleTalk(chatter);
  const corrected = corrections ? await (await import('./train/read-corrections.ts')).readCorrections() : undefined;
  const taught = learnFromExamples(examples, idle, seed, corrected);
  return { ...taught, texts: examples.length + idle.length + (corrected?.length ?? 0) };
}

async function fromLedger({ data, seed }: TrainOptions): Promise<Lesson> {
  const sheet = await tableRows(readBytes(data)).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? new InputFault(`“${data}”：${error.sentence}。`) : error;
  });
  const rows = trainingRows(sheet);
  if ('fault' in rows) throw new InputFault(rows.fault);
  return { ...learnFromLedger(rows, seed), texts: rows.length };
}

/** A better model of the same kind is not lost by mistake. */
async function refuseWorse(
  { out, force }: TrainOptions,
  card: ModelCard,
  models: readonly LinearModel[],
): Promise<void> {
  if (force || !existsSync(out)) return;
  const old = await readModelFile(out).catch((error: unknown) => {
    throw new InputFault(
      `${error instanceof Error ? error.message : String(error)}；不替换它，换个文件名，或加 --force。`,
    );
  });
  if (old.models.map(({ kind }) => kind).join() !== models.map(({ kind }) => kind).join())
    throw new InputFault(`“${out}”是另一种模型，不替换；换个文件名，或加 --force。`);
  const worse = worseThan(card, old.card);
  if (worse !== undefined)
    throw new InputFault(
      `新模型的${worse.figure}是${worse.fresh}，不如原有的${worse.old}，没有替换“${out}”；一定要换就加 --force。`,
    );
}

/** Trains the reply check: the background table of rare pairs, then the weights of the features; prints what they are worth. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES } from '../src/domain/reply/likeness-features.ts';
import { InputFault, runScript } from './run-script.ts';
import { crossValidate, type Figures, fitWeights, halfAgainstHalf, measure } from './train-reply/cross-validate.ts';
import { rarityTable } from './train-reply/rarity-counts.ts';
import { readExamples, readLetters } from './train-reply/read-examples.ts';

const HELP = `用法：npm run -s train-reply -- --letters 信件.jsonl
      npm run -s train-reply -- --pairs 答复对.jsonl --gold 标注.jsonl [--write]

训练答复检查（judge-reply），分两步，同样的输入得到同样的结果：
  --letters  每行 {"text"}：统计常用字对，写入 src/domain/reply/rarity-table.ts（只有计数，没有原文）
  --pairs    每行 {"pid","title","text","reply"}；--gold 每行 {"pid","qid","gold":"own|random|hard"}：
             交叉验证，打印 AUC 和逐项去除后的变化；加 --write 才写入 src/domain/reply/likeness-weights.ts`;

const reply = (name: string): string => path.join(import.meta.dirname, '..', 'src/domain/reply', name);
const GENERATED = '// Written by `npm run train-reply`; see docs/decisions on the reply check.\n';
const ROUNDS = 5;

function writeRarity(file: string): void {
  const letters = readLetters(file);
  writeFileSync(
    reply('rarity-table.ts'),
    `${GENERATED}/** Letters counted. */\nexport const LETTERS = ${letters.length};\n/** Steps of commonness by slot, base64; see rarity.ts. */\nexport const RARITY_TABLE =\n  '${rarityTable(letters)}';\n`,
  );
  process.stdout.write(`已统计${letters.length}封信。\n`);
}

const shown = (name: string, { random, hard }: Figures): string =>
  `${name.padEnd(28)} random ${random.toFixed(4)}  hard ${hard.toFixed(4)}\n`;

function trainWeights(pairs: string, gold: string, write: boolean): void {
  const rows = measure(readExamples(pairs, gold));
  process.stdout.write(shown('tenfold', crossValidate(rows, { rounds: ROUNDS })));
  process.stdout.write(shown('half against half', halfAgainstHalf(rows, { rounds: 2 * ROUNDS })));
  for (const left of FEATURES) {
    const columns = FEATURES.filter((name) => name !== left);
    process.stdout.write(shown(`tenfold without ${left}`, crossValidate(rows, { columns, rounds: ROUNDS })));
  }
  const weights = fitWeights(rows);
  const lines = ['base', ...FEATURES].map((name, i) => `  ${name}: ${Number((weights[i] ?? 0).toFixed(3))},\n`);
  process.stdout.write(lines.join(''));
  if (!write) return;
  const table = `/** Log odds per unit of each feature. */\nexport const LIKENESS_WEIGHTS: Readonly<Record<'base' | Feature, number>> = {\n${lines.join('')}};\n`;
  writeFileSync(
    reply('likeness-weights.ts'),
    `${GENERATED}import type { Feature } from './likeness-features.ts';\n\n${table}`,
  );
}

function optionsIn(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { letters: text, pairs: text, gold: text, write: { type: 'boolean', default: false } },
    }).values;
  } catch {
    throw new InputFault(`参数“${args.join(' ')}”看不懂。`, HELP);
  }
}

await runScript(HELP, async (args) => {
  const values = optionsIn(args);
  if (values.letters !== undefined) writeRarity(values.letters);
  else if (values.pairs !== undefined && values.gold !== undefined)
    trainWeights(values.pairs, values.gold, values.write);
  else throw new InputFault('没有写明要用的文件。', HELP);
  return 0;
});

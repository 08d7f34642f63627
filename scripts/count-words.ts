/** Counts how common pairs and triples of characters are in complaints, and writes the table duplicates and joining are told by. */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeBackground } from '../src/domain/complaint/background-words.ts';
import { type Gram, gramsOf } from '../src/domain/complaint/grams.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s count-words -- 信件.jsonl 输出文件
每行 {"text"}。统计各字词出现在多少封信里，写成不能还原原文的指纹表；同样的输入得到同样的文件。`;

const CHARACTERS_READ = 400;

await runScript(HELP, async ([from, to, ...rest]) => {
  if (from === undefined || to === undefined || rest.length > 0) throw new InputFault('应当给出两个文件名。', HELP);
  const counts = new Map<Gram, number>();
  let letters = 0;
  for (const line of readFileSync(from, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { text } = JSON.parse(line) as { readonly text?: unknown };
    if (typeof text !== 'string') throw new InputFault(`第${letters + 1}行缺少 text。`);
    letters += 1;
    for (const gram of gramsOf(text, CHARACTERS_READ).keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  writeFileSync(to, encodeBackground(letters, counts));
  process.stdout.write(`${JSON.stringify({ letters, grams: counts.size, file: to })}\n`);
  return 0;
});

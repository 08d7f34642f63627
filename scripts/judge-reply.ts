/** Contract §5: replies beside their complaints as JSON lines from stdin, verdicts to stdout in the same order. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { judgeReply } from '../src/domain/reply/judge-reply.ts';
import { NO_NAMES } from '../src/domain/reply/wrong-name.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s judge-reply < 答复.jsonl > 结果.jsonl

逐行读取诉求和答复，判断答复是不是答的这件事、写得全不全、有没有说明理由，逐行写到标准输出，顺序不变。
输入  {"pid":1,"title":"标题","text":"诉求内容","reply":"答复内容"}
输出  {"pid":1,"score":0.98,"complete":0.72,"explain":0.61,"faults":[]}

  score     0到1，越高越像是答复这件诉求
  complete  0到1，要素是否齐全：称呼、答的哪件事、查明的情况、依据、办理的结果、时间、联系方式
  explain   0到1，是否讲明理由和依据
  faults    需要改的地方；聊天式的短答复只查套话、推诿、答非所问、名称和用语

任何一行有错，就在标准错误写明行号和原因，不输出任何结果，退出码 2。空行和多余的字段忽略。`;

const text = (field: string) => z.string({ error: `“${field}”缺失或不是文字` });
const requestSchema = z.object(
  {
    pid: z.union([z.string(), z.number()], { error: '“pid”缺失，或者不是文字或数字' }),
    title: text('title'),
    text: text('text'),
    reply: text('reply'),
  },
  { error: '应当是一个JSON对象' },
);

const MAX_FAULTS_SHOWN = 20;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The answer to one line, or what is wrong with the line. */
function answer(line: string): { readonly answer: string } | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { fault: '不是有效的JSON' };
  }
  const { data, error } = requestSchema.safeParse(json);
  if (!data) return { fault: error.issues[0]?.message ?? '写法不对' };
  const { score, complete, explain, faults } = judgeReply({ ...data, result: 'resolved', names: NO_NAMES });
  return {
    answer: JSON.stringify({
      pid: data.pid,
      score: rounded(score, 8),
      complete: rounded(complete, 4),
      explain: rounded(explain, 4),
      faults,
    }),
  };
}

await runScript(HELP, async (args) => {
  if (args.length > 0) throw new InputFault(`不认识的参数“${args.join(' ')}”。用 --help 看用法。`);
  const answers: string[] = [];
  const faults: string[] = [];
  // Only \n parts lines: a text may hold U+2028 as it is.
  const lines = new TextDecoder().decode(await buffer(process.stdin)).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const given = answer(line);
    if ('answer' in given) answers.push(given.answer);
    else faults.push(`第${index + 1}行：${given.fault}。`);
  }
  if (faults.length > 0) {
    const more = faults.length - MAX_FAULTS_SHOWN;
    throw new InputFault(...faults.slice(0, MAX_FAULTS_SHOWN), ...(more > 0 ? [`另有${more}行有错。`] : []));
  }
  if (answers.length > 0) process.stdout.write(`${answers.join('\n')}\n`);
  return 0;
});

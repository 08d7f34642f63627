// npm run -s circular -- --office FILE --ledger FILE[=SOURCE] … [--table FILE=NAME …] --from DATE --to DATE [--cutoff TIME] --out DIR
import path from 'node:path';
import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import type { OfficePolicy } from '../src/domain/policy/office-policy.ts';
import { UnknownYearError } from '../src/domain/time/working-calendar.ts';
import { type CountedLedgers, countLedgers, type LedgersToCount } from '../src/flows/circulars/count-ledgers.ts';
import { circularPoster } from '../src/wording/circular-poster.ts';
import { circularPosterProofs } from '../src/wording/circular-poster-proof.ts';
import { circularOptions } from './circular/circular-options.ts';
import { drawPosters } from './circular/draw-posters.ts';
import { issue } from './circular/issue.ts';
import { readFiles } from './circular/read-files.ts';
import { writeFiles } from './circular/write-files.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s circular -- --office 办公室文件 --ledger 台账[=来源] … [--table 报表=表名 …]
        --from 日期 --to 日期 [--cutoff 时间] --out 文件夹
        [--number 发文字号] [--issuer 发文机关] [--issued 日期] [--rectify-by 日期]
        [--paragraphs 文件] [--commend 文件] [--case 工单编号 …] [--hot-topics]

读各来源的台账（.xlsx，或 UTF-8、GBK、GB18030 的 .csv），写出：
  circular.docx 通报：正文和附件，按党政机关公文格式排版
  ledger.xlsx   每个来源一张表，另有督查台账
  figures.json  各来源的全部指标
  proof.json    表里每个数字怎样算出、出自哪些工单和哪几行
  poster-1.png  海报：各来源的总数和各单位的排名，一张放不下就接着 poster-2.png；
                办公室文件里写了 ranking: { poster: off } 就不画，机器画不了时只少海报

--ledger 可以写多次；不写来源时看台账的“来源”列。来源：linliqianshou 12345 supervision710 onlineInquiry
         mailbox smartPlatform disclosure opinion
--table  各单位报送数的报表，如 报送.csv=网站公开信息报送情况；政务新媒体账号写 账号.csv=政务新媒体；
         栏目、专题各写一行、另有责任单位一列的，如 栏目.csv=专题专栏信息发布情况
--cutoff 截止时点，不写就是 --to 那天的24:00；只写日期也算到当天24:00
--issued      成文日期，不写就用截止那天；--rectify-by 整改期限，不写就是成文后第5个工作日
--paragraphs  自己写的段落（UTF-8 文本）：用标题指明放在哪一节，数字写成引用，如
              {{12345.onTimeCompletionRate}}、{{12345.甲镇.延期数}}；手写的数字一律退回，日期和编号除外
--commend     已审定的名单，每行一个单位：表扬 单位 原因，或 批评 单位 原因
--hot-topics  circular.docx 写成给领导的诉求热点报告，不写就是通报
--case        选作典型案例的工单，可以写多次；不写就选延期、重办最多的
正文里的数不在附件的表里、合计不等于各行之和、一个单位有两行、点到的单位没有一行时，
说明在哪里、怎么改，退出码为 2，什么也不写。
台账有错时列出文件、行、列和原因，退出码为 2，什么也不写。`;

const NO_CATEGORIES = '台账没有写明诉求类别，报告里分不出诉求热点。请在台账的“诉求类别”列写明类别后重做。';

await runScript(HELP, async (args) => {
  const options = circularOptions(args, HELP);
  const policy = await readOffice(options.office);
  const { sources: ledgers, tables, report } = await readFiles(options, policy.units);
  const counted = count({ policy, sources: ledgers, tables, window: options.window });
  const issued = await issue({ policy, counted, window: options.window }, options.letter);
  const sources = counted.printed.flatMap((one) => ('figures' in one ? [one.figures] : []));
  const poster = policy.ranking.poster ? circularPoster({ policy, window: options.window, sources }) : undefined;
  const pictures = await drawPosters(poster);
  const proofs = () => circularPosterProofs({ policy, sources });
  const written = await writeFiles(options.out, counted, issued, { pictures, proofs });
  const lacking = options.letter.topics && !counted.topics ? [NO_CATEGORIES] : [];
  process.stdout.write(`${[...report, ...lacking, `已写到 ${options.out}：${written.join('、')}。`].join('\n')}\n`);
  return 0;
});

async function readOffice(file: string): Promise<OfficePolicy> {
  const { policy, faults, fileName } = await readOfficeFile(file);
  if (!policy) throw new InputFault(...faults.map((fault) => noteSentence(path.basename(fileName), fault)));
  return policy;
}

function count(given: LedgersToCount): CountedLedgers {
  try {
    return countLedgers(given);
  } catch (error) {
    if (!(error instanceof UnknownYearError)) throw error;
    throw new InputFault(`日历没有 ${error.year} 年的放假安排，算不出时限；请在办公室文件的 calendar 里写明。`);
  }
}

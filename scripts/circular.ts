// npm run -s circular -- --office FILE --ledger FILE[=SOURCE] … [--table FILE=NAME …] --from DATE --to DATE [--cutoff TIME] --out DIR
import path from 'node:path';
import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import type { OfficePolicy } from '../src/domain/policy/office-policy.ts';
import { UnknownYearError } from '../src/domain/time/working-calendar.ts';
import { type CountedLedgers, countLedgers, type LedgersToCount } from '../src/flows/count-ledgers.ts';
import { circularOptions } from './circular/circular-options.ts';
import { readFiles } from './circular/read-files.ts';
import { writeFiles } from './circular/write-files.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run -s circular -- --office 办公室文件 --ledger 台账[=来源] … [--table 报表=表名 …]
        --from 日期 --to 日期 [--cutoff 时间] --out 文件夹

读各来源的台账（.xlsx，或 UTF-8、GBK、GB18030 的 .csv），写出：
  ledger.xlsx   每个来源一张表，另有督查台账
  figures.json  各来源的全部指标
  proof.json    表里每个数字怎样算出、出自哪些工单和哪几行

--ledger 可以写多次；不写来源时看台账的“来源”列。来源：linliqianshou 12345 supervision710 onlineInquiry
         mailbox smartPlatform disclosure opinion
--table  各单位报送数的报表，如 报送.csv=网站公开信息报送情况
--cutoff 截止时点，不写就是 --to 那天的24:00；只写日期也算到当天24:00
台账有错时列出文件、行、列和原因，退出码为 2，什么也不写。`;

await runScript(HELP, async (args) => {
  const options = circularOptions(args, HELP);
  const policy = await readOffice(options.office);
  const { sources, tables, report } = await readFiles(options, policy.units);
  const counted = count({ policy, sources, tables, window: options.window });
  const written = await writeFiles(options.out, counted);
  process.stdout.write(`${[...report, `已写到 ${options.out}：${written.join('、')}。`].join('\n')}\n`);
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

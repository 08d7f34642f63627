import { ConfigError } from '../src/config/config-error.ts';
import { type Config, readConfig } from '../src/config/env.ts';
import { examine } from './doctor/examine.ts';
import { type Finding, fault, findingLine } from './doctor/finding.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run doctor [-- --json]
看一遍服务是否正常：设置、数据库、数据表、时钟、日历、办公室、渠道、卡住的消息、事件链、磁盘、内存，并说明怎么办。
服务在运行或没有运行时都可以用，什么也不改。✓ 正常  ! 要留意  ✗ 要处理
退出码：0 没有要处理的，1 有要处理的，2 看不了（设置有误或数据库连不上）。--json 每行一项，供程序读取。`;

await runScript(HELP, async (args) => {
  const json = args.includes('--json');
  if (args.some((argument) => argument !== '--json')) throw new InputFault(HELP);
  const config = settings();
  if (!('config' in config)) {
    print(config.faults, json);
    return 2;
  }
  const { findings, blind } = await examine(config.config);
  print(findings, json);
  if (blind) return 2;
  return findings.some(({ condition }) => condition === 'fault') ? 1 : 0;
});

function settings(): { readonly config: Config } | { readonly faults: readonly Finding[] } {
  try {
    return { config: readConfig() };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      faults: error.sentences.map((sentence) =>
        fault('设置', sentence.replace(/。$/u, ''), '改正 .env 或环境变量，见 .env.example'),
      ),
    };
  }
}

function print(findings: readonly Finding[], json: boolean): void {
  const lines = findings.map((finding) => (json ? JSON.stringify(finding) : findingLine(finding)));
  process.stdout.write(`${[...lines, ...(json ? [] : [summary(findings)])].join('\n')}\n`);
}

function summary(findings: readonly Finding[]): string {
  const count = (condition: Finding['condition']) =>
    findings.filter((finding) => finding.condition === condition).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  if (faults > 0) return `${faults}项要处理，${warnings}项要留意。`;
  return warnings > 0 ? `没有要处理的，${warnings}项要留意。` : '一切正常。';
}

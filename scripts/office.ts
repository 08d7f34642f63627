import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import type { Moment } from '../src/domain/time/moment.ts';
import type { OfficeStore } from '../src/ports/office-store.ts';
import { exportOffice } from './office-export.ts';
import { importOffice } from './office-import.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run office -- check 文件 | import 文件 | export 文件

  check   检查办公室文件：一次列出全部错误和提醒，都带行号。有错误时退出码为 2；只有提醒时为 0
  import  检查后存为新版本，并列出与原来的不同；有错误时什么也不写，退出码为 2
  export  把现在使用的办公室写成文件，改好后可以再导入`;

type Command = (file: string) => Promise<number>;
const COMMANDS: Readonly<Record<string, Command>> = { check, import: importFile, export: exportFile };

await runScript(HELP, async ([name = '', file, ...more]) => {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || file === undefined || more.length > 0) throw new InputFault(HELP);
  return command(file);
});

async function check(file: string): Promise<number> {
  const { fileName, policy, faults, warnings } = await readOfficeFile(file);
  const sentences = [
    ...faults.map((fault) => `错误 ${noteSentence(fileName, fault)}`),
    ...warnings.map((warning) => `提醒 ${noteSentence(fileName, warning)}`),
  ];
  if (sentences.length > 0) print(sentences.join('\n'));
  if (policy === undefined) {
    process.stderr.write(`${fileName}：${faults.length} 处错误，${warnings.length} 处提醒。请改正后再检查。\n`);
    return 2;
  }
  const { units, groups, people } = policy;
  const remarks = warnings.length > 0 ? `，有 ${warnings.length} 处提醒` : '';
  print(`${fileName}：没有错误${remarks}。${units.length} 个单位，${groups.length} 个群，${people.length} 名人员。`);
  return 0;
}

async function importFile(file: string): Promise<number> {
  const { version, changed, lines } = await withOffices((offices, now) => importOffice(offices, file, 'system', now));
  print(changed ? [`已导入，现在是第 ${version} 版。`, ...lines].join('\n') : `没有不同，仍是第 ${version} 版。`);
  return 0;
}

async function exportFile(file: string): Promise<number> {
  print(`已把第 ${await withOffices((offices) => exportOffice(offices, file))} 版写到 ${file}。`);
  return 0;
}

/** The database is loaded only where it is needed: `check` works without one. */
async function withOffices<T>(work: (offices: OfficeStore, now: Moment) => Promise<T>): Promise<T> {
  const { composeTools } = await import('../src/compose.ts');
  const tools = await composeTools();
  try {
    return await work(tools.stores.offices, tools.now());
  } finally {
    await tools.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

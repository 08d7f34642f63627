import os from 'node:os';
import { parseArgs } from 'node:util';
import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import type { Moment } from '../src/domain/time/moment.ts';
import type { Stores } from '../src/ports/unit-of-work.ts';
import { confirmed } from './ask.ts';
import { exportOffice } from './office-export.ts';
import { historyLines, versionDifference } from './office-history.ts';
import { carryOutImport, type PlannedImport, planImport } from './office-import.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run office -- check 文件 | import 文件 | export 文件 | history | diff 版本 版本

  check 文件     检查办公室文件：一次列出全部错误和提醒，都带行号。有错误时退出码为 2；只有提醒时为 0
  import 文件    检查后列出与现在的不同，确认后存为新版本；有错误时什么也不写，退出码为 2
      --dry-run    只看不同，不导入
      --yes        不再问，直接导入（不在终端里运行时也不问）
      --by 姓名    记下是谁导入的；不写就记本机用户名
  export 文件    把现在使用的办公室写成文件，改好后可以再导入
      --version N  写第 N 版
  history        列出各版本：什么时候、谁、改了什么；--all 列出全部
  diff N M       第 M 版比第 N 版改了什么

每一版都保留。要回到第 N 版：先 export 文件 --version N，再 import 这个文件。`;

interface Options {
  readonly yes?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly by?: string | undefined;
  readonly version?: string | undefined;
  readonly all?: boolean | undefined;
}

interface Command {
  readonly arguments: number;
  readonly options: readonly (keyof Options)[];
  run(words: readonly string[], options: Options): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { arguments: 1, options: [], run: ([file = '']) => check(file) },
  import: {
    arguments: 1,
    options: ['yes', 'dry-run', 'by'],
    run: ([file = ''], options) => importFile(file, options),
  },
  export: { arguments: 1, options: ['version'], run: ([file = ''], { version }) => exportFile(file, version) },
  history: { arguments: 0, options: ['all'], run: (_words, { all }) => history(all ?? false) },
  diff: { arguments: 2, options: [], run: ([from = '', to = '']) => diff(from, to) },
};

await runScript(HELP, async (args) => {
  const { words, options } = parse(args);
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const given = Object.keys(options) as (keyof Options)[];
  if (!command || rest.length !== command.arguments || given.some((option) => !command.options.includes(option)))
    throw new InputFault(HELP);
  return command.run(rest, options);
});

function parse(args: readonly string[]): { readonly words: readonly string[]; readonly options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', short: 'y' },
        'dry-run': { type: 'boolean' },
        by: { type: 'string' },
        version: { type: 'string' },
        all: { type: 'boolean' },
      },
    });
    return { words: positionals, options: values };
  } catch {
    throw new InputFault(HELP);
  }
}

async function check(file: string): Promise<number> {
  const { fileName, policy, faults, warnings } = await readOfficeFile(file, Date.now());
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

async function importFile(file: string, options: Options): Promise<number> {
  return withOffices(async (stores, now) => {
    const planned = await planImport(stores, file, now());
    if (planned.version > 0 && planned.lines.length === 0) {
      print(`没有不同，仍是第 ${planned.version} 版。`);
      return 0;
    }
    print(shown(planned));
    if (options['dry-run']) {
      print('只是看看，没有导入。');
      return 0;
    }
    if (!options.yes && process.stdin.isTTY && !(await confirmed('是否导入？(y/N) '))) {
      print('没有导入。');
      return 0;
    }
    const by = options.by?.trim() || userName();
    const version = await carryOutImport(stores, planned, { by, now: now() });
    print(`已导入，现在是第 ${version} 版（${by}）。`);
    return 0;
  });
}

/** In a container the user may have no name. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '命令行';
  }
}

function shown({ lines, dangers, remarks, version }: PlannedImport): string {
  const head = version === 0 ? '还没有办公室，这是第 1 版：' : `与第 ${version} 版的不同：`;
  const more = remarks > 0 ? [`文件有 ${remarks} 处提醒，用 check 看。`] : [];
  return [head, ...lines, ...dangers.map((danger) => `注意：${danger}。`), ...more].join('\n');
}

async function exportFile(file: string, version: string | undefined): Promise<number> {
  const number = version === undefined ? undefined : versionNumber(version);
  print(`已把第 ${await withOffices(({ offices }) => exportOffice(offices, file, number))} 版写到 ${file}。`);
  return 0;
}

async function history(all: boolean): Promise<number> {
  const lines = await withOffices(({ offices }) => historyLines(offices, all));
  print(lines.length > 0 ? lines.join('\n') : '还没有导入办公室。');
  return 0;
}

async function diff(from: string, to: string): Promise<number> {
  const [before, after] = [versionNumber(from), versionNumber(to)];
  const lines = await withOffices(({ offices }) => versionDifference(offices, before, after));
  print(lines.length > 0 ? lines.join('\n') : `第 ${before} 版和第 ${after} 版没有不同。`);
  return 0;
}

function versionNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InputFault(`版本应当是一个数，如 3；这里写的是“${text}”。`);
  return Number(text);
}

/** The database is loaded only where it is needed: `check` works without one. */
async function withOffices<T>(work: (stores: Stores, now: () => Moment) => Promise<T>): Promise<T> {
  const { composeTools } = await import('../src/compose.ts');
  const tools = await composeTools();
  try {
    return await work(tools.stores, tools.now);
  } finally {
    await tools.close();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

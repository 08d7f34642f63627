/** The options of the circular command; every fault names its option. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { FigureWindow } from '../../src/domain/figures/ticket-at.ts';
import { sourceNamed } from '../../src/domain/source/source-named.ts';
import { SOURCE_TABLE, type Source } from '../../src/domain/source/source-table.ts';
import { type Day, endOfDay, parseDay, parseMoment, startOfDay } from '../../src/domain/time/moment.ts';
import { InputFault } from '../run-script.ts';

export interface LedgerFile {
  readonly path: string;
  /** As it is called in sentences and in the proof. */
  readonly name: string;
  readonly source: Source | undefined;
}

export interface TableFile {
  readonly path: string;
  readonly name: string;
  readonly table: string;
}

export interface CircularOptions {
  readonly office: string;
  readonly ledgers: readonly LedgerFile[];
  readonly tables: readonly TableFile[];
  readonly window: FigureWindow;
  readonly out: string;
  readonly letter: LetterOptions;
}

/** What the circular's text is asked for; what is left out has a default. */
export interface LetterOptions {
  readonly issued: Day | undefined;
  readonly rectifyBy: Day | undefined;
  readonly number: string | undefined;
  readonly issuer: string | undefined;
  readonly paragraphs: string | undefined;
  readonly commend: string | undefined;
  readonly cases: readonly string[];
  /** A report to leaders on hot topics instead of a circular. */
  readonly topics: boolean;
}

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;
const OPTIONS = {
  ...{ office: TEXT, ledger: TEXTS, table: TEXTS, from: TEXT, to: TEXT, cutoff: TEXT, out: TEXT },
  ...{ issued: TEXT, 'rectify-by': TEXT, number: TEXT, issuer: TEXT, paragraphs: TEXT, commend: TEXT, case: TEXTS },
  'hot-topics': { type: 'boolean' },
} as const;

export function circularOptions(args: readonly string[], help: string): CircularOptions {
  const given = parsed(args, help);
  const { office, from, to, out, ledger = [], table = [] } = given;
  if (!office || !from || !to || !out || ledger.length + table.length === 0)
    throw new InputFault('还缺参数：--office、--from、--to、--out 都要给，--ledger 或 --table 至少一个。', help);
  const names = namesOf([...ledger, ...table].map((one) => splitAt(one).file));
  const folder = path.resolve(out);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new InputFault(`--out 要给一个文件夹，${out} 是文件。`);
  return {
    office,
    out: folder,
    window: windowOf(from, to, given.cutoff),
    letter: {
      issued: given.issued === undefined ? undefined : dayOption('--issued', given.issued),
      rectifyBy: given['rectify-by'] === undefined ? undefined : dayOption('--rectify-by', given['rectify-by']),
      number: given.number,
      issuer: given.issuer,
      paragraphs: given.paragraphs,
      commend: given.commend,
      cases: given.case ?? [],
      topics: given['hot-topics'] === true,
    },
    ledgers: ledger.map((one) => ledgerFile(one, names)),
    tables: table.map((one) => tableFile(one, names)),
  };
}

function parsed(args: readonly string[], help: string) {
  try {
    return parseArgs({
      args: [...args],
      options: OPTIONS,
    }).values;
  } catch {
    throw new InputFault('参数不对。', help);
  }
}

/** Ledgers as a command line names them: `FILE` or `FILE=SOURCE`. */
export function ledgerFiles(given: readonly string[]): readonly LedgerFile[] {
  const names = namesOf(given.map((one) => splitAt(one).file));
  return given.map((one) => ledgerFile(one, names));
}

/** What stands behind the last `=`; a file whose own name holds one, and that exists, is meant as a whole. */
function splitAt(given: string): { readonly file: string; readonly after: string | undefined } {
  const at = given.lastIndexOf('=');
  if (at < 0 || existsSync(given)) return { file: given, after: undefined };
  return { file: given.slice(0, at), after: given.slice(at + 1) };
}

function ledgerFile(given: string, names: ReadonlyMap<string, string>): LedgerFile {
  const { file, after } = splitAt(given);
  const source = after === undefined ? undefined : sourceNamed(after);
  if (after !== undefined && !source)
    throw new InputFault(
      `--ledger ${given}：“${after}”不是来源，可以写：${SOURCE_TABLE.map(({ code }) => code).join(' ')}。`,
    );
  return { path: file, name: names.get(file) ?? file, source };
}

function tableFile(given: string, names: ReadonlyMap<string, string>): TableFile {
  const { file, after } = splitAt(given);
  if (!after) throw new InputFault(`--table ${given}：要写成 文件=表名，如 报送.csv=网站公开信息报送情况。`);
  return { path: file, name: names.get(file) ?? file, table: after };
}

/** Files by their last names, which hold no folders of this machine; those of one name as they were given. */
function namesOf(files: readonly string[]): ReadonlyMap<string, string> {
  const different = [...new Set(files)];
  const last = different.map((file) => path.basename(file));
  return new Map(
    different.map((file, index) => {
      const name = last[index] ?? file;
      return [file, last.indexOf(name) === last.lastIndexOf(name) ? name : file];
    }),
  );
}

function windowOf(from: string, to: string, cutoff: string | undefined): FigureWindow {
  const [first, last] = [dayOption('--from', from), dayOption('--to', to)];
  if (first > last) throw new InputFault(`--from ${from} 在 --to ${to} 之后。`);
  const period = { from: startOfDay(first), to: endOfDay(last) };
  const cutOff = cutoff === undefined ? period.to : cutOffOf(cutoff);
  if (cutOff < period.from) throw new InputFault(`--cutoff ${cutoff} 在 --from ${from} 之前。`);
  return { period, cutOff };
}

function dayOption(name: string, text: string): string {
  const day = parseDay(text);
  if (day === undefined) throw new InputFault(`${name} 的日期“${text}”读不懂，请写成 2023-10-01。`);
  return day;
}

/** A day alone is meant to its end, as `--to` is. */
function cutOffOf(text: string): number {
  const day = parseDay(text);
  const moment = day === undefined ? parseMoment(text) : endOfDay(day);
  if (moment === undefined)
    throw new InputFault(`--cutoff 的时间“${text}”读不懂，请写成 2023-11-10 或 "2023-11-10 18:00"。`);
  return moment;
}

/** Reads the ledgers and tables of a circular; every fault of every file is told at once, and then nothing is taken. */
import { readFile } from 'node:fs/promises';
import { tableRows } from '../../src/adapters/ledger/open-table.ts';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { UnreadableFile } from '../../src/adapters/ledger/unreadable-file.ts';
import { combineLedgers, type SourceLedger } from '../../src/domain/ledger/filed-row.ts';
import type { Header } from '../../src/domain/ledger/find-header.ts';
import { LEDGER_COLUMNS } from '../../src/domain/ledger/ledger-columns.ts';
import type { LedgerFault } from '../../src/domain/ledger/ledger-row.ts';
import { columnLetters, type SheetRow } from '../../src/domain/ledger/sheet-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import type { FiledMedia, FiledTable } from '../../src/flows/circulars/count-ledgers.ts';
import { readHandedTable } from '../../src/flows/circulars/read-handed-table.ts';
import { tableFault, tableRemark } from '../../src/wording/table-faults.ts';
import { InputFault } from '../run-script.ts';
import type { CircularOptions, TableFile } from './circular-options.ts';

export interface ReadFiles {
  readonly sources: readonly SourceLedger[];
  readonly tables: readonly (FiledTable | FiledMedia)[];
  /** What was understood how, and what was passed over, in words. */
  readonly report: readonly string[];
}

/** More sentences than anybody corrects in one go. */
const MOST_FAULTS = 5000;

type Filed<T> = T & { readonly file: string };

export async function readFiles(
  { ledgers, tables }: Pick<CircularOptions, 'ledgers' | 'tables'>,
  units: readonly Unit[],
): Promise<ReadFiles> {
  const faults: Filed<LedgerFault>[] = [];
  const report: string[] = [];
  const filed = [];
  for (const { path, name: file, source } of ledgers) {
    const reading = await readLedger(await bytesOf(path), { units, source });
    faults.push(...reading.faults.map((fault) => ({ ...fault, file })));
    if (reading.mapping) report.push(...mappingLines(file, reading.mapping, reading.sheet));
    report.push(...reading.remarks.map((remark) => tableRemark({ ...remark, file })));
    filed.push({ file, reading, source: source?.code });
  }
  const read: (FiledTable | FiledMedia)[] = [];
  for (const table of tables) read.push(await readTable(table, units, faults, report));
  const combined = combineLedgers(filed);
  faults.push(...combined.faults);
  report.push(...combined.remarks.map((remark) => tableRemark(remark)));
  if (faults.length > 0) throw new InputFault(...faultLines(faults));
  if (combined.sources.length + read.length === 0)
    throw new InputFault('台账里一件工单也没有。要印“零诉求”的表，请写明来源：--ledger 文件=来源。');
  return { sources: combined.sources, tables: read, report };
}

async function readTable(
  { path, name: file, table: name }: TableFile,
  units: readonly Unit[],
  faults: Filed<LedgerFault>[],
  report: string[],
): Promise<FiledTable | FiledMedia> {
  const rows = await rowsOf(path, file, faults);
  const reading = readHandedTable({ file, name, rows }, units);
  faults.push(...reading.faults.map((fault) => ({ ...fault, file })));
  report.push(...reading.remarks.map((remark) => tableRemark({ ...remark, file })));
  return reading.table;
}

async function rowsOf(path: string, file: string, faults: Filed<LedgerFault>[]): Promise<readonly SheetRow[]> {
  try {
    return await tableRows(await bytesOf(path));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    faults.push({ file, line: 0, column: '', message: error.sentence });
    return [];
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new InputFault(`打不开文件“${path}”。`);
  }
}

function faultLines(faults: readonly Filed<LedgerFault>[]): readonly string[] {
  const lines = faults.slice(0, MOST_FAULTS).map(tableFault);
  const more = faults.length - lines.length;
  return [...lines, ...(more > 0 ? [`另有 ${more} 处错误。`] : []), `共 ${faults.length} 处错误，什么也没有写。`];
}

function mappingLines(file: string, { columns, ignored, lines }: Header, sheet: string): readonly string[] {
  const nameOf = (code: string): string => LEDGER_COLUMNS.find((column) => column.code === code)?.names[0] ?? code;
  const pairs = columns.map(({ code, name, at }) => {
    const own = nameOf(code);
    return name === own ? `${own}（${columnLetters(at)}列）` : `${own}←“${name}”（${columnLetters(at)}列）`;
  });
  const where = `${file}${sheet === '' ? '' : `，工作表“${sheet}”`}：表头在第${lines.join('、')}行`;
  return [
    `${where}；${pairs.join('，')}。`,
    ...(ignored.length > 0 ? [`${file}：没有用到的列：${ignored.join('、')}。`] : []),
  ];
}

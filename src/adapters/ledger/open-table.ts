/** A file of a table, whatever its kind: what a clerk may hand in, by its content, never by its name. */
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';
import { decodeText, eachCsvRow } from './csv-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { openXlsx } from './xlsx-rows.ts';
import { openZip } from './zip-entry.ts';

export interface TableSheet {
  /** Empty for a text file, which has no sheets. */
  readonly name: string;
  readonly hidden: boolean;
  rows(): AsyncIterable<Iterable<SheetRow>>;
}

export interface TableFile {
  readonly sheets: readonly TableSheet[];
  readonly dated1904: boolean;
}

const MOST_BYTES = 200 * 1024 * 1024;

/** Throws UnreadableFile, with a sentence, for what cannot be read. */
export async function openTable(bytes: Buffer): Promise<TableFile> {
  if (bytes.length === 0) throw new UnreadableFile('文件是空的');
  if (bytes.length > MOST_BYTES) throw new UnreadableFile(`文件超过 ${MOST_BYTES / 1024 / 1024} MB，没有读`);
  if (isCompound(bytes)) throw new UnreadableFile(compoundSentence(bytes));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbook(bytes);
  const text = decodeText(bytes);
  if (/^\s*(?:<!doctype|<html|<table|<\?xml)/iu.test(text.slice(0, 500)))
    throw new UnreadableFile(
      '这是网页或 XML 文件（有的系统导出后直接改名为 .xls），请用 Excel 或 WPS 打开、另存为 .xlsx 后再试',
    );
  return { sheets: [{ name: '', hidden: false, rows: () => lines(text) }], dated1904: false };
}

/** All rows of the first sheet; no more than `most`. */
export async function tableRows(bytes: Buffer, most = Number.POSITIVE_INFINITY): Promise<readonly SheetRow[]> {
  const all: SheetRow[] = [];
  for await (const rows of (await openTable(bytes)).sheets[0]?.rows() ?? [])
    for (const row of rows) {
      if (all.length === most)
        throw new UnreadableFile(`表超过 ${most} 行，不像各单位的报表，没有读；请核对是不是传错了文件`);
      all.push(row);
    }
  return all;
}

async function* lines(text: string): AsyncGenerator<Iterable<SheetRow>> {
  yield eachCsvRow(text);
}

async function workbook(bytes: Buffer): Promise<TableFile> {
  const book = await openXlsx(bytes);
  if (book) return book;
  const names = openZip(bytes)?.names;
  if (!names) throw new UnreadableFile('文件损坏，打不开；请重新导出或另存为 .xlsx 后再试');
  const what = names.includes('xl/workbook.bin')
    ? '.xlsb 二进制工作簿'
    : names.some((name) => name.startsWith('word/'))
      ? 'Word 文档'
      : '压缩包，不是 Excel 工作簿';
  throw new UnreadableFile(`这是${what}，请另存为 .xlsx 后再试`);
}

/** The container of .xls and .doc, and of workbooks with a password. */
const isCompound = (bytes: Buffer): boolean => bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0;

const compoundSentence = (bytes: Buffer): string =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? '文件加了密码，请先取消密码、另存一份再试'
    : '这是旧版 .xls（或 .doc、.et）文件，请用 Excel 或 WPS 另存为 .xlsx 后再试';

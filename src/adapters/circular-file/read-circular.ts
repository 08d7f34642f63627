/** A circular out of a file, by its content: .docx, .xlsx, or text in UTF-8, GBK or GB18030. */
import { assembleDocument } from '../../domain/circular-check/assemble-document.ts';
import { cellNumber } from '../../domain/circular-check/cell-number.ts';
import type { CircularBlock, RawBlock } from '../../domain/circular-check/circular-document.ts';
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';
import { decodeText } from '../ledger/csv-rows.ts';
import { openTable } from '../ledger/open-table.ts';
import { UnreadableFile } from '../ledger/unreadable-file.ts';
import { xmlScanner } from '../ledger/xml-scan.ts';
import { openZip, type Zip } from '../ledger/zip-entry.ts';
import { docxHandler } from './docx-blocks.ts';

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 30 * MEGABYTE;
/** The text of a circular of a thousand pages takes less. */
const MOST_TEXT = 5 * MEGABYTE;
const MOST_XML = 100 * MEGABYTE;
/** Some programs number it. */
const BODY = /^word\/document\d*\.xml$/u;

/** Throws UnreadableFile, with a sentence, for what is no circular. */
export async function readCircular(bytes: Buffer): Promise<readonly CircularBlock[]> {
  if (bytes.length === 0) throw new UnreadableFile('文件是空的，请换一份再试');
  if (bytes.length > MOST_BYTES)
    throw new UnreadableFile(`文件超过 ${MOST_BYTES / MEGABYTE} MB，没有读；请去掉图片后另存一份再试`);
  const document = assembleDocument(await blocksOf(bytes));
  const words = document.map((block) => (block.kind === 'paragraph' ? block.text : block.header.join(''))).join('');
  if (!/[\u4e00-\u9fa5]{2}/u.test(words))
    throw new UnreadableFile('文件里没有通报的正文，也没有表，请确认是不是选错了文件');
  const tables = document.filter((block) => block.kind === 'table');
  if (tables.length > 0 && tables.every(({ header }) => isLedger(header)))
    throw new UnreadableFile('这是逐件登记的台账，不是通报；台账请用 npm run -s circular 生成通报');
  return document;
}

const isLedger = (header: readonly string[]): boolean =>
  header.some((name) => /工单编号|工单号|诉求编号/u.test(name)) &&
  header.some((name) => /诉求内容|反映内容|受理时间/u.test(name));

async function blocksOf(bytes: Buffer): Promise<readonly RawBlock[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const zip = archive(bytes);
    const body = zip.names.find((name) => BODY.test(name));
    if (zip.names.includes('content.xml'))
      throw new UnreadableFile('这是 .odt 或 .ods 文件，请另存为 .docx 或 .xlsx 后再试');
    return body === undefined ? xlsxBlocks(bytes) : docxBlocks(zip, body);
  }
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0)
    throw new UnreadableFile('这是旧版 .doc 或 .xls 文件，或者加了密码；请取消密码，另存为 .docx 或 .xlsx 后再试');
  if (bytes.length > MOST_TEXT) throw new UnreadableFile(`文字超过 ${MOST_TEXT / MEGABYTE} MB，不像一份通报，没有读`);
  return textBlocks(bytes);
}

const DAMAGED = '文件损坏，打不开；请用 Word 或 WPS 另存为 .docx 后再试';

function archive(bytes: Buffer): Zip {
  const zip = openZip(bytes);
  if (!zip) throw new UnreadableFile(DAMAGED);
  return zip;
}

async function docxBlocks(zip: Zip, body: string): Promise<readonly RawBlock[]> {
  const blocks: RawBlock[] = [];
  const feed = xmlScanner(docxHandler(blocks));
  let size = 0;
  for await (const piece of wordPieces(zip, body)) {
    size += piece.length;
    if (size > MOST_XML) throw new UnreadableFile(`文字解开后超过 ${MOST_XML / MEGABYTE} MB，不像一份通报，没有读`);
    inWords(() => feed(piece));
  }
  return blocks;
}

async function* wordPieces(zip: Zip, body: string): AsyncGenerator<Buffer> {
  try {
    yield* zip.pieces(body);
  } catch (error) {
    throw aboutText(error);
  }
}

function inWords(read: () => void): void {
  try {
    read();
  } catch (error) {
    throw aboutText(error);
  }
}

/** What is wrong with a .docx is not told in the words for workbooks. */
function aboutText(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  const { sentence } = error;
  if (sentence.startsWith('文件损坏')) return new UnreadableFile(DAMAGED);
  if (sentence.startsWith('工作表'))
    return new UnreadableFile('正文不完整，或者大得不像一份通报，没有读；请另存为 .docx 后再试');
  return new UnreadableFile(sentence.replace('正常的台账', '一份通报').replace('.xlsx', '.docx'));
}

async function xlsxBlocks(bytes: Buffer): Promise<readonly RawBlock[]> {
  const blocks: RawBlock[] = [];
  for (const sheet of (await openTable(bytes)).sheets) {
    if (sheet.hidden) continue;
    const rows: SheetRow[] = [];
    for await (const some of sheet.rows())
      for (const row of some) rows.push({ ...row, cells: row.cells.map(withoutCrumbs) });
    blocks.push({ kind: 'line', place: `工作表“${sheet.name}”`, text: sheet.name }, ...sheetBlocks(sheet.name, rows));
  }
  return blocks;
}

/** Formulas leave fractions nobody sees, and binary ones leave crumbs: 98.34000000000001. */
const withoutCrumbs = (cell: string): string =>
  /^-?\d+\.\d{5,}(?:[eE]-?\d+)?$/u.test(cell) ? String(Number(Number(cell).toFixed(4))) : cell;

/**
 * A row with one cell is a title or a note; it ends the table above it, as an empty row does. One that only names somebody, with rows of
 * numbers above and below, is a unit whose noughts are left blank.
 */
function sheetBlocks(name: string, rows: readonly SheetRow[]): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  let grid: (readonly string[])[] = [];
  let named: SheetRow[] = [];
  let last = 0;
  const lineOf = ({ line, cells }: SheetRow): RawBlock => ({
    kind: 'line',
    place: `工作表“${name}”第${line}行`,
    text: cells.find((cell) => cell !== '') ?? '',
  });
  const end = (): void => {
    if (grid.length > 0) blocks.push({ kind: 'grid', rows: grid });
    blocks.push(...named.map(lineOf));
    [grid, named] = [[], []];
  };
  for (const row of rows) {
    const filled = row.cells.filter((cell) => cell !== '');
    if (filled.length === 0) continue;
    if (row.line > last + 1) end();
    last = row.line;
    if (new Set(filled).size > 1 || (grid.length > 0 && filled.length === 1 && row.cells[0] === '')) {
      if (named.length > 0 && !hasNumber(row)) end();
      grid.push(...named.map(({ cells }) => cells), row.cells);
      named = [];
    } else if (grid.length > 0 && filled.length === 1 && !/[。：:；]/u.test(filled[0] ?? '')) named.push(row);
    else {
      end();
      blocks.push(lineOf(row));
    }
  }
  end();
  return blocks;
}

const hasNumber = ({ cells }: SheetRow): boolean => cells.slice(1).some((cell) => cellNumber(cell) !== undefined);

/** What other files begin with; each may bear any name. */
const NO_TEXT: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/u, '这是 PDF 文件，读不了；请用原来的 Word 文件，或另存为 .docx 后再试'],
  [/^\{\\rtf/u, '这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 后再试'],
  [
    /^(?:<!doctype|<html|<\?xml|<table|MIME-Version:)/iu,
    '这是网页或 XML 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试',
  ],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/u, '这是图片，读不了；请用原来的 Word 文件'],
];

function decoded(bytes: Buffer): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new UnreadableFile(error.sentence.replace('UTF-8 的 CSV 或 .xlsx', 'UTF-8 的 .txt 或 .docx'));
    throw error;
  }
}

function textBlocks(bytes: Buffer): readonly RawBlock[] {
  const start = bytes
    .toString('latin1', 0, 200)
    .replace(/^\xef\xbb\xbf/u, '')
    .trimStart();
  const other = NO_TEXT.find(([sign]) => sign.test(start));
  if (other) throw new UnreadableFile(other[1]);
  const text = decoded(bytes).replace(/^\ufeff/u, '');
  return text.split(/\r\n|\n|\r/u).map((line, at): RawBlock => ({ kind: 'line', place: `第${at + 1}行`, text: line }));
}

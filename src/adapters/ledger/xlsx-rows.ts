/** The sheets of an .xlsx file, in the order of its tabs. */
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';
import { columnOf, type MergedDown, MOST_COLUMNS, sharedStrings, sheetHandler } from './sheet-scan.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { attribute, type XmlHandler, xmlScanner } from './xml-scan.ts';
import { openZip, type Zip } from './zip-entry.ts';

export interface XlsxSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Read anew each time; every row once, in pieces. */
  rows(): AsyncGenerator<readonly SheetRow[]>;
}

export interface Xlsx {
  readonly sheets: readonly XlsxSheet[];
  /** Days are counted from 1904 instead of 1900. */
  readonly dated1904: boolean;
}

/** More would be no ledger; what is merged beyond is left as it stands. */
const MOST_MERGES = 20_000;

/** Undefined when the bytes are no workbook. Throws UnreadableFile for one that cannot be read. */
export async function openXlsx(bytes: Buffer): Promise<Xlsx | undefined> {
  const zip = openZip(bytes);
  const workbook = await zip?.text('xl/workbook.xml');
  if (!zip || workbook === undefined) return undefined;
  const targets = relations((await zip.text('xl/_rels/workbook.xml.rels')) ?? '');
  const found = tagsOf(workbook);
  let shared: Promise<readonly string[]> | undefined;
  const strings = (): Promise<readonly string[]> => (shared ??= readShared(zip));
  const sheets = found
    .filter(({ name }) => name === 'sheet')
    .map(({ attributes }, index) => {
      const target = targets.get(attribute(attributes, 'id') ?? '') ?? `xl/worksheets/sheet${index + 1}.xml`;
      return {
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        rows: () => sheetRows(zip, target, strings),
      };
    });
  const flag = found.find(({ name }) => name === 'workbookPr')?.attributes ?? '';
  return { sheets, dated1904: /^(?:1|true)$/u.test(attribute(flag, 'date1904') ?? '') };
}

async function* sheetRows(
  zip: Zip,
  target: string,
  strings: () => Promise<readonly string[]>,
): AsyncGenerator<readonly SheetRow[]> {
  if (!zip.names.includes(target)) throw new UnreadableFile('工作簿里缺少工作表，文件不完整；请重新导出后再试');
  const merged = await mergedDown(zip, target);
  let batch: SheetRow[] = [];
  const feed = xmlScanner(sheetHandler(await strings(), merged, (row) => batch.push(row)));
  for await (const piece of zip.pieces(target)) {
    feed(piece);
    if (batch.length > 0) yield batch;
    batch = [];
  }
}

async function readShared(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!zip.names.includes('xl/sharedStrings.xml')) return strings;
  const feed = xmlScanner(sharedStrings(strings));
  for await (const piece of zip.pieces('xl/sharedStrings.xml')) feed(piece);
  return strings;
}

/** Merged cells are listed behind the rows they are about, so they are looked for first; only the bytes that name them are read. */
async function mergedDown(zip: Zip, target: string): Promise<readonly MergedDown[]> {
  const found: MergedDown[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of zip.pieces(target)) {
    const bytes = Buffer.concat([rest, piece]);
    let at = bytes.indexOf('mergeCell ');
    for (; at >= 0 && at + 80 <= bytes.length; at = bytes.indexOf('mergeCell ', at + 10)) {
      add(bytes.toString('latin1', at, at + 80), found);
      // At once: what is kept for the next piece would else grow by every piece to come.
      if (found.length === MOST_MERGES) return found;
    }
    rest = Buffer.from(bytes.subarray(at >= 0 ? at : Math.max(0, bytes.length - 10)));
  }
  for (const text of rest.toString('latin1').split('mergeCell ').slice(1))
    if (found.length < MOST_MERGES) add(`mergeCell ${text}`, found);
  return found;
}

function add(text: string, found: MergedDown[]): void {
  const match = /\sref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["']/u.exec(text);
  if (!match) return;
  const [from, to] = [Number(match[2]), Number(match[3])];
  const column = columnOf(match[1] ?? '');
  if (to > from && column < MOST_COLUMNS) found.push({ column, from, to });
}

interface Tag {
  readonly name: string;
  readonly attributes: string;
}

function tagsOf(xml: string): readonly Tag[] {
  const tags: Tag[] = [];
  const handler: XmlHandler = {
    wantsText: false,
    text: () => undefined,
    open: (name, attributes) => tags.push({ name, attributes }),
    close: () => undefined,
  };
  xmlScanner(handler)(Buffer.from(xml));
  return tags;
}

/** Where the parts of the workbook lie, by the ids it names them with. */
function relations(xml: string): ReadonlyMap<string, string> {
  return new Map(
    tagsOf(xml)
      .filter(({ name }) => name === 'Relationship')
      .map(({ attributes }) => {
        const target = attribute(attributes, 'Target') ?? '';
        return [attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
      }),
  );
}

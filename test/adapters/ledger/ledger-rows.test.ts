import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csvRows, decodeText } from '../../../src/adapters/ledger/csv-rows.ts';
import { trainingRows } from '../../../src/adapters/ledger/training-rows.ts';
import { xlsxRows } from '../../../src/adapters/ledger/xlsx-rows.ts';

/** A ZIP archive of deflated entries, as a spreadsheet program writes one (without checksums, which nobody reads here). */
function zip(entries: Readonly<Record<string, string>>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(Buffer.from(content));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const cells = (rows: readonly { readonly cells: readonly string[] }[]): string[][] => rows.map((row) => [...row.cells]);

describe('a ledger as CSV', () => {
  it('may hold commas, quotes and line breaks in its cells, and knows its lines', () => {
    const rows = csvRows('编号,内容\n1,"停水，三天了, 没人管"\n2,"他说：""快了""\n还没来"\n\n3,灯坏了');
    expect(cells(rows)).toEqual([
      ['编号', '内容'],
      ['1', '停水，三天了, 没人管'],
      ['2', '他说："快了"\n还没来'],
      ['3', '灯坏了'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 6]);
  });

  it.each([
    ['UTF-8', Buffer.from('\ufeff诉求内容,承办单位\n停电,供电所')],
    ['GB18030', Buffer.from('cbdfc7f3c4dac8dd2cb3d0b0ecb5a5cebb0acda3b5e72cb9a9b5e7cbf9', 'hex')],
  ])('is read in %s', (_name, bytes) => {
    expect(cells(csvRows(decodeText(bytes)))).toEqual([
      ['诉求内容', '承办单位'],
      ['停电', '供电所'],
    ]);
  });

  it('may be parted by tabs', () => {
    expect(cells(csvRows('内容\t单位\n停水\t水务站'))).toEqual([
      ['内容', '单位'],
      ['停水', '水务站'],
    ]);
  });
});

describe('a ledger as a spreadsheet', () => {
  const sheet = `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>承办单位</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>7</v></c><c r="C3" t="str"><f>X</f><v>供电&amp;所</v></c></row>
    <row r="4"/></sheetData></worksheet>`;
  const shared =
    '<sst><si><t>诉求内容</t></si><si><r><t>停</t></r><r><t xml:space="preserve">电</t></r><rPh><t>ting</t></rPh></si></sst>';

  it('gives its cells in their columns, rich text joined', () => {
    const rows = xlsxRows(zip({ 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': shared }));
    expect(rows).toEqual([
      { line: 1, cells: ['诉求内容', '', '承办单位'] },
      { line: 3, cells: ['停电', '7', '供电&所'] },
    ]);
  });

  it('is refused when it is none', () => {
    expect(xlsxRows(Buffer.from('PK not really'))).toBeUndefined();
    expect(xlsxRows(zip({ 'word/document.xml': '<x/>' }))).toBeUndefined();
  });
});

describe('what a ledger teaches', () => {
  const row = (line: number, ...given: string[]) => ({ line, cells: given });

  it('is found by the names of its columns, wherever the header stands and in whatever order', () => {
    const rows = trainingRows([
      row(1, '2026年诉求台账'),
      row(2, '序号', '责任单位', '问题描述（摘要）', '事项类别'),
      row(3, '1', '供电所', '停电', '用电'),
      row(4, '2', '', '没有类别也没有单位', ''),
      row(5, '3', '水务站', '停水', ''),
    ]);
    expect(rows).toEqual([
      { line: 3, text: '停电', category: '用电', unit: '供电所' },
      { line: 5, text: '停水', category: '', unit: '水务站' },
    ]);
  });

  it('is nothing without a header', () => {
    expect(trainingRows([row(1, '停电', '供电所')])).toHaveProperty('fault');
  });
});

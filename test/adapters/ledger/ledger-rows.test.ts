import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, eachCsvRow } from '../../../src/adapters/ledger/csv-rows.ts';
import { openTable, tableRows } from '../../../src/adapters/ledger/open-table.ts';
import { trainingRows } from '../../../src/adapters/ledger/training-rows.ts';
import { UnreadableFile } from '../../../src/adapters/ledger/unreadable-file.ts';
import { LEDGER_COLUMNS } from '../../../src/domain/ledger/ledger-columns.ts';
import { type GivenSheet, sheetXml, workbook, zipArchive } from '../../fixtures/zip-archive.ts';

const csvRows = (text: string) => [...eachCsvRow(text)];
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
    ['UTF-16', Buffer.from('\ufeff诉求内容,承办单位\n停电,供电所', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeff诉求内容,承办单位\n停电,供电所', 'utf16le').swap16()],
    ['GB18030', Buffer.from('cbdfc7f3c4dac8dd2cb3d0b0ecb5a5cebb0acda3b5e72cb9a9b5e7cbf9', 'hex')],
  ])('is read in %s', (_name, bytes) => {
    expect(cells(csvRows(decodeText(bytes)))).toEqual([
      ['诉求内容', '承办单位'],
      ['停电', '供电所'],
    ]);
  });

  it.each(['\t', ';', '；'])('may be parted by %j, also under a title', (sign) => {
    expect(cells(csvRows(`某某台账\n内容${sign}单位\n停水${sign}水务站`))).toEqual([
      ['某某台账'],
      ['内容', '单位'],
      ['停水', '水务站'],
    ]);
  });

  it('may end its lines in any way', () => {
    expect(csvRows('a,b\r\n\r\n1,2\r3,\n').map(({ line, cells: given }) => [line, ...given])).toEqual([
      [1, 'a', 'b'],
      [3, '1', '2'],
      [4, '3', ''],
    ]);
  });
});

const one = (xml: string): GivenSheet => ({ name: '台账', xml });

describe('a ledger as a spreadsheet', () => {
  const sheet = `<sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>承办单位</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>7</v></c><c r="C3" t="str"><f>X</f><v>供电&amp;所</v></c></row>
    <row r="4"/></sheetData>`;
  const shared =
    '<sst><si><t>诉求内容</t></si><si><r><t>停</t></r><r><t xml:space="preserve">电</t></r><rPh><t>ting</t></rPh></si></sst>';

  it('gives its cells in their columns, rich text joined', async () => {
    expect(await tableRows(workbook([one(sheet)], { shared }))).toEqual([
      { line: 1, cells: ['诉求内容', '', '承办单位'] },
      { line: 3, cells: ['停电', '7', '供电&所'] },
    ]);
  });

  it('may carry prefixes, comments and CDATA, and leave out the places of its cells', async () => {
    const xml = `<!-- <row> > --><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[<停水>]]></x:t></x:is></x:c>
      <x:c><x:v>1</x:v></x:c></x:row></x:sheetData>`;
    expect(await tableRows(workbook([one(xml)]))).toEqual([{ line: 1, cells: ['<停水>', '1'] }]);
  });

  it('tells values from what is none', async () => {
    const xml = `<sheetData><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c>
      <c r="C2"><f>A1</f></c><c r="D2" t="str"><f>A1</f><v></v></c></row></sheetData>`;
    const [row] = await tableRows(workbook([one(xml)]));
    expect(row?.cells.slice(0, 2)).toEqual(['是', '#REF!']);
    expect(row?.spoilt).toEqual([
      { column: 1, why: 'error' },
      { column: 2, why: 'noValue' },
    ]);
  });

  it('gives a cell merged downwards to all its rows, and to no other', async () => {
    const merges = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="A3:B3"/></mergeCells>';
    const rows = await tableRows(
      workbook([
        one(
          sheetXml(
            [
              ['甲', 1],
              ['', 2],
              ['', 3],
            ],
            merges,
          ),
        ),
      ]),
    );
    expect(cells(rows)).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['', '3'],
    ]);
  });

  it('leaves merged cells as they stand beyond the number a ledger may have', async () => {
    const rows = [
      ['甲', 1],
      ['', 2],
    ];
    const far = '<mergeCell ref="B100:B101"/>';
    const read = async (before: number) => {
      const merges = `<mergeCells>${far.repeat(before)}<mergeCell ref="A1:A2"/>${far.repeat(9)}</mergeCells>`;
      return cells(await tableRows(workbook([one(sheetXml(rows, merges))])));
    };
    expect(await read(19_999)).toEqual([
      ['甲', '1'],
      ['甲', '2'],
    ]);
    expect(await read(20_000)).toEqual([
      ['甲', '1'],
      ['', '2'],
    ]);
  });

  it('is the same however the unpacked bytes fall into pieces', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => [`第${i}件`, '路灯不亮，𠮷字也在', i]);
    const read = await tableRows(workbook([one(sheetXml(rows))]));
    expect(read).toHaveLength(9000);
    expect(read.at(-1)).toEqual({ line: 9000, cells: ['第8999件', '路灯不亮，𠮷字也在', '8999'] });
  });

  it('may have a thousand columns', async () => {
    const wide = Array.from({ length: 1000 }, (_, i) => `列${i}`);
    const rows = await tableRows(workbook([one(sheetXml([wide, wide]))]));
    expect(rows.map((row) => row.cells.at(-1))).toEqual(['列999', '列999']);
  });

  it('knows its sheets, hidden ones and the days of 1904', async () => {
    const given = [
      { ...one(sheetXml([['a']])), hidden: true },
      { name: '二', xml: sheetXml([['b']]) },
    ];
    const file = await openTable(workbook(given, { dated1904: true }));
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['台账', true],
      ['二', false],
    ]);
    expect(file.dated1904).toBe(true);
  });
});

describe('what is no ledger', () => {
  const compound = (more = ''): Buffer =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(more, 'utf16le')]);
  const tooWide = `<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>`;
  const cut = workbook([one(sheetXml([['停电']]))]);

  it.each([
    ['nothing', Buffer.alloc(0), '空'],
    ['an .xls', compound(), '.xls'],
    ['a workbook with a password', compound('EncryptedPackage'), '密码'],
    ['an archive with a password', zipArchive({ 'xl/workbook.xml': '' }, { encrypted: true }), '密码'],
    ['a Word document', zipArchive({ 'word/document.xml': '<x/>' }), 'Word'],
    ['an .xlsb', zipArchive({ 'xl/workbook.bin': '' }), '.xlsb'],
    ['another archive', zipArchive({ a: '' }), '压缩包'],
    ['half a file', cut.subarray(0, cut.length - 30), '损坏'],
    ['a page called .xls', Buffer.from('<html><table><tr><td>编号</td></tr></table>'), '网页'],
    ['one with too many columns', workbook([one(tooWide)]), '2000 列'],
    [
      'one whose sheet is missing',
      zipArchive({ 'xl/workbook.xml': '<sheets><sheet name="a"/></sheets>' }),
      '缺少工作表',
    ],
    ['a quote left open', Buffer.from('编号,内容\n1,"停电\n2,停水'), '第2行有一个引号'],
    ['bytes of no encoding', Buffer.from([0x31, 0x0a, 0xff, 0xff, 0x80]), '第2行的文字编码'],
  ])('is refused with a sentence: %s', async (_name, bytes, sentence) => {
    await expect(tableRows(bytes)).rejects.toMatchObject({ sentence: expect.stringContaining(sentence) });
  });

  it('nor is a bomb, whatever size it claims', async () => {
    const bomb = Buffer.alloc(40 * 1024 * 1024, 'a');
    const before = process.memoryUsage().rss;
    for (const declared of [0, 4000])
      await expect(tableRows(zipArchive({ 'xl/workbook.xml': bomb }, { declared }))).rejects.toMatchObject({
        sentence: expect.stringContaining('不像正常的台账'),
      });
    await expect(tableRows(zipArchive({ 'xl/workbook.xml': '' }, { declared: 0x7fffffff }))).rejects.toMatchObject({
      sentence: expect.stringContaining('不像正常的台账'),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024);
  });

  it('whatever a broken disk or a bad line made of it, is refused with a sentence or read', async () => {
    const whole = workbook([one(sheetXml([['工单编号', 1]], '<mergeCells><mergeCell ref="A1:A9"/></mergeCells>'))]);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        async (changes, cutAt) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const read = await tableRows(changes.length > 4 ? bytes.subarray(0, cutAt) : bytes).catch(
            (error: unknown) => error,
          );
          expect(Array.isArray(read) || read instanceof UnreadableFile).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('nor is an archive of ten thousand files', async () => {
    const many = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`f${i}`, '']));
    await expect(tableRows(zipArchive(many))).rejects.toMatchObject({
      sentence: expect.stringContaining('6000 个文件'),
    });
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

  it('knows every name by which the import of a ledger knows a column', () => {
    const namesOf = (code: string) => LEDGER_COLUMNS.find((column) => column.code === code)?.names ?? [];
    const taught = (header: readonly string[]) => trainingRows([row(1, ...header), row(2, '停电', '供电所')]);
    for (const name of namesOf('text'))
      expect([name, taught([name, '承办单位'])]).toMatchObject([name, [{ unit: '供电所' }]]);
    for (const name of namesOf('unit'))
      expect([name, taught(['诉求内容', name])]).toMatchObject([name, [{ unit: '供电所' }]]);
    for (const name of namesOf('category'))
      expect([name, taught(['诉求内容', name])]).toMatchObject([name, [{ category: '供电所' }]]);
  });

  it('finds its header as low as the import does, and over two rows', () => {
    const titles = Array.from({ length: 27 }, (_, i) => row(i + 1, `说明${i + 1}`));
    const rows = trainingRows([
      ...titles,
      row(28, '诉求', '', '承办'),
      row(29, '内容', '类别', '单位'),
      row(30, '停电', '用电', '供电所'),
    ]);
    expect(rows).toEqual([{ line: 30, text: '停电', category: '用电', unit: '供电所' }]);
  });

  it('is nothing without a header', () => {
    expect(trainingRows([row(1, '编号', '内容'), row(2, '1', '停电')])).toHaveProperty('fault');
    expect(trainingRows([row(1, '停电', '供电所')])).toHaveProperty('fault');
  });
});

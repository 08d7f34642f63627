import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readCircular } from '../../../src/adapters/circular-file/read-circular.ts';
import { UnreadableFile } from '../../../src/adapters/ledger/unreadable-file.ts';
import { checkCircular } from '../../../src/domain/circular-check/check-circular.ts';
import { zipArchive } from '../../fixtures/zip-archive.ts';

const found = async (bytes: Buffer) =>
  checkCircular(await readCircular(bytes)).map(({ rule, printed, counted }) => [rule, printed, counted]);

const run = (text: string, format = ''): string => `<w:r><w:rPr>${format}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const cell = (inside: string, format = ''): string =>
  `<w:tc><w:tcPr>${format}</w:tcPr>${inside.startsWith('<') ? inside : paragraph(run(inside))}</w:tc>`;
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const docx = (body: string, name = 'word/document.xml'): Buffer =>
  zipArchive({ [name]: `<w:document><w:body>${body}</w:body></w:document>` });

const SPAN = '<w:gridSpan w:val="2"/>';
const [BEGIN, GO_ON] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>'];
const UNITS = (total: string): string =>
  table(
    row(cell('类别', BEGIN), cell('单位', BEGIN), cell('热线', SPAN)),
    row(cell('', GO_ON), cell('', GO_ON), '收到', '办结'),
    row(cell('乡镇', BEGIN), '青石镇', '12', '12'),
    row(cell('', GO_ON), '大洼乡', '8', '7'),
    row(cell('小计', SPAN), '20', '19'),
    row(cell('部门', BEGIN), '示例住建局', '21', '20'),
    row(cell('', GO_ON), '示例水利局', '9', '9'),
    row(cell('小计', SPAN), '30', '29'),
    row(cell('合计', SPAN), total, '48'),
  );
const TITLE = paragraph(run('热线办理情况统计表'));

describe('a .docx', () => {
  it('with cells merged down and across, and a header of two rows', async () => {
    expect(await found(docx(TITLE + UNITS('50')))).toEqual([]);
    expect(await found(docx(TITLE + UNITS('51')))).toEqual([['total', '51', '50']]);
  });

  it('whose page is laid out by a table around everything', async () => {
    const around = (total: string): string =>
      table(row(cell(paragraph(run('收到50件，办结48件，办结率96%。')) + TITLE + UNITS(total))));
    expect(await found(docx(around('50')))).toEqual([]);
    expect(await found(docx(around('51')))).toEqual([['total', '51', '50']]);
  });

  it('with a table within a cell of another', async () => {
    const inner = table(
      row('单位', '收到', '办结'),
      row('青石镇', '2', '2'),
      row('大洼乡', '3', '3'),
      row('合计', '6', '5'),
    );
    const outer = table(row('项目', '内容'), row('热线', cell(inner)));
    expect(await found(docx(outer))).toEqual([['total', '6', '5']]);
  });

  it('counts what was put in, not what was taken out, hidden, or is the code of a field', async () => {
    const tracked = (count: string): string =>
      paragraph(
        run('收到50件，办结'),
        '<w:del><w:r><w:delText>40</w:delText></w:r></w:del>',
        `<w:ins>${run(count)}</w:ins>`,
        run('99', '<w:vanish/>'),
        '<w:r><w:instrText>=SUM(12345件)</w:instrText></w:r>',
        run('件，办结率96%。'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
      );
    expect(await found(docx(tracked('48')))).toEqual([]);
    expect(await found(docx(tracked('47')))).toEqual([['rate', '96%', '94%']]);
  });

  it('with a text box, which is no part of the sentence around it', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('第9期'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('第9期'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const blocks = await readCircular(
      docx(paragraph(run('收到50'), `<w:r>${box}</w:r>`, run('件，办结48件，办结率96%。'))),
    );
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      '第9期',
      '收到50件，办结48件，办结率96%。',
    ]);
  });

  it('whose body bears a number', async () => {
    const text = paragraph(run('收到50件，办结48件，办结率95%。'));
    expect(await found(docx(text, 'word/document2.xml'))).toEqual([['rate', '95%', '96%']]);
  });
});

describe('an .xlsx', () => {
  it('where units without anything are left blank', async () => {
    const blank = async (total: number): Promise<Buffer> => {
      const workbook = new ExcelJS.Workbook();
      const head = ['单位', '收到', '办结'];
      const rows = [head, ['青石镇', 2, 2], ['大洼乡'], ['示例水利局'], ['示例住建局', 5, 4], ['合计', total, 6]];
      workbook
        .addWorksheet('热线')
        .addRows([['热线办理情况统计表'], ...rows, ['信箱办理情况统计表'], head, ['青石镇', 1, 1]]);
      return Buffer.from(await workbook.xlsx.writeBuffer());
    };
    expect(await found(await blank(7))).toEqual([]);
    expect(await found(await blank(8))).toEqual([['total', '8', '7']]);
  });

  async function book(rate: number): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('热线');
    sheet.addRow(['“12345”热线办理情况统计表']);
    sheet.mergeCells('A1:E1');
    sheet.addRow(['序号', '单位', '收到', '办结', '办结率']);
    const rows: readonly (readonly [string, number | string, number])[] = [
      ['青石镇', 120, 118],
      ['大洼乡', '80', 79],
      ['示例住建局', 61, 60],
      ['示例水利局', 9, 9],
    ];
    for (const [at, [name, received, completed]] of rows.entries()) {
      const result = completed / Number(received);
      sheet.addRow([at + 1, name, received, completed, { formula: `D${at + 3}/C${at + 3}`, result }]);
    }
    sheet.addRow(['合计', null, { formula: 'SUM(C3:C6)', result: 270 }, { formula: 'SUM(D3:D6)', result: 266 }, rate]);
    sheet.mergeCells('A7:B7');
    sheet.getColumn(5).numFmt = '0.00%';
    workbook.addWorksheet('信箱').addRows([
      ['单位', '来件', '办结'],
      ['青石镇', 2, 2],
      ['大洼乡', 3, 3],
      ['合计', 5, 5],
    ]);
    workbook.addWorksheet('草稿', { state: 'hidden' }).addRows([
      ['单位', '来件'],
      ['青石镇', 2],
      ['合计', 5],
    ]);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }

  it('with formulas, numbers as text, per cents, merged titles, several sheets and a hidden one', async () => {
    expect(await found(await book(266 / 270))).toEqual([]);
    expect(await found(await book(0.9825))).toEqual([['rate', '0.9825', '98.52%']]);
  });
});

describe('a .txt', () => {
  const TEXT = '关于办理情况的通报\r\n收到50件，办结48件，办结率95%。\r\n';
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])],
    ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(TEXT, 'utf16le').swap16()])],
    ['lines of old machines', Buffer.from(TEXT.replaceAll('\r\n', '\r'))],
  ])('in %s', async (_, bytes) => {
    expect(await found(bytes)).toEqual([['rate', '95%', '96%']]);
  });
});

describe('what is no circular', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'latin1'), /PDF/u],
    ['rich text', Buffer.from('{\\rtf1\\ansi}'), /RTF/u],
    ['a page of the web', Buffer.from('<html><body>收到50件</body></html>'), /网页/u],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /图片/u],
    ['an old or a locked file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /旧版 \.doc .*密码/u],
    ['an open document', zipArchive({ mimetype: 'x', 'content.xml': '<x/>' }), /\.odt/u],
    ['broken signs', Buffer.from([0xb0, 0xff, 0xff, 0x00, 0x31]), /编码认不出，请另存为 UTF-8 的 \.txt/u],
    ['far too much', Buffer.alloc(6 * 1024 * 1024, '收到'), /没有读/u],
    ['nothing', Buffer.alloc(0), /空的/u],
  ])('%s is told in a sentence', async (_, bytes, sentence) => {
    const error = await readCircular(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect((error as UnreadableFile).sentence).toMatch(sentence);
  });
});

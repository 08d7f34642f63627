import { describe, expect, it } from 'vitest';
import { docxWriter } from '../../../src/adapters/render/docx-writer.ts';
import { SIZE, TABLE_WIDTH } from '../../../src/adapters/render/gongwen.ts';
import type { Circular } from '../../../src/domain/report/circular.ts';
import { text } from '../../../src/domain/report/printed-sheet.ts';
import { readDocument } from '../../fixtures/read-document.ts';

const CIRCULAR: Circular = {
  issuer: '示例区人民政府办公室',
  number: '示政办通〔2026〕1号',
  title: ['关于示例区2026年1月', '群众诉求办理情况的通报'],
  addressee: '各有关单位：',
  issued: '2026-02-02',
  paragraphs: [
    { style: 'heading', runs: [{ kind: 'label', text: '一、工作情况' }] },
    { style: 'body', runs: [{ kind: 'text', text: '甲镇<b>&\u0007“好”' }] },
  ],
  attachments: ['统计表一', '统计表二'].map((title) => ({
    title,
    tables: [
      {
        title,
        columns: ['单位', '件数'],
        rows: [
          [text('甲镇'), { value: 12, style: 'number' }],
          [text('乙局'), { value: null, style: 'number' }],
        ],
        notes: ['注'],
      },
    ],
  })),
};
const write = async (circular: Circular) => Buffer.from(await docxWriter.write(circular));

describe('a document', () => {
  it('holds everything in order, text as text and empty cells empty', async () => {
    const { paragraphs, tables } = readDocument(await write(CIRCULAR));
    expect(paragraphs).toEqual([
      '示例区人民政府办公室',
      '示政办通〔2026〕1号',
      '关于示例区2026年1月群众诉求办理情况的通报',
      '各有关单位：',
      '一、工作情况',
      '甲镇<b>&“好”',
      '附件：1. 统计表一',
      '2. 统计表二',
      '示例区人民政府办公室',
      '2026年2月2日',
      ...['附件1', '统计表一', '注', '附件2', '统计表二', '注'],
    ]);
    expect(tables).toEqual(
      Array(2).fill([
        ['单位', '件数'],
        ['甲镇', '12'],
        ['乙局', ''],
      ]),
    );
  });

  it('breaks long names over lines, never a date or a rate beside them', async () => {
    const columns = ['账号名称', '责任单位', '最近更新', '距截止天数', '发布数', '原创数', '原创占比', '结论'];
    const name = '示例区发展改革和工业信息化及大数据管理服务局';
    const row = [`${name}发布`, name, '2026-01-30', '8', '34', '22', '64.71%', '未按期更新、原创不足'].map((cell) =>
      text(cell),
    );
    const attachments = [{ title: '明细', tables: [{ title: '明细', columns, rows: [row] }] }];
    const { xml } = readDocument(await write({ ...CIRCULAR, attachments }));
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => Number(width));
    // Sizes are half points; a sign that is no Chinese one is half as wide as it is high, in twentieths of a point.
    for (const [column, signs] of [
      [2, 10],
      [4, 6],
      [6, 8],
    ] as const)
      expect(widths[column]).toBeGreaterThanOrEqual(signs * SIZE.smallCell * 5);
    expect(widths.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(TABLE_WIDTH);
  });

  it('is laid out by GB/T 9704', async () => {
    const { xml, files } = readDocument(await write(CIRCULAR));
    const [first = ''] = xml.match(/<w:sectPr[ >].*?<\/w:sectPr>/su) ?? [];
    const [margins = ''] = first.match(/<w:pgMar[^>]*>/u) ?? [];
    const inMm = (side: string): number =>
      Math.round((Number(new RegExp(`w:${side}="(\\d+)"`, 'u').exec(margins)?.[1]) / 1440) * 25.4);
    expect(['top', 'bottom', 'left', 'right'].map(inMm)).toEqual([37, 35, 28, 26]);
    expect(first).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(xml.match(/w:type="lines"/gu)).toHaveLength(1);
    expect(files.get('word/styles.xml')).toContain('w:line="560" w:lineRule="exact"');
    expect(files.get('word/footer1.xml')).toMatch(/— .*PAGE.* —/su);
    expect(files.get('word/settings.xml')).toContain('evenAndOddHeaders');
    expect(files.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋');
  });

  it('is the same bytes for the same circular, whatever the time', async () => {
    const first = await write(CIRCULAR);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await write(CIRCULAR)).equals(first)).toBe(true);
  });
});

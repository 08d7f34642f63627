import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { publicityTable } from '../../../src/domain/publicity/publicity-table.ts';
import { readPublicity } from '../../../src/domain/publicity/read-publicity.ts';
import { textOf } from '../../../src/domain/report/circular.ts';
import type { CircularMatter } from '../../../src/domain/report/circular-matter.ts';
import { placeTables } from '../../../src/domain/report/printed-sheet.ts';
import { NO_SOURCE, proofEntries } from '../../../src/domain/report/proof-entries.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { publicityParts } from '../../../src/wording/circular-publicity.ts';
import { publicitySheet } from '../../../src/wording/publicity-sheet.ts';
import { at } from '../../builders/moments.ts';

const unit = (id: string, name: string): Unit => ({ id, name, aliases: [], kind: 'town', active: true });
const UNITS = [unit('a', '甲镇'), unit('b', '乙镇'), unit('c', '丙局')];
const TABLE = publicityTable('网站公开信息报送情况统计表');
const HEAD = ['序号', '单位', '邮箱报送数', '审核表报送数', '采纳数', '采纳率'];
const read = (rows: readonly (readonly string[])[], table = TABLE) =>
  readPublicity(
    rows.map((cells, i) => ({ line: i + 1, cells })),
    table,
    UNITS,
  );
const printed = (rows: readonly (readonly string[])[], zero: '0' | 'blank' | 'hide' = '0') => {
  const spec = { zero, decimals: 1, total: true, order: ['b'] };
  const sheet = publicitySheet({
    table: TABLE,
    file: 'a.csv',
    reading: read(rows),
    spec,
    period: monthPeriod(at('2023-10-01')),
  });
  return { sheet, cells: sheet.tables[0]?.rows.map((row) => row.map(({ value }) => value)) };
};

const ROWS = [
  ['10月报送情况'],
  HEAD,
  ['1', '甲镇', '3', '3', '1', '50%'],
  ['2', '乙镇', '２条', '', '0', ''],
  ['3', '丙局', '0', '0', '0', ''],
  ['合计', '', '99', '99', '9', ''],
  ['填表人：某某'],
];

describe('a table of counts by unit', () => {
  it('is read by its names; shares and totals are derived, not taken', () => {
    const { cells, sheet } = printed(ROWS);
    expect(sheet.tables[0]).toMatchObject({
      title: '2023年10月网站公开信息报送情况统计表',
      columns: ['单位', '邮箱报送数', '审核表报送数', '采纳数', '采纳率'],
    });
    expect(cells).toEqual([
      ['乙镇', 2, 0, 0, '0.0%'],
      ['甲镇', 3, 3, 1, '33.3%'],
      ['丙局', 0, 0, 0, null],
      ['合计', 5, 3, 1, '20.0%'],
    ]);
  });

  it('proves its numbers by the lines of the file', () => {
    const { sheet } = printed(ROWS);
    const entries = [...proofEntries('x', placeTables(sheet), NO_SOURCE)];
    expect(entries.find(({ place }) => place.row === '甲镇' && place.column === '采纳率')).toMatchObject({
      printed: '33.3%',
      numerator: 1,
      denominator: 3,
      rows: { 'a.csv': [3] },
    });
    expect(entries.find(({ place }) => place.row === '合计')?.rows).toEqual({ 'a.csv': [3, 4, 5] });
  });

  it('prints rows of noughts as the office wants them', () => {
    expect(printed(ROWS, 'blank').cells?.[2]).toEqual(['丙局', null, null, null, null]);
    expect(printed(ROWS, 'hide').cells).toHaveLength(3);
  });

  it.each([
    ['no header', [['甲镇', '3']], '找不到表头'],
    [
      'no column a share needs',
      [
        ['单位', '邮箱报送数'],
        ['甲镇', '1'],
      ],
      '没有“采纳数”',
    ],
    ['a unit nobody knows', [HEAD, ['1', '申镇', '1', '1', '1']], '没有“申镇”。是不是“甲镇”'],
    ['a unit twice', [HEAD, ['1', '甲镇', '1', '1', '1'], ['2', '甲镇', '1', '1', '1']], '第2行已有一行'],
    ['no unit', [HEAD, ['1', '', '1', '1', '1']], '是空的'],
    ['no number', [HEAD, ['1', '甲镇', '若干', '1', '1']], '“若干”不是个数'],
    ['more taken than handed in', [HEAD, ['1', '甲镇', '1', '1', '2']], '采纳数大于邮箱报送数'],
  ])('is refused: %s', (_name, rows, sentence) => {
    const { rows: taken, faults } = read(rows);
    expect(taken).toEqual([]);
    expect(faults.map(({ message }) => message).join()).toContain(sentence);
  });

  it('knows units and rows of sums as a ledger does, and says how it knew a unit', () => {
    const { rows, remarks } = read([
      HEAD,
      ['1', '甲镇人民政府', '1', '1', '1', ''],
      ['累计', '', '9', '9', '9', ''],
      ['总数', '', '1', '1', '9', ''],
    ]);
    expect(rows.map(({ unit }) => unit.name)).toEqual(['甲镇']);
    expect(remarks.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '2 “甲镇人民政府”按“甲镇”计',
      '3 合计行，跳过（合计由程序计算）',
      '4 合计行，跳过（合计由程序计算）',
      '4 合计行的“采纳数”（E列）写的是9，各行加起来是1，按1计，请核对',
    ]);
  });

  it('has no two marks at the end of a sentence: whoever prints a fault puts the full stop', () => {
    const messages = ['申镇', '某某研究院'].map(
      (name) => read([HEAD, ['1', name, '1', '1', '1', '']]).faults[0]?.message,
    );
    for (const message of messages) {
      expect(message).not.toMatch(/[？。！]$/u);
      expect(message).toMatch(/改表[，；]/u);
    }
  });

  it('of another kind is printed as it came', () => {
    const { columns, rows } = read(
      [
        ['单位', '发布数'],
        ['甲镇', '7'],
      ],
      publicityTable('政务新媒体发布情况'),
    );
    expect([columns, rows[0]?.counts]).toEqual([['发布数'], [7]]);
  });
});

describe('a table of columns and topics with the units that answer for them', () => {
  const NAME = '专题专栏信息发布情况';
  const rows = [
    ['栏目名称', '责任单位', '发布数'],
    ['政策解读', '甲镇', '7'],
    ['办事指南', '丙局', '0'],
    ['民生实事', '甲镇', '5'],
    ['合计', '', '12'],
  ];

  it('has a row for each, and one for each unit with how many it answers for', () => {
    const table = publicityTable(NAME);
    const reading = read(rows, table);
    const period = monthPeriod(at('2023-10-01'));
    const { tables } = publicitySheet({ table, file: 'a.csv', reading, spec: table.spec, period });
    expect(
      tables.map(({ columns, rows: printed }) => [columns, ...printed.map((row) => row.map(({ value }) => value))]),
    ).toEqual([
      [
        ['责任单位', '发布数', '栏目数'],
        ['甲镇', 12, 2],
        ['丙局', 0, 1],
        ['合计', 12, 3],
      ],
      [
        ['栏目名称', '责任单位', '发布数'],
        ['政策解读', '甲镇', 7],
        ['办事指南', '丙局', 0],
        ['民生实事', '甲镇', 5],
        ['合计', '', 12],
      ],
    ]);
    expect(tables[0]?.rows[0]?.[2]?.proof?.read).toEqual({ file: 'a.csv', lines: [2, 4] });
    const [whole, each] = tables;
    if (!whole) throw new Error('no table');
    const matter = {
      publicity: [{ code: NAME, name: NAME, table: whole, each, attachments: [1] }],
      window: { period, cutOff: period.to },
    };
    const said = publicityParts(matter as unknown as CircularMatter).flatMap(({ paragraphs }) =>
      paragraphs.map(textOf),
    );
    expect(said).toEqual([
      '2023年10月，各单位合计发布数12，栏目数3（详见附件1）。丙局的发布数为零。发布数为零的栏目：办事指南（丙局）。',
    ]);
  });

  it.each([
    ['one of them twice', ['政策解读', '丙局', '1'], '“政策解读”在第2行已有一行'],
    ['one without a name', ['', '丙局', '1'], '是空的，请补上栏目名称'],
  ])('is refused: %s', (_name, row, sentence) => {
    expect(read([...rows, row], publicityTable(NAME)).faults.map(({ message }) => message)).toEqual([
      expect.stringContaining(sentence),
    ]);
  });
});

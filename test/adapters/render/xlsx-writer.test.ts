import { afterEach, describe, expect, it, vi } from 'vitest';
import { tableRows } from '../../../src/adapters/ledger/open-table.ts';
import { xlsxWriter } from '../../../src/adapters/render/xlsx-writer.ts';
import { type PrintedCell, placeTables, sheetNames, text } from '../../../src/domain/report/printed-sheet.ts';
import { readWorkbook } from '../../fixtures/read-workbook.ts';

const number = (value: number | null): PrintedCell => ({ value, style: 'number' });
const table = (rows: readonly (readonly PrintedCell[])[], notes: readonly string[] = []) => ({
  title: '示例统计表',
  columns: ['单位', '件数', '占比'],
  rows,
  notes,
});
const written = async (rows: readonly (readonly PrintedCell[])[]) =>
  Buffer.from(
    await xlsxWriter.write([
      { name: '示例', rows: placeTables({ name: '示例', tables: [table(rows), table([], ['注'])] }) },
    ]),
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('a workbook', () => {
  it('is the same bytes at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T08:00:00Z') });
    const first = await written([[text('甲镇'), number(12), number(1)]]);
    vi.setSystemTime(new Date('2026-05-04T09:10:12Z'));
    expect((await written([[text('甲镇'), number(12), number(1)]])).equals(first)).toBe(true);
  });

  it('holds counts as numbers and all else as text, every cell at its place', async () => {
    const bytes = await written([
      [text('甲镇'), number(12), { value: '98.34%', style: 'number' }],
      [text('乙镇'), number(null), number(null)],
    ]);
    expect(readWorkbook(bytes)[0]?.rows).toEqual([
      ['示例统计表'],
      ['单位', '件数', '占比'],
      ['甲镇', 12, '98.34%'],
      ['乙镇'],
      [],
      ['示例统计表'],
      ['单位', '件数', '占比'],
      ['注'],
    ]);
  });

  it('lets nothing a resident wrote become a formula, a tag or a broken file', async () => {
    const words = ['=1+1', '@SUM(A1)', '<b>&"\'', '停\u0000电\u0007', '_x0041_', '𠮷字'];
    const bytes = await written(words.map((word) => [text(word)]));
    const cells = readWorkbook(bytes)[0]
      ?.rows.slice(2, 8)
      .map(([cell]) => cell);
    expect(cells?.slice(0, 3)).toEqual(words.slice(0, 3));
    expect(cells?.[3]).toBe('停电');
    expect(bytes.includes('<f>')).toBe(false);
    const back = await tableRows(bytes);
    expect(back[2]?.cells[0]).toBe('=1+1');
    expect(back.map(({ cells: [cell] }) => cell)).toContain('𠮷字');
  });

  it('has names for its sheets that every program takes', () => {
    expect(sheetNames(['12345热线', 'a/b[c]', 'a/b[c]', '', '长'.repeat(40)])).toEqual([
      '12345热线',
      'a b c',
      'a b c(2)',
      '表',
      '长'.repeat(31),
    ]);
  });
});

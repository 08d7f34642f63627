import { describe, expect, it } from 'vitest';
import { daysSinceUpdate, failedChecks, type MediaAccount } from '../../../src/domain/publicity/media-account.ts';
import { isNewMedia, readNewMedia } from '../../../src/domain/publicity/read-new-media.ts';
import { endOfDay } from '../../../src/domain/time/moment.ts';
import { newMediaSheet } from '../../../src/wording/new-media-sheet.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';

const CUT_OFF = endOfDay('2023-10-31');
const HEAD = ['序号', '账号', '责任单位', '更新日期', '发布条数', '原创条数'];
const read = (...rows: readonly (readonly string[])[]) =>
  readNewMedia(
    [['政务新媒体统计表'], HEAD, ...rows].map((cells, index) => ({ line: index + 1, cells })),
    anOffice().units,
  );
const account = (given: Partial<MediaAccount>): MediaAccount => {
  const [first] = read(['1', '示例发布', '供电所', '2023-10-31', '10', '6']).accounts;
  if (!first) throw new Error('no account');
  return { ...first, ...given };
};
const failed = (given: Partial<MediaAccount>) => failedChecks(account(given), CUT_OFF).map(({ code }) => code);

describe('new-media accounts', () => {
  it('are kept when updated within 14 days and 60 % their own', () => {
    expect(failed({ updatedAt: at('2023-10-17') })).toEqual([]);
    expect(failed({ updatedAt: at('2023-10-16 23:59') })).toEqual(['stale']);
    expect(failed({ posts: 1000, originals: 600 })).toEqual([]);
    expect(failed({ posts: 1000, originals: 599 })).toEqual(['copied']);
    expect(failed({ posts: 0, originals: 0, updatedAt: at('2023-09-01') })).toEqual(['stale']);
    expect(daysSinceUpdate(account({ updatedAt: at('2023-11-05') }), CUT_OFF)).toBe(0);
  });

  it('are counted by unit, several of one unit in one row', () => {
    const { accounts, remarks } = read(
      ['1', '示例发布', '供电所', '2023年10月30日', '10', '6'],
      ['2', '示例微博', '供电所', '2023/9/1', '4', '1'],
      ['3', '示例之窗', '河沿社区', '2023-10-20', '', ''],
      ['合计', '', '', '', '14', '7'],
    );
    const sheet = newMediaSheet({
      file: 'm.csv',
      accounts,
      window: { period: { from: at('2023-10-01'), to: CUT_OFF }, cutOff: CUT_OFF },
    });
    expect(sheet.tables[0]?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['城东供电所', 2, 1, '50.00%', 1, 1],
      ['河沿社区居民委员会', 1, 1, '100.00%', 0, 0],
      ['合计', 3, 2, '66.67%', 1, 1],
    ]);
    expect(sheet.tables[1]?.rows.map((row) => row.at(-1)?.value)).toEqual([
      '合格',
      '未按期更新、原创不足',
      '合格',
      null, // the line of sums
    ]);
    expect(remarks).toHaveLength(1);
  });

  it('tell every fault with its row and column', () => {
    const { accounts, faults } = read(
      ['1', '示例发布', '供店所', '明天', '3', '5'],
      ['2', '', '供电所', '2023-10-01', '1', '1'],
      ['3', '甲', '供电所', '2023-10-01', '一', '0'],
      ['4', '甲', '供电所', '2023-10-01', '1', '0'],
    );
    expect(accounts).toEqual([]);
    expect(faults.map(({ line, column, message }) => `${line} ${column} ${message}`)).toEqual([
      expect.stringMatching(/^3 “责任单位”（C列） 办公室文件里没有“供店所”。是不是“供电所”？/u),
      '3 “更新日期”（D列） “明天”不是日期，请写成 2023-10-01',
      '3 “原创条数”（F列） 原创数大于发布数，请核对',
      '4 “账号”（B列） 是空的，请补上账号名称',
      '5 “发布条数”（E列） “一”不是个数，请写成 12 这样的整数',
      '6 “账号”（B列） “甲”在第5行已有一行，请合成一行',
    ]);
    expect(readNewMedia([{ line: 1, cells: ['单位', '账号'] }], []).faults[0]?.message).toContain('找不到表头');
  });

  it('a count that is the fault of a formula is a fault, and a note is no row', () => {
    const [head, row] = [
      { line: 2, cells: HEAD },
      { line: 3, cells: ['1', '甲', '供电所', '2023-10-01', '', '0'] },
    ];
    const note = { line: 4, cells: ['填表人：某某'] };
    const units = anOffice().units;
    expect(readNewMedia([head, row, note], units)).toMatchObject({ faults: [], remarks: [{ line: 4 }] });
    const spoilt = { ...row, spoilt: [{ column: 4, why: 'error' as const }] };
    expect(readNewMedia([head, spoilt], units).faults[0]?.message).toContain('公式错误');
  });

  it.each(['政务新媒体', '新媒体账号', '政务新媒体运行情况统计表', 'newMedia'])('are meant by “%s”', (name) =>
    expect(isNewMedia(name)).toBe(true),
  );
});

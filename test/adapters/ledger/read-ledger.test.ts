import { describe, expect, it } from 'vitest';
import { readLedger } from '../../../src/adapters/ledger/read-ledger.ts';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { at } from '../../builders/moments.ts';
import { sheetXml, workbook } from '../../fixtures/zip-archive.ts';

const UNITS: readonly Unit[] = [{ id: 'jia', name: '甲镇', aliases: [], kind: 'town', active: true }];
const HEAD = ['工单编号', '来源', '承办单位', '受理时间', '办结时间'];
const ROW = ['a1', '12345', '甲镇', 45_200.5, ''];
const read = (bytes: Buffer) => readLedger(bytes, { units: UNITS });

describe('a ledger in a file', () => {
  it('is looked for on every visible sheet, and what is passed over is said', async () => {
    const { rows, sheet, remarks } = await read(
      workbook([
        { name: '封面', xml: sheetXml([['某某台账']]) },
        {
          name: '汇总',
          xml: sheetXml([
            ['单位', '编号'],
            ['甲镇', '1'],
          ]),
        },
        { name: '明细', xml: sheetXml([HEAD, ROW]) },
        { name: '旧', hidden: true, xml: sheetXml([HEAD, ROW]) },
      ]),
    );
    expect([sheet, rows.map(({ number }) => number)]).toEqual(['明细', ['a1']]);
    expect(remarks.map(({ message }) => message)).toEqual([
      expect.stringContaining('工作表“汇总”也有表头'),
      expect.stringContaining('工作表“旧”是隐藏的'),
    ]);
  });

  it('may count its days from 1904', async () => {
    const [cells, changed] = [HEAD, [...ROW]];
    changed[3] = 45_200.5 - 1462;
    const { rows } = await read(workbook([{ name: '明细', xml: sheetXml([cells, changed]) }], { dated1904: true }));
    expect(rows[0]?.openedAt).toBe(at('2023-10-01 12:00'));
  });

  it('may name a unit once for several rows, in one merged cell', async () => {
    const rows = [HEAD, ROW, ['a2', '12345', '', 45_201, '']];
    const merges = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>';
    const { rows: taken, faults } = await read(workbook([{ name: '明细', xml: sheetXml(rows, merges) }]));
    expect(faults).toEqual([]);
    expect(taken.map(({ unit }) => unit)).toEqual(['jia', 'jia']);
  });

  it('that cannot be read is a fault like any other', async () => {
    expect(await read(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toMatchObject({
      rows: [],
      mapping: undefined,
      faults: [{ line: 0, message: expect.stringContaining('.xls') }],
    });
    const hidden = workbook([{ name: '旧', hidden: true, xml: sheetXml([HEAD, ROW]) }]);
    expect((await read(hidden)).faults[0]?.message).toContain('没有可见的工作表');
  });

  it('of a hundred thousand rows is read in the time it takes to open it in a spreadsheet', {
    timeout: 120_000,
  }, async () => {
    const row = (i: number): string =>
      `n${i},12345,甲镇,路灯不亮${i},2023-10-${String((i % 28) + 1).padStart(2, '0')} 08:00,`;
    const text = [
      `${HEAD.slice(0, 3).join(',')},诉求内容,受理时间,办结时间`,
      ...Array.from({ length: 100_000 }, (_, i) => row(i)),
    ];
    const started = performance.now();
    const { rows, faults } = await read(Buffer.from(text.join('\n')));
    expect([rows.length, faults]).toEqual([100_000, []]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

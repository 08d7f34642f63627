import { describe, expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../../src/domain/ledger/ledger-columns.ts';
import { readLedgerRows } from '../../../src/domain/ledger/read-ledger.ts';
import type { SheetRow } from '../../../src/domain/ledger/sheet-row.ts';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { sourceOf } from '../../../src/domain/source/source-named.ts';
import { at } from '../../builders/moments.ts';

const unit = (id: string, name: string, ...aliases: string[]): Unit => ({
  id,
  name,
  aliases,
  kind: 'town',
  active: true,
});
const UNITS = [
  unit('u-jiahe', '夹河镇'),
  unit('u-zong', '总寨镇人民政府'),
  unit('u-cang', '仓门街街道办事处', '仓门街'),
  unit('u-wang', '区网信局'),
];

const HEAD = [
  '工单编号',
  '来源',
  '承办单位',
  '诉求内容',
  '诉求类型',
  '受理时间',
  '截止时间',
  '办结时间',
  '延期次数',
  '满意度',
];
const ROW = [
  'a1',
  '12345',
  '夹河镇',
  '灯不亮',
  '投诉',
  '2023-10-01 08:00',
  '2023-10-08 08:00',
  '2023-10-02 08:00',
  '0',
  '满意',
];
const row = (changes: Readonly<Record<string, string>> = {}): string[] =>
  HEAD.map((name, index) => changes[name] ?? ROW[index] ?? '');

const numbered = (rows: readonly (readonly string[])[]): SheetRow[] => rows.map((cells, i) => ({ line: i + 1, cells }));
const read = (rows: readonly (readonly string[])[], source?: string) =>
  readLedgerRows(numbered(rows), { units: UNITS, source: source === undefined ? undefined : sourceOf(source) });
const faultsOf = (rows: readonly (readonly string[])[]): string[] =>
  read(rows).faults.map(({ line, column, message }) => `${line} ${column} ${message}`);

describe('the header', () => {
  it('is found under titles, by other names, in any order, and what it means is shown', () => {
    const { rows, mapping, faults } = read([
      ['某某热线台账'],
      [],
      ['序号', '办理单位', '受理编号*', '登记日期（必填）', '诉求来源', '办结日期', '备注'],
      ['1', '夹河镇', 'a1', '2023年10月1日', '12345热线', '45201', '已回电'],
    ]);
    expect(faults).toEqual([]);
    expect(mapping?.lines).toEqual([3]);
    expect(mapping?.columns.map(({ code, name, at: place }) => [code, name, place])).toContainEqual([
      'number',
      '受理编号*',
      2,
    ]);
    expect(mapping?.ignored).toEqual(['序号', '备注']);
    expect(rows).toMatchObject([
      { number: 'a1', unit: 'u-jiahe', source: '12345', openedAt: at('2023-10-01'), completedAt: at('2023-10-02') },
    ]);
  });

  it('may stand in two rows, groups above their columns', () => {
    const { mapping, rows } = read([
      ['工单编号', '来源', '承办单位', '时间', '', '', '次数', ''],
      ['', '', '', '受理', '签收', '办结', '延期', '重办'],
      ['a1', '12345', '夹河镇', '2023-10-01 08:00', '2023-10-01 09:00', '', '2', '1'],
    ]);
    expect(mapping?.lines).toEqual([1, 2]);
    expect(rows).toMatchObject([{ acceptedAt: at('2023-10-01 09:00'), completedAt: null, extensions: 2, reworks: 1 }]);
  });

  it('is missed with a sentence that says what is needed', () => {
    expect(
      faultsOf([
        ['甲', '乙'],
        ['1', '2'],
      ])[0],
    ).toContain('找不到表头');
    expect(
      faultsOf([
        ['工单编号', '承办单位', '来源'],
        ['a1', '夹河镇', '12345'],
      ]),
    ).toEqual([
      expect.stringContaining('1  表头里没有“受理时间”（也可以叫“受理日期”'),
      expect.stringContaining('1  表头里没有“办结时间”'),
    ]);
    expect(faultsOf([HEAD.filter((name) => name !== '来源'), row()])[0]).toContain('文件=来源代码');
  });

  it('with two columns of one name is a fault', () => {
    expect(faultsOf([[...HEAD, '办结时间'], row()])[0]).toContain('两列同名');
  });

  it('has no name that could mean two columns', () => {
    const names = LEDGER_COLUMNS.flatMap((column) => column.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a row', () => {
  it('is taken with all it says', () => {
    expect(read([HEAD, row({ 延期次数: '２次', 满意度: '基本满意' })]).rows).toEqual([
      {
        line: 2,
        number: 'a1',
        source: '12345',
        sourceWritten: '12345',
        unit: 'u-jiahe',
        text: '灯不亮',
        kind: 'grievance',
        category: '',
        openedAt: at('2023-10-01 08:00'),
        dispatchedAt: at('2023-10-01 08:00'),
        acceptedAt: null,
        contactedAt: null,
        completeBy: at('2023-10-08 08:00'),
        completedAt: at('2023-10-02 08:00'),
        extensions: 2,
        reworks: 0,
        returns: 0,
        transfers: 0,
        asked: false,
        resolved: null,
        satisfaction: 'basic',
        excluded: false,
      },
    ]);
  });

  it('of which only the days are known is not late within the day, and not done before it came', () => {
    const [read1] = read([HEAD, row({ 截止时间: '2023-10-01', 办结时间: '2023-10-01' })]).rows;
    expect(read1).toMatchObject({ completeBy: at('2023-10-02'), completedAt: at('2023-10-01 08:00') });
  });

  it.each([
    ['no number', { 工单编号: '' }, '“工单编号”（A列） 是空的'],
    ['a number cut short', { 工单编号: '2.0231E+17' }, '科学计数法'],
    ['no unit', { 承办单位: '—' }, '“承办单位”（C列） 是空的'],
    ['a source nobody knows', { 来源: '传真' }, '“传真”不是已知的来源'],
    ['no time of receipt', { 受理时间: '' }, '“受理时间”（F列） 是空的'],
    ['a day that is none', { 受理时间: '2023-02-30' }, '“2023-02-30”不是时间，请写成 2023-10-01 08:30'],
    ['completed before it came', { 办结时间: '2023-09-30 08:00' }, '“办结时间”（H列） 办结早于受理'],
    ['due before it came', { 截止时间: '2023-09-30 08:00' }, '截止早于受理'],
    ['a kind nobody knows', { 诉求类型: '表扬' }, '“表扬”读不懂，可以写：咨询、求助'],
    ['a count that is none', { 延期次数: '若干' }, '“若干”读不懂'],
    ['half a time', { 延期次数: '0.5' }, '“0.5”读不懂'],
    ['a satisfaction nobody knows', { 满意度: '还行' }, '“还行”读不懂'],
  ])('is a fault: %s', (_name, changes, sentence) => {
    const { rows, faults } = read([HEAD, row(), row({ 工单编号: 'a2', ...changes })]);
    expect(rows).toEqual([]);
    expect(faults.map(({ line, column, message }) => `${line} ${column} ${message}`)).toEqual([
      expect.stringMatching(new RegExp(`^3 .*${sentence.replace('+', '\\+')}`, 'u')),
    ]);
  });

  it('names all its faults at once', () => {
    expect(
      faultsOf([HEAD, row({ 承办单位: '', 受理时间: 'x', 延期次数: '若干' }), row({ 工单编号: '' })]),
    ).toHaveLength(4);
  });

  it('with a formula in error is a fault only where the cell is needed', () => {
    const spoilt = (column: number): string[] =>
      readLedgerRows(
        [...numbered([[...HEAD, '备注']]), { line: 2, cells: row(), spoilt: [{ column, why: 'error' }] }],
        {
          units: UNITS,
        },
      ).faults.map(({ column: name, message }) => name + message);
    expect(spoilt(7)).toEqual([expect.stringContaining('“办结时间”（H列）这一格是公式错误')]);
    expect(spoilt(2)).toEqual([expect.stringContaining('“承办单位”（C列）这一格是公式错误')]);
    expect(spoilt(10)).toEqual([]);
  });
});

describe('rows that are no tickets', () => {
  it('are passed over with a remark: totals, repeated headers, notes', () => {
    const { rows, remarks, faults } = read([
      HEAD,
      row(),
      ['合 计', '', '', '', '1'],
      HEAD,
      row({ 工单编号: 'a2' }),
      ['总计：2'],
      ['注：截至10月31日'],
      ['填表人：某某', '', '', '审核人：某某'],
    ]);
    expect(faults).toEqual([]);
    expect(rows.map(({ number }) => number)).toEqual(['a1', 'a2']);
    expect(remarks.map(({ line }) => line)).toEqual([3, 4, 6, 7, 8]);
  });

  it('are not what is merely incomplete', () => {
    const lone = HEAD.map((name) => (name === '办结时间' ? '2023-10-02' : ''));
    expect(faultsOf([HEAD, lone]).length).toBeGreaterThan(2);
    expect(faultsOf([HEAD, ['a9', ...HEAD.slice(1).map(() => '')]]).length).toBeGreaterThan(1);
  });

  it('are counted once when they stand there twice, and refused when they differ', () => {
    const twice = read([HEAD, row(), row({ 延期次数: '' })]);
    expect(twice.rows).toHaveLength(1);
    expect(twice.remarks[0]?.message).toContain('与第2行是同一工单');
    expect(faultsOf([HEAD, row(), row({ 承办单位: '仓门街' })])).toEqual([
      expect.stringContaining('编号“a1”与第2行重复，但内容不同'),
    ]);
  });
});

describe('rows of several sources in one file', () => {
  it('may bear the same number', () => {
    const { rows, faults, remarks } = read([HEAD, row(), row({ 来源: '县长信箱', 承办单位: '仓门街' })]);
    expect([faults, remarks]).toEqual([[], []]);
    expect(rows.map(({ source, number }) => `${source} ${number}`)).toEqual(['12345 a1', 'mailbox a1']);
  });

  it('are the same, however the source is called', () => {
    const { rows, faults } = read([HEAD, row(), row({ 来源: '12345热线' })]);
    expect([rows.length, faults]).toEqual([1, []]);
  });
});

describe('a unit', () => {
  const named = (name: string) => read([HEAD, row({ 承办单位: name })]);

  it.each([
    ['总寨镇', 'u-zong'],
    ['总寨镇政府', 'u-zong'],
    ['仓门街街道', 'u-cang'],
    ['仓门街街道办', 'u-cang'],
    ['网信局', 'u-wang'],
  ])('written with less is known by rule, and the reader told: %s', (name, id) => {
    const { rows, remarks } = named(name);
    expect(rows[0]?.unit).toBe(id);
    expect(remarks[0]?.message).toContain(`“${name}”按`);
  });

  it('is told once, not on every row', () => {
    const rows = [HEAD, row({ 承办单位: '总寨镇' }), row({ 承办单位: '总寨镇', 工单编号: 'a2' })];
    expect(read(rows).remarks).toHaveLength(1);
  });

  it('merely like another one is proposed in words and never taken for it', () => {
    const { rows, faults } = named('河夹镇');
    expect(rows).toEqual([]);
    expect(faults[0]?.message).toMatch(/没有“河夹镇”。是不是“夹河镇”？名字相近也可能是两个单位/u);
  });

  it('like none is to be added', () => {
    expect(named('示例单位').faults[0]?.message).toContain('在办公室文件的 units 里加上');
  });

  it('that could be two is asked for in full', () => {
    const units = [unit('a', '城关镇人民政府'), unit('b', '城关街道办事处', '城关镇街道')];
    const { faults } = readLedgerRows(numbered([HEAD, row({ 承办单位: '城关镇' })]), { units });
    expect(faults[0]?.message).toContain('可能是“城关镇人民政府”或“城关街道办事处”，请写全称');
  });
});

describe('the source', () => {
  it('given on the command line wins over the column', () => {
    expect(read([HEAD, row({ 来源: '随便什么' })], 'mailbox').rows[0]).toMatchObject({
      source: 'mailbox',
      sourceWritten: '随便什么',
    });
  });
});

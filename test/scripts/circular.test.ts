import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../fixtures/read-document.ts';
import { WITHOUT_RENDERER } from '../fixtures/without-renderer.ts';
import { sheetXml, workbook } from '../fixtures/zip-archive.ts';
import { circular, newFolder, runCircular, write } from '../scenarios/example-circular.ts';

const OFFICE = `office: { name: 示例区, issuer: 示例区政府办, botNames: [小邻], timezone: Asia/Shanghai }
calendar: { base: cn, hours: ["09:00-12:00", "14:00-18:00"] }
units:
  - { id: jia, name: 甲镇人民政府, kind: town }
  - { id: yi, name: 乙局, kind: department }
areas: []
groups: []
people:
  - { id: p-dispatcher, name: 派单员, roles: [dispatcher], accounts: { wechat: wx-dispatcher } }
routing: []
`;
const HEAD = '工单编号,来源,承办单位,诉求内容,诉求类型,受理时间,截止时间,办结时间';
const GOOD = `${HEAD}
a1,12345,甲镇,停电，请打13900000000,投诉,2023-10-01 08:00,2023-10-08 08:00,2023-10-02 08:00
a2,12345,乙局,停水,求助,2023-10-03 08:00,2023-10-05 08:00,
a3,县长信箱,乙局,路灯,建议,2023-10-04 08:00,2023-10-11 08:00,2023-10-12 08:00
`;
const OCTOBER = ['--from', '2023-10-01', '--to', '2023-10-31'];

/** Pictures cost each run a second, so that they are drawn only where a test looks at them. */
function stage(files: Readonly<Record<string, string | Buffer>> = {}, poster: 'on' | 'off' = 'off') {
  const folder = newFolder();
  const office = write(folder, 'office.yaml', `${OFFICE}ranking: { poster: ${poster} }\n`);
  for (const [name, content] of Object.entries(files)) write(folder, name, content);
  const at = (name: string): string => path.join(folder, name);
  const args = (...rest: string[]): string[] => ['--office', office, ...OCTOBER, ...rest];
  return { folder, at, args, run: (...rest: string[]) => runCircular([...args(...rest), '--out', at('out')]) };
}

describe('the circular command', () => {
  it('writes a sheet per source and the list for supervision, and says how it read the ledger', () => {
    const { at, run } = stage({ 'a.csv': GOOD }, 'on');
    const { status, stdout } = run('--ledger', at('a.csv'));
    expect(status).toBe(0);
    expect(stdout).toContain('a.csv：表头在第1行；工单编号（A列），来源（B列）');
    expect(stdout).toContain('a.csv 第2行：“甲镇”按“甲镇人民政府”计。');
    const rest = ['circular.docx', 'figures.json', 'ledger.xlsx', 'proof.json'];
    expect(readdirSync(at('out')).toSorted()).toEqual([...rest, 'poster-1.png'].toSorted());
    expect(readFileSync(at('out/poster-1.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.parse(readFileSync(at('out/proof.json'), 'utf8')).poster[0]).toMatchObject({
      place: { row: '合计', column: '收到' },
      rows: { 'a.csv': expect.arrayContaining([2]) },
    });
  });

  it('goes without its poster where none can be drawn, says so, and leaves none of an earlier run', {
    timeout: 60_000,
  }, () => {
    const { folder, at, args, run } = stage({ 'a.csv': GOOD }, 'on');
    mkdirSync(at('out'));
    for (const old of ['poster-1.png', 'poster-2.png', 'poster-1.txt']) write(at('out'), old, 'before');
    const given = args('--ledger', at('a.csv'), '--out', at('out'));
    const { status, stderr } = runCircular(given, WITHOUT_RENDERER);
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining('海报没有画（画图的组件没有装好），其他文件照常写出'),
    ]);
    const rest = ['circular.docx', 'figures.json', 'ledger.xlsx', 'poster-1.txt', 'proof.json'];
    expect(readdirSync(at('out')).toSorted()).toEqual(rest);
    expect(JSON.parse(readFileSync(at('out/proof.json'), 'utf8')).poster).toEqual([]);
    write(folder, 'office.yaml', `${OFFICE}ranking: { poster: off }\n`);
    expect(run('--ledger', at('a.csv'))).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(at('out')).toSorted()).toEqual(rest);
  });

  it('lists what is open or late, the latest first, without the telephone a resident left', () => {
    const { folder, at, args } = stage({
      'a.csv': `${GOOD}a4,12345,甲镇,电话13900000000,投诉,2023-10-20 08:00,2023-12-01 08:00,\n`,
    });
    const { sheets, figures } = circular(folder, args('--ledger', at('a.csv')));
    expect(sheets.map(({ name }) => name)).toEqual(['12345热线', '县长信箱', '督查台账']);
    const rows = sheets[2]?.rows.slice(2) ?? [];
    expect(rows.map((row) => [row[0], row[1], row[9], row[10] ?? ''])).toEqual([
      ['a2', '12345热线', '在办超期', 27],
      ['a3', '县长信箱', '逾期办结', 1],
      ['a4', '12345热线', '在办', ''],
    ]);
    expect(JSON.stringify(sheets.map((sheet) => sheet.rows))).not.toContain('13900000000');
    expect(Object.keys(figures.periods)).toEqual(['12345', 'mailbox']);
    expect(figures.until).toBe('2023-11-01T00:00:00+08:00');
  });

  it('counts what was done by the cut-off, a day alone to its end', () => {
    const { folder, at, args } = stage({ 'a.csv': GOOD });
    const completed = (...cutOff: string[]) =>
      circular(folder, args('--ledger', at('a.csv'), ...cutOff)).figures.periods['mailbox']?.total['completed']?.value;
    expect(completed('--cutoff', '2023-10-12 07:59')).toBe(0);
    expect(completed('--cutoff', '2023-10-12')).toBe(1);
    expect(completed()).toBe(1);
  });

  it('takes workbooks, several files, and a source given by its code', () => {
    const rows = [
      ['县长信箱台账'],
      ['编号', '承办单位', '来信日期', '登记日期', '办结日期'],
      ['x1', '乙局', 45_200, 45_201, 45_202],
    ];
    const { folder, at, args } = stage({
      'a.csv': GOOD,
      'b.dat': workbook([
        { name: '说明', xml: sheetXml([['请看下一页']]) },
        { name: '明细', xml: sheetXml(rows) },
      ]),
    });
    const made = circular(folder, args('--ledger', at('a.csv'), '--ledger', `${at('b.dat')}=disclosure`));
    expect(made.figures.periods['disclosure']?.total['received']).toMatchObject({ value: 1, tickets: ['x1'] });
    expect(made.proof.find(({ place }) => place.sheet === '依申请公开' && place.row === '合计')?.rows).toEqual({
      'b.dat': [3],
    });
  });

  it('names every fault of every file, by row and column, and writes nothing', () => {
    const { at, run } = stage({
      'a.csv': GOOD.replace('2023-10-03', '2023-13-03').replace('乙局,路灯', '丙局,路灯'),
      'b.csv': `${HEAD}\nb1,传真,乙局,停水,咨询,2023-10-01,,`,
      'c.csv': '单位,邮箱报送数\n甲镇,1',
      'd.xlsx': Buffer.from('d0cf11e0a1b11ae100', 'hex'),
    });
    const given = ['a.csv', 'b.csv', 'd.xlsx'].flatMap((name) => ['--ledger', at(name)]);
    const { status, stdout, stderr } = run(...given, '--table', `${at('c.csv')}=网站公开信息报送情况`);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^a\.csv 第3行“受理时间”（F列）：“2023-13-03 08:00”不是时间/u),
      expect.stringMatching(/^a\.csv 第4行“承办单位”（C列）：办公室文件里没有“丙局”。是不是“乙局”？/u),
      expect.stringMatching(/^b\.csv 第2行“来源”（B列）：“传真”不是已知的来源/u),
      expect.stringMatching(/^d\.xlsx：这是旧版 \.xls/u),
      expect.stringMatching(/^c\.csv：第1行的表头里没有“采纳数”/u),
      '共 5 处错误，什么也没有写。',
    ]);
    expect(existsSync(at('out'))).toBe(false);
  });

  it('leaves what stood there as it was when there is a fault', () => {
    const { at, run } = stage({ 'a.csv': HEAD });
    mkdirSync(at('out'));
    write(at('out'), 'figures.json', 'before');
    write(at('.'), 'bad.csv', `${HEAD}\n,,,,,,,x`);
    expect(run('--ledger', at('bad.csv')).status).toBe(2);
    expect(readFileSync(at('out/figures.json'), 'utf8')).toBe('before');
  });

  it('takes the clerk’s files, and refuses the circular with every reason, writing nothing', () => {
    const { at, run } = stage({
      'a.csv': GOOD,
      'good.md': '# 工作要求\n12345热线按期办结率{{12345.按期办结率}}。',
      'bad.md': '# 工作要求\n超期1件，{{12346.received}}。',
      'gbk.md': Buffer.from('b9a4d7f7', 'hex'),
    });
    const ledger = ['--ledger', at('a.csv')];
    const bad = run(...ledger, '--paragraphs', at('bad.md'));
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('bad.md 第2行：引用“{{12346.received}}”：本次没有来源“12346”。是不是“12345”？'),
      expect.stringContaining('bad.md 第2行：“1”是手写的数字'),
      '通报共 2 处要改，什么也没有写。',
    ]);
    expect(run(...ledger, '--paragraphs', at('gbk.md')).stderr).toContain('不是 UTF-8 文本');
    expect(existsSync(at('out'))).toBe(false);
    expect(run(...ledger, '--paragraphs', at('good.md')).status).toBe(0);
    const { paragraphs } = readDocument(readFileSync(at('out/circular.docx')));
    expect(paragraphs).toContain('12345热线按期办结率50.00%。');
  });

  it('prints noughts for a source that is named and had no complaint, and says so where none is named', () => {
    const { folder, at, args, run } = stage({ 'a.csv': HEAD });
    const { sheets } = circular(folder, args('--ledger', `${at('a.csv')}=12345`));
    expect(sheets[0]?.rows.slice(2, 5)).toEqual([
      ['甲镇人民政府', 0, 0],
      ['乙局', 0, 0],
      ['合计', 0, 0],
    ]);
    expect(run('--ledger', at('a.csv'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('一件工单也没有'),
    });
  });

  it.each([
    ['no ledger', [], '--ledger 或 --table 至少一个'],
    ['a source nobody knows', ['--ledger', 'a.csv=fax'], '“fax”不是来源'],
    ['a table without a name', ['--table', 'a.csv'], '要写成 文件=表名'],
    ['a missing file', ['--ledger', 'gone.csv'], '打不开文件'],
    ['a cut-off that is none', ['--ledger', 'a.csv', '--cutoff', '明天'], '“明天”读不懂'],
    ['a cut-off before the period', ['--ledger', 'a.csv', '--cutoff', '2023-09-01'], '之前'],
    ['an unknown option', ['--ledgers', 'a.csv'], '参数不对'],
  ])('refuses %s', (_name, rest, sentence) => {
    const { status, stderr } = stage().run(...rest);
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('reports to leaders that nothing came in, not that categories are missing', () => {
    const { at, run } = stage({ 'none.csv': HEAD });
    expect(run('--ledger', `${at('none.csv')}=12345`, '--hot-topics').status).toBe(0);
    const { paragraphs } = readDocument(readFileSync(path.join(at('out'), 'circular.docx')));
    expect(paragraphs).toContain('2023年10月，没有收到工单。');
  });

  it('explains itself', () => {
    expect(runCircular(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('用法') });
  });
});

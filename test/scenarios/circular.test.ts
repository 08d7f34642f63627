import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Circular,
  circular,
  documentTable,
  makeLedger,
  newFolder,
  type ReferenceTable,
  reference,
  tableBelow,
  write,
} from './example-circular.ts';
import { EXAMPLES, hasPython } from './example-month.ts';

/** Ledgers of three published circulars, made by the generator of the examples: the tables have to come out as they were printed. */

const runnable = EXAMPLES !== '' && hasPython();
if (!runnable) console.info('circulars: skipped, EXAMPLES_DIR or python3 is missing');

const SEEDS = [1, 2, 3];
const sheet = ({ sheets }: Circular, name: string) => sheets.find((one) => one.name === name);
const proofOf = ({ proof }: Circular, table: RegExp, row: string, column: string) =>
  proof.find(({ place }) => table.test(place.table) && place.row === row && place.column === column);

/** Every printed number is in the proof and the proof bears it out, down to the lines of the files. */
function expectProven({ sheets, proof, figures }: Circular, folder: string): void {
  const lines = new Map<string, readonly string[]>();
  const lineOf = (file: string, line: number): string => {
    const known = lines.get(file) ?? readFileSync(path.join(folder, file), 'utf8').split('\n');
    lines.set(file, known);
    return known[line - 1] ?? '';
  };
  const proven = new Set(proof.map(({ place }) => `${place.sheet} ${place.cell}`));
  for (const { name, cells } of sheets)
    for (const [at, value] of cells)
      if (typeof value === 'number' || /^-?[\d.]+%$/u.test(value)) expect([...proven]).toContain(`${name} ${at}`);
  for (const { place, printed, numerator, denominator, tickets, rows, figure, how } of proof) {
    expect(String(sheets.find(({ name }) => name === place.sheet)?.cells.get(place.cell))).toBe(printed);
    expect(how).not.toBe('');
    if (printed.endsWith('%')) {
      const exact = (100 * (numerator ?? Number.NaN)) / (denominator ?? Number.NaN);
      const decimals = (printed.split('.')[1] ?? '%').length - 1;
      expect(Math.abs(Number(printed.slice(0, -1)) - exact)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
    }
    if (figure === '') continue;
    if (!printed.endsWith('%') && !how.endsWith('分子）') && figure !== 'unitsInvolved')
      expect(tickets).toHaveLength(Number(printed));
    const behind = Object.entries(rows).flatMap(([file, numbers]) => numbers.map((line) => lineOf(file, line)));
    expect(behind).toHaveLength(tickets.length);
    for (const [index, ticket] of tickets.entries()) expect(behind[index]).toContain(ticket);
  }
  for (const { total, units } of Object.values(figures.periods))
    for (const code of ['received', 'completed', 'overdueCount', 'extensions', 'reworks'])
      expect(units.reduce((sum, unit) => sum + Number(unit.figures[code]?.value), 0)).toBe(total[code]?.value);
}

/** Every number of the text stands in the proof, whose tickets are in the files; every cell of the document's tables is the workbook's. */
function expectDocumentProven({ document, documentProof, sheets }: Circular): void {
  const text = document.paragraphs.join('\n');
  const inText = documentProof.filter(({ place }) => place.paragraph !== undefined);
  expect(inText.length).toBeGreaterThan(5);
  for (const { place, printed, figure, how, tickets, rows } of inText) {
    expect(text).toContain(place.text);
    expect(place.text).toContain(printed);
    if (figure === '' || figure === 'unitsInvolved' || printed.endsWith('%')) continue;
    // Of the number above a rate's line the proof names all those below it.
    if (!how.endsWith('分子）')) expect(tickets).toHaveLength(Number(printed));
    expect(Object.values(rows).flat()).toHaveLength(tickets.length);
  }
  const cells = documentProof.filter(({ place }) => place.attachment !== undefined);
  for (const { place, printed } of cells)
    if (place.same)
      expect(String(sheets.find(({ name }) => name === place.same?.sheet)?.cells.get(place.same.cell))).toBe(printed);
  const numbers = document.tables.flatMap((rows) => rows.slice(1).flatMap((row) => row.slice(1)));
  expect(numbers.filter((cell) => /^-?[\d.]+%?$/u.test(cell))).toHaveLength(
    cells.filter(({ printed }) => printed !== '').length,
  );
}

describe.skipIf(!runnable).each(SEEDS)('ledgers of seed %d', (seed) => {
  it('make the Xining circular of October 2023', { timeout: 120_000 }, () => {
    const folder = newFolder();
    const { tables } = reference('xining-2023-10');
    const of = (name: string): ReferenceTable => tables[name] as ReferenceTable;
    const made = circular(folder, [
      '--office',
      write(folder, 'office.yaml', xiningOffice(tables)),
      ...['xining-linli', 'xining-12345', 'xining-710'].flatMap((name) => [
        '--ledger',
        makeLedger(folder, name, '--seed', String(seed)),
      ]),
      ...['--table', `${makeLedger(folder, 'xining-website')}=网站公开信息报送情况`],
      ...['--from', '2023-10-01', '--to', '2023-10-31', '--cutoff', '2023-11-17'],
    ]);
    expect(made.sheets.map(({ name }) => name)).toEqual([
      '邻里牵手',
      '12345热线',
      '710政务督办',
      '网站公开信息报送情况',
      '督查台账',
    ]);
    const linli = of('linliqianshou');
    expect(tableBelow(sheet(made, '邻里牵手'), linli.columns)).toEqual([...linli.rows, ['合计', 81, 81]]);
    // One company stands there twice; for us a unit has one row.
    expect(documentTable(made, ['单位', '本月投诉(条)', '办结投诉(条)'])).toEqual([...linli.rows, ['合计', 81, 81]]);
    const hotline = of('12345');
    const twice = hotline.rows.filter(([name]) => name === '卓芮投资管理有限公司');
    expect(twice).toHaveLength(2);
    const once = hotline.rows
      .filter((row) => row !== twice[1])
      .map((row) => (row === twice[0] ? [row[0], 11, 11, 4, 0] : row));
    expect(tableBelow(sheet(made, '12345热线'), hotline.columns)).toEqual([...once, ['合计', 1416, 1416, 139, 23]]);
    expect(documentTable(made, hotline.columns)).toEqual([...once, ['合计', 1416, 1416, 139, 23]]);
    // The text speaks of 47 tasks; the table adds up to 56.
    const tasks = of('710');
    expect(documentTable(made, tasks.columns, 1)).toEqual([...tasks.rows, ['合计', 56, 56, 0, 0]]);
    expect(made.document.paragraphs).toContainEqual(expect.stringContaining('共收到工单56件'));
    expect(tableBelow(sheet(made, '710政务督办'), tasks.columns)).toEqual([...tasks.rows, ['合计', 56, 56, 0, 0]]);
    expect(proofOf(made, /710/u, '合计', '本月投诉(条)')).toMatchObject({
      printed: '56',
      how: expect.stringContaining('收到：本期登记的工单'),
      numerator: 56,
    });
    const website = of('website');
    expect(tableBelow(sheet(made, '网站公开信息报送情况'), website.columns)).toEqual([
      ...website.rows.map(([name, mail, form, adopted]) => [
        name,
        mail,
        form,
        adopted,
        share(Number(adopted), Number(mail)),
      ]),
      ['合计', 297, 295, 137, '46%'],
    ]);
    for (const [name, mail, , adopted, printed] of website.rows)
      if (printed !== 0) expect(`${name} ${share(Number(adopted), Number(mail))}`).toBe(`${name} ${printed}`);
    expectProven(made, folder);
    expectDocumentProven(made);
  });

  it('make the Yunxi bulletin of July 2020', { timeout: 120_000 }, () => {
    const folder = newFolder();
    const { tables } = reference('yunxi-2020-07');
    const made = circular(folder, [
      ...['--office', makeLedger(folder, 'yunxi', '--office')],
      ...['--ledger', makeLedger(folder, 'yunxi', '--seed', String(seed))],
      ...['--from', '2020-07-01', '--to', '2020-07-31', '--cutoff', '2020-08-10'],
    ]);
    const blankZero = ({ rows }: ReferenceTable) =>
      rows.map(([name, received, ...rest]) => (received === 0 ? [name, '', '', ''] : [name, received, ...rest]));
    for (const [nth, name] of ['towns', 'departments'].entries()) {
      const table = tables[name] as ReferenceTable;
      expect(tableBelow(sheet(made, '网上问政'), table.columns, nth)).toEqual(blankZero(table));
      expect(documentTable(made, table.columns, nth)).toEqual(blankZero(table));
    }
    expect(made.figures.periods['onlineInquiry']?.total['received']?.value).toBe(109);
    expect(made.document.paragraphs.join('')).toContain('零诉求单位：关防乡、景阳乡、六郎乡、三官洞林区。');
    expectProven(made, folder);
    expectDocumentProven(made);
  });

  it('make the Fengxian circular of the third quarter of 2023', { timeout: 120_000 }, () => {
    const folder = newFolder();
    const { tables } = reference('fengxian-2023-q3');
    const made = circular(folder, [
      ...['--office', makeLedger(folder, 'fengxian-12345', '--office')],
      ...['fengxian-12345', 'fengxian-mailbox'].flatMap((name) => [
        '--ledger',
        makeLedger(folder, name, '--seed', String(seed)),
      ]),
      ...['--from', '2023-07-01', '--to', '2023-09-30', '--cutoff', '2023-10-13'],
    ]);
    const byName = (rows: readonly (readonly unknown[])[]) =>
      rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    const hotline = sheet(made, '12345热线');
    const kinds = tables['12345-kinds'] as ReferenceTable;
    expect(byName(tableBelow(hotline, kinds.columns))).toEqual(byName(kinds.rows));
    // 1.47 + 12.15 + 0.55 + 84.53 + 1.29 is 99.99; the shares of the mailbox add up.
    const notesOf = (name: string) => sheet(made, name)?.rows.filter(([cell]) => String(cell).includes('合计不是100%'));
    expect([notesOf('12345热线')?.length, notesOf('县长信箱')?.length]).toEqual([2, 0]);
    const topics = tables['12345-topics'] as ReferenceTable;
    expect(byName(tableBelow(hotline, ['热点', '件数', '占比']))).toEqual(
      byName(topics.rows.map((row) => row.slice(0, 3))),
    );
    const late = tables['12345-overdue'] as ReferenceTable;
    expect(tableBelow(hotline, late.columns)).toEqual(late.rows);
    expect(documentTable(made, late.columns)).toEqual(late.rows);
    expect(byName(documentTable(made, kinds.columns))).toEqual(byName(kinds.rows));
    const text = made.document.paragraphs.join('');
    expect(text).toContain('按期办结率98.34%（534/543），超期9件，其中逾期办结9件（住建局5件、平木镇2件、');
    expect(text).toContain('1.城市管理。收到297件，占54.70%。');
    // Printed were 96.69 % and 93.54 %.
    expect(late.onTimeRate).toBe('98.34%');
    for (const [name, printed, numerator, denominator] of [
      ['12345热线', '98.34%', 534, 543],
      ['县长信箱', '93.55%', 29, 31],
    ] as const)
      expect(
        made.proof.find(
          ({ place, figure }) =>
            place.sheet === name && place.row === '按期办结率' && figure === 'onTimeCompletionRate',
        ),
      ).toMatchObject({
        printed,
        numerator,
        denominator,
        how: expect.stringContaining('时限内办结 ÷'),
      });
    expect(tableBelow(sheet(made, '县长信箱'), ['类型', '件数', '占比'])).toEqual([
      ['咨询', 5, '16.13%'],
      ['求助', 4, '12.90%'],
      ['建议', 5, '16.13%'],
      ['投诉', 15, '48.39%'],
      ['举报', 2, '6.45%'],
    ]);
    expect(tableBelow(sheet(made, '督查台账'), ['工单编号', '来源', '承办单位'])).toHaveLength(11);
    expectProven(made, folder);
    expectDocumentProven(made);
  });
});

const share = (above: number, below: number): string =>
  below === 0 ? '' : `${Math.floor((above / below) * 100 + 0.5)}%`;

/** An office of all units of the published tables, with the order of each table. */
function xiningOffice(tables: Readonly<Record<string, ReferenceTable>>): string {
  const names = [...new Set(Object.values(tables).flatMap(({ rows }) => rows.map(([name]) => name)))];
  const id = (name: string): string => `u${names.indexOf(name)}`;
  const kind = (name: string): string =>
    /街道|镇/u.test(name) ? 'street' : name.endsWith('公司') ? 'company' : 'department';
  const order = (table: string): string => [...new Set(tables[table]?.rows.map(([name]) => id(name)))].join(', ');
  return `office: { name: 示例区, issuer: 示例区人民政府办公室, botNames: [小邻], timezone: Asia/Shanghai }
calendar: { base: cn, hours: ["09:00-12:00", "14:00-18:00"] }
units:
${names.map((name) => `  - { id: ${id(name)}, name: ${name}, kind: ${kind(name)}${tables['710']?.rows.every(([one]) => one !== name) ? ', active: false' : ''} }`).join('\n')}
areas: []
groups: []
people:
  - { id: p-dispatcher, name: 派单员, roles: [dispatcher], accounts: { wechat: wx-dispatcher } }
routing: []
sources:
  linliqianshou: { zero: hide, order: [${order('linliqianshou')}] }
  "12345": { zero: hide, order: [${order('12345')}] }
  supervision710: { order: [${order('710')}] }
`;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../../../src/domain/deadline/deadline-policy.ts';
import { COUNTED_FIGURES } from '../../../src/domain/figures/figure-table.ts';
import { measure } from '../../../src/domain/figures/measure.ts';
import { combineLedgers } from '../../../src/domain/ledger/filed-row.ts';
import type { ColumnCode } from '../../../src/domain/ledger/ledger-columns.ts';
import type { LedgerRow } from '../../../src/domain/ledger/ledger-row.ts';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { DEFAULT_RANKING, DEFAULT_SOURCE } from '../../../src/domain/policy/default-policy.ts';
import type { SourceSpec } from '../../../src/domain/policy/office-policy.ts';
import { placeTables } from '../../../src/domain/report/printed-sheet.ts';
import { countSource, type SourceFigures } from '../../../src/domain/report/source-figures.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { sourceSheet } from '../../../src/wording/source-sheet.ts';
import { supervisionSheet } from '../../../src/wording/supervision-sheet.ts';
import { at } from '../../builders/moments.ts';

const unit = (id: string, name: string, kind: string): Unit => ({ id, name, kind, aliases: [], active: true });
const UNITS = [unit('a', '甲镇', 'town'), unit('b', '乙局', 'department'), unit('c', '丙公司', 'company')];
const OFFICE = { units: UNITS, ranking: DEFAULT_RANKING, calendar: cnCalendar, limits: DEFAULT_DEADLINES };
const COLUMNS: readonly ColumnCode[] = [
  'number',
  'unit',
  'openedAt',
  'completedAt',
  'acceptedAt',
  'contactedAt',
  'extensions',
  'reworks',
  'returns',
  'result',
  'satisfaction',
];
const OCTOBER = monthPeriod(at('2023-10-01'));

const aRow = (given: Partial<LedgerRow> = {}): LedgerRow => ({
  line: 2,
  number: 'a1',
  source: 'mailbox',
  sourceWritten: '区长信箱',
  unit: 'a',
  text: '路灯不亮',
  kind: 'grievance',
  category: '',
  openedAt: at('2023-10-09 09:00'),
  dispatchedAt: at('2023-10-09 09:00'),
  acceptedAt: null,
  contactedAt: null,
  completeBy: at('2023-10-16 09:00'),
  completedAt: null,
  extensions: 0,
  reworks: 0,
  returns: 0,
  transfers: 0,
  asked: false,
  resolved: null,
  satisfaction: null,
  excluded: false,
  ...given,
});

const combined = (rows: readonly LedgerRow[], columns = COLUMNS) =>
  combineLedgers([
    {
      file: 'a.csv',
      reading: {
        rows,
        faults: [],
        remarks: [],
        mapping: {
          lines: [1],
          ignored: [],
          twice: [],
          columns: columns.map((code, place) => ({ code, name: code, at: place })),
        },
      },
    },
  ]);

function counted(rows: readonly LedgerRow[], cutOff = OCTOBER.to, columns = COLUMNS): SourceFigures {
  const [ledger] = combined(rows, columns).sources;
  if (!ledger) throw new Error('no rows');
  return countSource(ledger, { period: OCTOBER, cutOff }, OFFICE);
}

const sheetOf = (figures: SourceFigures, sources = {}) =>
  sourceSheet(figures, {
    office: { name: '示例区', issuer: '', botNames: [], timezone: 'Asia/Shanghai', emergency: {} },
    ranking: DEFAULT_RANKING,
    sources,
  });
const rowsOf = (figures: SourceFigures, sources = {}) =>
  sheetOf(figures, sources).tables[0]?.rows.map((row) => row.map(({ value }) => value));

const moment = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => at('2023-09-15') + hours * HOUR);
const anyRow = fc.record({
  unit: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('enquiry', 'grievance', 'tipOff', null),
  category: fc.constantFrom('路灯', '噪音', ''),
  openedAt: moment,
  limit: fc.option(fc.integer({ min: 1, max: 240 }), { nil: null }),
  took: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  extensions: fc.nat(2),
  satisfaction: fc.constantFrom('satisfied', 'basic', 'unsatisfied', null),
  excluded: fc.boolean(),
});
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 40 }).map((given) =>
  given.map(({ limit, took, ...row }, index) =>
    aRow({
      ...(row as Partial<LedgerRow>),
      number: `n${index}`,
      line: index + 2,
      completeBy: limit === null ? null : row.openedAt + limit * HOUR,
      completedAt: took === null ? null : row.openedAt + took * HOUR,
    }),
  ),
);

describe('of any rows', () => {
  it('every total is the sum of its rows, in the figures and in every printed table', () => {
    fc.assert(
      fc.property(anyRows, moment, (rows, cutOff) => {
        const figures = counted(rows, cutOff);
        for (const { code, kind } of COUNTED_FIGURES) {
          const sum = figures.units.reduce((all, one) => all + Number(one.figures[code].value ?? 0), 0);
          if (kind === 'count' && figures.total[code].value !== null) expect(sum).toBe(figures.total[code].value);
        }
        const printed = rowsOf(figures) ?? [];
        const [units, total] = [printed.slice(0, -1), printed.at(-1) ?? []];
        for (const [column, value] of total.entries())
          if (typeof value === 'number') expect(units.reduce((sum, row) => sum + Number(row[column]), 0)).toBe(value);
      }),
    );
  });

  it('the parts of a split table add up to the whole, and hold every unit once', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const figures = counted(rows);
        const sources = { mailbox: { zero: '0', decimals: 2, total: true, split: [['town'], ['department']] } };
        const tables = sheetOf(figures, sources).tables.filter(({ title }) => title.endsWith('统计表'));
        expect(tables.flatMap((table) => table.rows.slice(0, -1).map(([name]) => name?.value))).toEqual([
          '甲镇',
          '乙局',
          '丙公司',
        ]);
        const totals = tables.map((table) => Number(table.rows.at(-1)?.[1]?.value));
        expect(totals.reduce((a, b) => a + b, 0)).toBe(figures.total.received.value);
      }),
    );
  });

  it('one table says that nobody had any where noughts are hidden', () => {
    const times = { openedAt: at('2023-07-03 09:00'), completedAt: at('2023-07-04 09:00') };
    const done = aRow({ ...times, completeBy: at('2023-07-10 09:00') });
    const sources = {
      mailbox: { zero: 'hide', decimals: 2, total: false, split: [['town'], ['department']] },
    } as const;
    const tables = sheetOf(counted([done]), sources).tables.filter(({ title }) => title.endsWith('统计表'));
    expect(tables.map(({ rows, notes }) => [rows, notes?.[0]])).toEqual([[[], '本期各单位都没有收到工单。']]);
  });

  it('shares are of what was received, and no ticket is in two of them', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { kinds, topics, total } = counted(rows);
        for (const shares of [kinds, topics]) {
          const tickets = shares.flatMap((share) => share.tickets);
          expect(new Set(tickets).size).toBe(tickets.length);
          expect(total.received.tickets).toEqual(expect.arrayContaining(tickets));
          for (const { count, of, share } of shares) {
            expect(of).toBe(total.received.value);
            expect(Math.abs(Number(share) - (100 * count) / of)).toBeLessThanOrEqual(0.005 + 1e-9);
          }
        }
      }),
    );
  });

  it('a share counts what was received of its name, as the figures count it', () => {
    fc.assert(
      fc.property(anyRows, moment, (rows, cutOff) => {
        const { topics, facts, window } = counted(rows, cutOff);
        for (const name of ['路灯', '噪音']) {
          const named = new Set(rows.filter(({ category }) => category === name).map(({ number }) => number));
          const mine = measure(
            facts.filter((fact) => named.has(fact.number)),
            window,
          ).received.tickets;
          expect(topics.find((share) => share.name === name)?.tickets ?? []).toEqual(mine);
        }
      }),
    );
  });

  it('shares cost no second counting of all figures', () => {
    let looks = 0;
    const watched = {
      period: OCTOBER,
      get cutOff() {
        looks += 1;
        return OCTOBER.to;
      },
    };
    const rows = Array.from({ length: 20 }, (_, i) => aRow({ number: `n${i}`, category: `类${i % 3}` }));
    const [ledger] = combined(rows).sources;
    const { facts, topics } = countSource(ledger as NonNullable<typeof ledger>, watched, OFFICE);
    expect(topics).toHaveLength(3);
    const looksInAll = looks;
    looks = 0;
    measure(facts, watched);
    expect(looks).toBeGreaterThan(0);
    // Where the earlier periods lie is asked of the window too, a few times in all.
    expect(looksInAll).toBeLessThan(looks + 10);
  });

  it('the order of the rows changes nothing that is printed', () => {
    fc.assert(
      fc.property(anyRows, fc.integer(), (rows, turn) => {
        const at0 = Math.abs(turn) % rows.length;
        const turned = [...rows.slice(at0), ...rows.slice(0, at0)].reverse();
        const printed = (given: readonly LedgerRow[]) => {
          const figures = counted(given);
          return [sheetOf(figures), supervisionSheet([figures], UNITS)].map((sheet) =>
            placeTables(sheet).map(({ cells }) => cells.map(({ value }) => value)),
          );
        };
        expect(printed(turned)).toEqual(printed(rows));
      }),
    );
  });

  it('figures once taken stand, whatever is asked of the same rows later', () => {
    fc.assert(
      fc.property(anyRows, moment, moment, (rows, one, other) => {
        const first = counted(rows, one);
        const kept = structuredClone([first.total, first.units, first.kinds]);
        counted(rows, other);
        first.of(UNITS);
        expect([first.total, first.units, first.kinds]).toEqual(kept);
        expect(counted(rows, one).total).toEqual(first.total);
      }),
    );
  });
});

describe('the table of a source', () => {
  const rows = [
    aRow({ number: 'n1', completedAt: at('2023-10-10 09:00') }),
    aRow({ number: 'n2', completedAt: at('2023-10-17 09:00') }),
    aRow({ number: 'n3', unit: 'b' }),
    aRow({ number: 'n4', unit: 'b', openedAt: at('2023-09-01 09:00'), completeBy: at('2023-09-08 09:00') }),
  ];

  it('is called as the ledger calls the source, with late tickets below', () => {
    const { name, tables } = sheetOf(counted(rows));
    expect(name).toBe('区长信箱');
    expect(tables.map(({ title }) => title)).toEqual([
      '示例区2023年10月“区长信箱”办理情况统计表',
      '主要指标',
      '涉及单位',
      '按期办结',
      '诉求类型',
      '逾期办结',
      '在办超期',
    ]);
  });

  it.each([
    [
      '0',
      [
        ['甲镇', 2, 2, '100.00%', 1, '50.00%'],
        ['乙局', 1, 0, '0.00%', 2, '0.00%'],
        ['丙公司', 0, 0, null, 0, null],
      ],
    ],
    [
      'blank',
      [
        ['甲镇', 2, 2, '100.00%', 1, '50.00%'],
        ['乙局', 1, 0, '0.00%', 2, '0.00%'],
        ['丙公司', null, null, null, null, null],
      ],
    ],
    [
      'hide',
      [
        ['甲镇', 2, 2, '100.00%', 1, '50.00%'],
        ['乙局', 1, 0, '0.00%', 2, '0.00%'],
      ],
    ],
  ] as const)('prints rows of noughts as %s', (zero, expected) => {
    expect(rowsOf(counted(rows), { mailbox: { zero, decimals: 2, total: false } })).toEqual(expected);
  });

  it('keeps the order, the decimals and the total the office asks for', () => {
    expect(rowsOf(counted(rows), { mailbox: { zero: '0', decimals: 1, total: true, order: ['c', 'b'] } })).toEqual([
      ['丙公司', 0, 0, null, 0, null],
      ['乙局', 1, 0, '0.0%', 2, '0.0%'],
      ['甲镇', 2, 2, '100.0%', 1, '50.0%'],
      ['合计', 3, 2, '66.7%', 3, '33.3%'],
    ]);
  });

  it('claims nothing of columns the ledger does not have', () => {
    const { total } = counted(rows, OCTOBER.to, ['number', 'unit', 'openedAt', 'completedAt']);
    for (const code of [
      'extensions',
      'reworkRate',
      'responseRate',
      'acceptanceRate',
      'satisfactionRate',
      'followUpRate',
    ] as const)
      expect([code, total[code].value]).toEqual([code, null]);
    expect(total.received.value).toBe(3);
  });

  it('counts a limit the ledger does not give by the office’s own, working days and holidays included', () => {
    const [late, inTime] = [at('2023-10-16 18:01'), at('2023-10-16 18:00')];
    const of = (completedAt: number) =>
      counted([aRow({ openedAt: at('2023-09-29 09:00') + 10 * DAY, completeBy: null, completedAt })]).total
        .completedLate.value;
    expect([of(inTime), of(late)]).toEqual([0, 1]);
  });
});

describe('tiers of a source', () => {
  const rows = [
    aRow({ number: 'n1', source: 'onlineInquiry' }),
    aRow({ number: 'n2', source: 'onlineInquiry' }),
    aRow({ number: 'n3', source: 'onlineInquiry', unit: 'b' }),
  ];
  const [ledger] = combined(rows).sources;
  const units = [...UNITS, unit('d', '丁镇', 'town'), { ...unit('e', '戊镇', 'town'), active: false }];
  const of = (spec: Partial<SourceSpec> = {}) => {
    const sources = { onlineInquiry: { ...DEFAULT_SOURCE, ...spec } };
    const window = { period: OCTOBER, cutOff: OCTOBER.to };
    const figures = countSource(ledger as NonNullable<typeof ledger>, window, { ...OFFICE, units, sources });
    const table = sheetOf(figures, sources).tables.find(({ columns }) => columns[0] === '层级');
    return { figures, printed: table?.rows.map((row) => row.map(({ value }) => value)), cells: table?.rows.flat() };
  };

  it('count the units that have tickets, each tier as the sum of its units', () => {
    const { printed, figures } = of();
    expect(printed).toEqual([
      ['街镇', 1],
      ['部门', 1],
      ['合计', 2],
    ]);
    expect(figures.tiers[0]?.unitsInvolved.tickets).toEqual(['n1', 'n2']);
    expect(figures.total.joinRate.value).toBeNull();
  });

  it('tell how many units have an account, of those in use that ought to', () => {
    expect(of({ joined: ['a', 'b', 'e'] }).printed).toEqual([
      ['街镇', 1, 2, 1, '50.00%'],
      ['部门', 1, 1, 1, '100.00%'],
      ['企业', 0, 1, 0, '0.00%'],
      ['合计', 2, 4, 2, '50.00%'],
    ]);
    expect(of({ joined: ['a', 'c'], mustJoin: ['town', 'department'] }).printed).toEqual([
      ['街镇', 1, 2, 1, '50.00%'],
      ['部门', 1, 1, 0, '0.00%'],
      ['合计', 2, 3, 1, '33.33%'],
    ]);
  });

  it('say that nobody has joined where the list is empty, and nothing where there is none', () => {
    expect(of({ joined: [] }).figures.total.joinRate).toMatchObject({ value: '0.00', numerator: 0, denominator: 4 });
    expect(of().figures.total.accountsJoined.value).toBeNull();
  });

  it('prove every number', () => {
    const numbers = of({ joined: ['a'] }).cells?.filter(({ style }) => style !== 'text') ?? [];
    for (const { value, proof } of numbers.filter(({ value: printed }) => printed !== '合计'))
      expect([value, proof?.how]).toEqual([expect.anything(), expect.stringMatching(/.+：.+/u)]);
    expect(numbers.find(({ proof }) => proof?.how.startsWith('已入驻单位'))?.proof).toMatchObject({
      figure: '',
      numerator: 1,
      tickets: [],
    });
  });
});

describe('ledgers of several files', () => {
  it('count a ticket once, and refuse two that differ', () => {
    const reading = (row: LedgerRow) => ({ rows: [row], faults: [], remarks: [], mapping: undefined });
    const two = (second: LedgerRow) =>
      combineLedgers([
        { file: 'a.csv', reading: reading(aRow()) },
        { file: 'b.csv', reading: reading(second) },
      ]);
    const same = two(aRow({ line: 7 }));
    expect([same.sources[0]?.rows.length, same.remarks[0]?.message]).toEqual([
      1,
      expect.stringContaining('a.csv 第2行'),
    ]);
    expect(two(aRow({ unit: 'b' })).faults[0]).toMatchObject({
      file: 'b.csv',
      message: expect.stringContaining('内容不同'),
    });
    expect(two(aRow({ source: '12345' })).sources.map(({ source }) => source.code)).toEqual(['12345', 'mailbox']);
  });
});

import type { FigureWindow } from '../domain/figures/figure-window.ts';
import { percent } from '../domain/figures/percent.ts';
import type { Unit } from '../domain/office/unit.ts';
import { daysSinceUpdate, failedChecks, MEDIA_CHECKS, type MediaAccount } from '../domain/publicity/media-account.ts';
import {
  type CellStyle,
  type PrintedCell,
  type PrintedSheet,
  type PrintedTable,
  text,
} from '../domain/report/printed-sheet.ts';
import { dayOf } from '../domain/time/moment.ts';
import { endMinute, periodName } from './period-name.ts';

interface Given {
  readonly file: string;
  readonly accounts: readonly MediaAccount[];
  readonly window: FigureWindow;
}

const NEW_MEDIA = '政务新媒体检查情况';

/** The accounts by unit, and each with what it was found to lack. */
export const newMediaSheet = (given: Given): PrintedSheet => ({
  name: NEW_MEDIA,
  tables: [byUnit(given), each(given)],
});

function byUnit(given: Given): PrintedTable {
  const { accounts, window } = given;
  const units = [...Map.groupBy(accounts, ({ unit }): Unit => unit)];
  return {
    lists: 'units',
    leads: true,
    title: `${periodName(window.period)}${NEW_MEDIA}统计表`,
    columns: ['责任单位', '账号数', '合格账号数', '合格率', ...MEDIA_CHECKS.map(({ title }) => title)],
    rows: [
      ...units.map(([unit, own]) => [text(unit.name), ...counts(own, given, 'number')]),
      [text('合计', 'total'), ...counts(accounts, given, 'total')],
    ],
    notes: [
      `合格：截至${endMinute(window.cutOff)}，两周内更新过，且原创不低于六成；本期没有发布的账号不计原创。`,
      '合格率＝合格账号数÷账号数。一个账号可能几项都不合格。',
    ],
  };
}

function counts(accounts: readonly MediaAccount[], { file, window }: Given, style: CellStyle): readonly PrintedCell[] {
  const cell = (how: string, counted: readonly MediaAccount[]): PrintedCell => ({
    value: counted.length,
    style,
    proof: {
      ...{ figure: '', how, numerator: counted.length, denominator: null, tickets: [] },
      read: { file, lines: counted.map(({ line }) => line) },
    },
  });
  const good = accounts.filter((account) => failedChecks(account, window.cutOff).length === 0);
  const lines = accounts.map(({ line }) => line);
  const rate: PrintedCell = {
    value: `${percent(good.length, accounts.length)}%`,
    style,
    proof: {
      ...{ figure: '', how: '合格率：合格账号数 ÷ 账号数', numerator: good.length, denominator: accounts.length },
      ...{ tickets: [], read: { file, lines } },
    },
  };
  return [
    cell('账号数：登记的账号', accounts),
    cell('合格账号数：各项检查都合格的账号', good),
    accounts.length === 0 ? { value: null, style } : rate,
    ...MEDIA_CHECKS.map(({ title, fails }) =>
      cell(
        `${title}的账号`,
        accounts.filter((account) => fails(account, window.cutOff)),
      ),
    ),
  ];
}

/** Each account, and all of them together. */
function each({ file, accounts, window }: Given): PrintedTable {
  const read = (some: readonly MediaAccount[]) => ({ file, lines: some.map(({ line }) => line) });
  const cell = (some: readonly MediaAccount[], how: string, value: number, style: CellStyle): PrintedCell => ({
    value,
    style,
    proof: { figure: '', how, numerator: value, denominator: null, tickets: [], read: read(some) },
  });
  const published = (some: readonly MediaAccount[], style: CellStyle): readonly PrintedCell[] => {
    const [posts, originals] = [sum(some.map((one) => one.posts)), sum(some.map((one) => one.originals))];
    const from = style === 'total' ? '各账号之和' : '报表原数';
    const how = '原创占比：原创数 ÷ 发布数';
    const proof = { figure: '', how, numerator: originals, denominator: posts, tickets: [], read: read(some) };
    return [
      cell(some, `发布数：${from}`, posts, style),
      cell(some, `原创数：${from}`, originals, style),
      posts === 0 ? { value: null, style } : { value: `${percent(originals, posts)}%`, style, proof },
    ];
  };
  const rowOf = (account: MediaAccount): readonly PrintedCell[] => [
    text(account.name),
    text(account.unit.name),
    text(dayOf(account.updatedAt)),
    cell([account], '距截止天数：从最近更新到截止那天', daysSinceUpdate(account, window.cutOff), 'number'),
    ...published([account], 'number'),
    text(
      failedChecks(account, window.cutOff)
        .map(({ title }) => title)
        .join('、') || '合格',
    ),
  ];
  const blank = { value: null, style: 'total' } as const;
  return {
    title: '账号明细',
    columns: ['账号名称', '责任单位', '最近更新', '距截止天数', '发布数', '原创数', '原创占比', '结论'],
    rows: [
      ...accounts.map(rowOf),
      [text('合计', 'total'), blank, blank, blank, ...published(accounts, 'total'), blank],
    ],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

import { LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerFault, LedgerRemark } from '../ledger/ledger-row.ts';
import { unitNamer } from '../ledger/name-unit.ts';
import { isBlank, tight } from '../ledger/plain-text.ts';
import { readMoment } from '../ledger/read-moment.ts';
import { columnLetters, type SheetRow } from '../ledger/sheet-row.ts';
import type { Unit } from '../office/unit.ts';
import type { MediaAccount } from './media-account.ts';

export interface MediaReading {
  /** Empty as soon as there is one fault. */
  readonly accounts: readonly MediaAccount[];
  readonly faults: readonly LedgerFault[];
  readonly remarks: readonly LedgerRemark[];
}

/** The name of the table on a command line, with or without 统计表 behind it. */
export const isNewMedia = (table: string): boolean =>
  /^(?:newMedia|(?:政务)?新媒体(?:账号)?(?:运行|检查)?(?:情况)?(?:统计)?表?)$/u.test(table);

type Code = 'account' | 'unit' | 'updated' | 'posts' | 'originals';

const COLUMNS: Readonly<Record<Code, readonly string[]>> = {
  account: ['账号名称', '账号', '新媒体名称', '政务新媒体名称', '公众号名称', '名称'],
  unit: ['责任单位', '主办单位', ...(LEDGER_COLUMNS.find(({ code }) => code === 'unit')?.names ?? [])],
  updated: [
    '最近更新',
    '最近更新时间',
    '最近更新日期',
    '最后更新',
    '最后更新时间',
    '最后更新日期',
    '更新时间',
    '更新日期',
  ],
  posts: ['发布数', '发布条数', '发布信息数', '发布信息条数', '信息总数'],
  originals: ['原创数', '原创条数', '原创信息数', '原创信息条数'],
};
const CODES = Object.keys(COLUMNS) as readonly Code[];
const HEADER_WITHIN = 30;
const TOTAL = /^[合小总共]计/u;

interface Head {
  readonly line: number;
  readonly at: Readonly<Record<Code, number>>;
}

/** Reads a table of new-media accounts (政务新媒体), one a row. */
export function readNewMedia(rows: readonly SheetRow[], units: readonly Unit[]): MediaReading {
  const head = headOf(rows);
  if (typeof head === 'string') return { accounts: [], faults: [{ line: 0, column: '', message: head }], remarks: [] };
  const faults: LedgerFault[] = [];
  const remarks: LedgerRemark[] = [];
  const accounts = new Map<string, MediaAccount>();
  const nameUnit = unitNamer(units);
  for (const row of rows.filter(({ line }) => line > head.line)) {
    const cell = (code: Code): string => tight(row.cells[head.at[code]] ?? '');
    if (TOTAL.test(tight(row.cells.find((one) => one !== '') ?? '')) || TOTAL.test(cell('account'))) {
      remarks.push({ line: row.line, message: '合计行，跳过（合计由程序计算）' });
      continue;
    }
    const fault = (code: Code, message: string): void => {
      const name = tight(rows.find(({ line }) => line === head.line)?.cells[head.at[code]] ?? '');
      faults.push({ line: row.line, column: `“${name}”（${columnLetters(head.at[code])}列）`, message });
    };
    const account = accountOf(row, cell, { nameUnit, fault });
    const earlier = account && accounts.get(account.name);
    if (earlier) fault('account', `“${account.name}”在第${earlier.line}行已有一行，请合成一行`);
    else if (account) accounts.set(account.name, account);
  }
  return { accounts: faults.length > 0 ? [] : [...accounts.values()], faults, remarks };
}

function headOf(rows: readonly SheetRow[]): Head | string {
  for (const { line, cells } of rows.slice(0, HEADER_WITHIN)) {
    const titles = cells.map(tight);
    const found = CODES.map((code) => [code, titles.findIndex((title) => COLUMNS[code].includes(title))] as const);
    const missing = found.filter(([, at]) => at < 0);
    if (missing.length > 2) continue;
    if (missing.length === 0) return { line, at: Object.fromEntries(found) as Record<Code, number> };
    return `第${line}行的表头里没有“${missing.map(([code]) => COLUMNS[code][0]).join('”“')}”`;
  }
  return `前${HEADER_WITHIN}行里找不到表头：要有账号名称、责任单位、最近更新、发布数、原创数`;
}

interface Reader {
  readonly nameUnit: ReturnType<typeof unitNamer>;
  readonly fault: (code: Code, message: string) => void;
}

function accountOf(
  { line }: SheetRow,
  cell: (code: Code) => string,
  { nameUnit, fault }: Reader,
): MediaAccount | undefined {
  const name = cell('account');
  if (isBlank(name)) {
    fault('account', '是空的，请补上账号名称');
    return undefined;
  }
  const named = nameUnit(cell('unit'));
  if (!named.known)
    fault(
      'unit',
      `办公室文件里没有“${cell('unit')}”${named.near ? `，是不是“${named.near}”？` : '，请改表或加上这个单位'}`,
    );
  const updated = readMoment(cell('updated'));
  if (!updated) fault('updated', `“${cell('updated')}”不是日期，请写成 2023-10-01`);
  const [posts, originals] = (['posts', 'originals'] as const).map((code) => countOf(cell(code), code, fault));
  if ((originals ?? 0) > (posts ?? 0)) fault('originals', '原创数大于发布数，请核对');
  if (!named.known || !updated) return undefined;
  return { line, name, unit: named.unit, updatedAt: updated.at, posts: posts ?? 0, originals: originals ?? 0 };
}

function countOf(text: string, code: Code, fault: Reader['fault']): number {
  if (isBlank(text)) return 0;
  if (/^\d{1,9}(?:\.0+)?[条篇次个]?$/u.test(text)) return Number.parseInt(text, 10);
  fault(code, `“${text}”不是个数，请写成 12 这样的整数`);
  return 0;
}

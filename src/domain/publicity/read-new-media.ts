import { HEADER_WITHIN } from '../ledger/find-header.ts';
import { LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerFault, LedgerRemark } from '../ledger/ledger-row.ts';
import { unitNamer } from '../ledger/name-unit.ts';
import { isBlank, tight } from '../ledger/plain-text.ts';
import { readMoment } from '../ledger/read-moment.ts';
import type { SheetRow } from '../ledger/sheet-row.ts';
import type { Unit } from '../office/unit.ts';
import type { MediaAccount } from './media-account.ts';
import { type Column, columnName, countOf, skippedRow, unitOf } from './publicity-cells.ts';

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

interface Head {
  readonly line: number;
  readonly at: Readonly<Record<Code, Column>>;
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
    const skipped = skippedRow(row, head.at.account);
    if (skipped) {
      remarks.push({ line: row.line, message: skipped });
      continue;
    }
    const fault = (code: Code, message: string): void => {
      faults.push({ line: row.line, column: columnName(head.at[code]), message });
    };
    const account = accountOf(row, head, { nameUnit, fault, faults, remarks });
    const earlier = account && accounts.get(account.name);
    if (earlier) fault('account', `“${account.name}”在第${earlier.line}行已有一行，请合成一行`);
    else if (account) accounts.set(account.name, account);
  }
  return { accounts: faults.length > 0 ? [] : [...accounts.values()], faults, remarks };
}

function headOf(rows: readonly SheetRow[]): Head | string {
  for (const { line, cells } of rows.slice(0, HEADER_WITHIN)) {
    const titles = cells.map(tight);
    const found = CODES.map((code) => {
      const at = titles.findIndex((title) => COLUMNS[code].includes(title));
      return [code, { at, title: titles[at] ?? '' }] as const;
    });
    const missing = found.filter(([, { at }]) => at < 0);
    if (missing.length > 2) continue;
    if (missing.length === 0) return { line, at: Object.fromEntries(found) as Record<Code, Column> };
    return `第${line}行的表头里没有“${missing.map(([code]) => COLUMNS[code][0]).join('”“')}”`;
  }
  return `前${HEADER_WITHIN}行里找不到表头：要有账号名称、责任单位、最近更新、发布数、原创数`;
}

interface Reader {
  readonly nameUnit: ReturnType<typeof unitNamer>;
  readonly fault: (code: Code, message: string) => void;
  readonly faults: LedgerFault[];
  readonly remarks: LedgerRemark[];
}

function accountOf(
  row: SheetRow,
  { at }: Head,
  { nameUnit, fault, faults, remarks }: Reader,
): MediaAccount | undefined {
  const cell = (code: Code): string => tight(row.cells[at[code].at] ?? '');
  const name = cell('account');
  if (isBlank(name)) {
    fault('account', '是空的，请补上账号名称');
    return undefined;
  }
  const unit = unitOf(cell('unit'), nameUnit, {
    fault: (message) => fault('unit', message),
    remark: (message) => remarks.push({ line: row.line, message }),
  });
  const updated = readMoment(cell('updated'));
  if (!updated) fault('updated', `“${cell('updated')}”不是日期，请写成 2023-10-01`);
  const posts = countOf(row, at.posts, faults);
  const originals = countOf(row, at.originals, faults);
  if (originals > posts) fault('originals', '原创数大于发布数，请核对');
  return unit && updated ? { line: row.line, name, unit, updatedAt: updated.at, posts, originals } : undefined;
}

import { buildGazetteer } from '../../src/domain/complaint/gazetteer.ts';
import type { SourceLedger } from '../../src/domain/ledger/filed-row.ts';
import type { ImportRules } from '../../src/domain/ledger/import-rules.ts';
import { LEDGER_COLUMNS } from '../../src/domain/ledger/ledger-columns.ts';
import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import { sourceOf } from '../../src/domain/source/source-named.ts';
import { officeCalendar } from '../../src/domain/time/cn-calendar.ts';
import { HOUR, MINUTE } from '../../src/domain/time/moment.ts';
import { anOffice } from './an-office.ts';
import { at, MONDAY_MORNING } from './moments.ts';

const policy = anOffice();

/** The test office on a Monday morning. */
export const IMPORT_RULES: ImportRules = {
  now: MONDAY_MORNING,
  policyVersion: 1,
  policy,
  calendar: officeCalendar(policy.calendar),
  gazetteer: buildGazetteer(policy.areas),
  channel: 'wechat',
};

/** An open row of 12345, opened last Friday and not signed, unless it is said otherwise. */
export function aLedgerRow(given: Partial<LedgerRow> = {}): LedgerRow {
  const openedAt = given.openedAt ?? at('2026-02-27 10:00');
  return {
    line: 2,
    number: '12-0001',
    source: '12345',
    sourceWritten: '12345',
    unit: 'u-river',
    text: '柳荫小区3号楼电梯停运三天没人修',
    kind: 'grievance',
    category: '物业管理',
    dispatchedAt: openedAt,
    acceptedAt: null,
    contactedAt: null,
    completeBy: openedAt + 7 * 24 * HOUR,
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
    openedAt,
  };
}

/** A row that was signed, called about and completed within two days, and is long over. */
export const aClosedRow = (given: Partial<LedgerRow> = {}): LedgerRow => {
  const openedAt = given.openedAt ?? at('2026-01-06 10:00');
  return aLedgerRow({
    acceptedAt: openedAt + 20 * MINUTE,
    contactedAt: openedAt + HOUR,
    completedAt: openedAt + 48 * HOUR,
    asked: true,
    resolved: true,
    satisfaction: 'satisfied',
    ...given,
    openedAt,
  });
};

const ALL = new Set(LEDGER_COLUMNS.map(({ code }) => code));

/** Rows as they come out of the files, by source. */
export const aLedger = (rows: readonly LedgerRow[], columns: SourceLedger['columns'] = ALL): readonly SourceLedger[] =>
  [...Map.groupBy(rows, ({ source }) => source)].map(([code, own]) => ({
    source: sourceOf(code),
    name: sourceOf(code).name,
    rows: own.map((row) => ({ file: 'ledger.csv', row })),
    columns,
  }));

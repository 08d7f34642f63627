import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { publicityTable } from '../../src/domain/publicity/publicity-table.ts';
import { readPublicity } from '../../src/domain/publicity/read-publicity.ts';
import { HOUR } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { countLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import { type CircularToIssue, type IssuedCircular, issueCircular } from '../../src/flows/circulars/issue-circular.ts';
import { aClosedRow, aLedger, aLedgerRow } from './a-ledger-row.ts';
import { anOffice } from './an-office.ts';
import { at } from './moments.ts';

const JANUARY = monthPeriod(at('2026-01-10'));
const WINDOW = { period: JANUARY, cutOff: JANUARY.to };
const opened = (day: number) => at(`2026-01-${String(day).padStart(2, '0')} 10:00`);

/** Two sources of January 2026, with one ticket late, one open past its due moment, extensions and reworks. */
export const ROWS: readonly LedgerRow[] = [
  aClosedRow({ number: '12-0001', line: 2, openedAt: opened(6), extensions: 3, reworks: 1, category: '消费维权' }),
  aClosedRow({ number: '12-0002', line: 3, openedAt: opened(7), unit: 'u-power', kind: 'enquiry', category: '用电' }),
  aClosedRow({
    ...{ number: '12-0003', line: 4, openedAt: opened(8), unit: 'u-power', kind: 'enquiry', category: '用电' },
    ...{ completedAt: opened(8) + 9 * 24 * HOUR, satisfaction: 'basic', text: '想问停电几天能来' },
  }),
  aLedgerRow({ number: '12-0004', line: 5, openedAt: opened(9), text: '楼道路灯不亮，夜里不好走' }),
  aClosedRow({ number: 'M-1', line: 6, openedAt: opened(9), source: 'mailbox', sourceWritten: '区长信箱' }),
];

const TABLE = [
  ['单位', '邮箱报送数', '采纳数'],
  ['河沿社区', '8', '4'],
  ['供电所', '0', '0'],
].map((cells, index) => ({ line: index + 1, cells }));

export interface Given extends Partial<Omit<CircularToIssue, 'counted' | 'policy' | 'window'>> {
  readonly rows?: readonly LedgerRow[];
  readonly office?: Partial<OfficePolicy>;
}

/** A circular of January 2026 of the test office. */
export function anIssuedCircular({ rows = ROWS, office = {}, ...given }: Given = {}): IssuedCircular {
  const policy = anOffice(office);
  const table = publicityTable('网站公开信息报送情况');
  const tables = [{ file: '报送.csv', table, reading: readPublicity(TABLE, table, policy.units) }];
  const counted = countLedgers({ policy, sources: aLedger(rows), tables, window: WINDOW });
  return issueCircular({
    ...{ policy, counted, window: WINDOW, document: 'circular.docx' },
    ...{ issued: '2026-02-02', rectifyBy: '2026-02-09' },
    ...given,
  });
}

import type { ReportLog } from '../../ports/report-log.ts';
import type { Database } from './client.ts';
import { asDate } from './rows.ts';

/** Issued reports in PostgreSQL: the primary key lets exactly one caller through. */
export function createReportLog(db: Database): ReportLog {
  return {
    async claim(report, period, audience, at) {
      const claimed = await db.execute`
        INSERT INTO report_issue (report, period, audience, at) VALUES (${report}, ${period}, ${audience}, ${asDate(at)})
        ON CONFLICT DO NOTHING`;
      return claimed === 1;
    },
    async lastPeriod(report, audience) {
      const [row] = await db.query<{ period: string }>`
        SELECT period FROM report_issue WHERE report = ${report} AND audience = ${audience} ORDER BY period COLLATE "C" DESC LIMIT 1`;
      return row?.period;
    },
  };
}

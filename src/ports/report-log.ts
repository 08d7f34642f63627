import type { Moment } from '../domain/time/moment.ts';

/** What was issued: lock and watermark in one, unique by (report, period, audience). */
export interface ReportLog {
  /** True for the one caller who may issue it; inside his unit of work. */
  claim(report: string, period: string, audience: string, at: Moment): Promise<boolean>;
  /** The newest period issued or passed over, in the order of period keys. */
  lastPeriod(report: string, audience: string): Promise<string | undefined>;
}

import type { ReportName } from '../../domain/report/report-calendar.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** The newest period, by its key, any of the audiences has got the report for: one that joined later is not owed what was said before. */
export async function newestIssue(
  stores: Stores,
  report: ReportName,
  audiences: readonly string[],
): Promise<string | undefined> {
  let newest: string | undefined;
  for (const audience of audiences) {
    const last = await stores.reports.lastPeriod(report, audience);
    if (last !== undefined && (newest === undefined || last > newest)) newest = last;
  }
  return newest;
}

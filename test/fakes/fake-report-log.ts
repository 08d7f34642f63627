import type { Moment } from '../../src/domain/time/moment.ts';
import type { ReportLog } from '../../src/ports/report-log.ts';
import { byText, type Rollback } from './rollback.ts';

interface Issue {
  readonly report: string;
  readonly period: string;
  readonly audience: string;
  readonly at: Moment;
}

/** Issued reports in memory. */
export function fakeReportLog(): ReportLog & Rollback {
  let issues: readonly Issue[] = [];
  const of = (report: string, audience: string): readonly Issue[] =>
    issues.filter((issue) => issue.report === report && issue.audience === audience);
  return {
    async claim(report, period, audience, at) {
      if (of(report, audience).some((issue) => issue.period === period)) return false;
      issues = [...issues, { report, period, audience, at }];
      return true;
    },
    async lastPeriod(report, audience) {
      return of(report, audience)
        .map((issue) => issue.period)
        .sort(byText)
        .at(-1);
    },
    snapshot() {
      const kept = issues;
      return () => {
        issues = kept;
      };
    },
  };
}

import { nextReportAt, REPORT_NAMES } from '../../domain/report/report-calendar.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { currentOffice, type Service } from '../service.ts';

/** The first moment after `now` at which a report falls due by the office's schedule as it is now. */
export async function nextReportMoment(service: Service, now: Moment): Promise<Moment> {
  const { policy, calendar } = await currentOffice(service);
  return Math.min(...REPORT_NAMES.map((report) => nextReportAt(report, { now, schedule: policy.schedule, calendar })));
}

import { CIRCULAR_REPORTS, type CircularReport, isLate, owed } from '../../domain/report/report-calendar.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { NO_WISHES } from '../../ports/circular-log.ts';
import type { Desk } from '../desk/review-desk.ts';
import { currentOffice, type Service } from '../service.ts';

/** Whose claim on a period it is: a draft is nobody's post. */
const AUDIENCE = 'draft';

/**
 * Drafts the circulars that are owed and asks the dispatcher; of several missed ones of a kind only the newest. Nothing is issued here. Returns
 * how many were drafted.
 */
export async function draftCirculars(service: Service, now: Moment): Promise<number> {
  let drafted = 0;
  for (const report of CIRCULAR_REPORTS) if (await draftNewest(service, report, now)) drafted += 1;
  return drafted;
}

async function draftNewest(service: Service, report: CircularReport, now: Moment): Promise<boolean> {
  const office = await currentOffice(service);
  return service.work.run(async (stores) => {
    const { since } = await stores.offices.version(1);
    const { schedule } = office.policy;
    const clock = { now, schedule, calendar: office.calendar };
    const last = await stores.reports.lastPeriod(report, AUDIENCE);
    const { issue } = owed(report, { ...clock, since, last });
    // An office founded after the period has nothing to say of it.
    if (!issue || issue.to <= since || !(await stores.reports.claim(report, issue.key, AUDIENCE, now))) return false;
    // Looked for at every start, found once a month: what writes a circular is a tenth of the program.
    const [{ buildCircular }, { askDispatcher }] = await Promise.all([
      import('./build-circular.ts'),
      import('./circular-matters.ts'),
    ]);
    const about = { report, period: issue.key };
    const id = await stores.circulars.open(about, now);
    const draft = await buildCircular({ stores, service, office, about: { id, ...about }, wishes: NO_WISHES, now });
    await stores.circulars.keep(id, draft, 'system', now);
    const desk: Desk = { stores, service, office, now };
    const late = isLate(report, issue.key, clock);
    await askDispatcher(desk, { circular: { id, ...about }, late, why: '', refusals: draft.refusals.length });
    return true;
  });
}

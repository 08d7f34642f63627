import { GATHERED_FROM } from '../../domain/complaint/gathering.ts';
import { targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { printedByWeek } from '../../domain/report/published-figures.ts';
import { isLate, momentOf, owed } from '../../domain/report/report-calendar.ts';
import {
  type CountedForWeek,
  type WeeklyMatter,
  type WeeklyReport,
  type WeeklyWindows,
  weeklyReport,
  weeklyWindows,
} from '../../domain/report/weekly-report.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Period } from '../../domain/time/period.ts';
import type { FigureSource } from '../../ports/figure-source.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { withProof } from '../../wording/proof-link.ts';
import { weeklyPoster } from '../../wording/weekly-poster.ts';
import { weeklyReportText, weeklyTickets } from '../../wording/weekly-report.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { type Illustration, illustrated } from './illustrate.ts';
import { linkToProof } from './link-to-proof.ts';
import { newestIssue } from './newest-issue.ts';
import { confirmedCommendations, proposeCommendations } from './propose-commendations.ts';
import { type CountedReport, publishFigures } from './publish-figures.ts';
import { type Reader, readersOf } from './report-readers.ts';

const REPORT = 'weeklyReport';
/** Matters that are looked at; a report names fewer, and sensitive ones are left out. */
const MOST_MATTERS = 10;

/**
 * Posts the report of the week just past to the staff groups and to the leaders, when one is owed; of several missed ones only the newest.
 * What it proposes to praise or criticise goes onto the review list, and what was confirmed since the last report is printed. Returns how
 * many posts were queued.
 */
export async function postWeeklyReport(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  return illustrated(service, (illustrate) =>
    service.work.run(async (stores) => {
      const issue = await issueOwed(stores, service, office, now);
      if (!issue) return 0;
      const { report, posts } = issue;
      await speak(stores, service, office, illustrate(posts), now);
      await proposeCommendations(stores, service, office, { week: report.week.key, proposed: report.proposed, now });
      return posts.length;
    }),
  );
}

interface WeeklyIssue {
  readonly report: WeeklyReport;
  readonly posts: readonly Illustration[];
}

/** The week's posts to the readers that are claimed here; undefined where nothing is owed, or others are at it. */
async function issueOwed(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<WeeklyIssue | undefined> {
  const readers = readersOf(office);
  const keys = readers.map(({ to }) => targetKey(to));
  const last = await newestIssue(stores, REPORT, keys);
  const { since } = await stores.offices.version(1);
  const week = weekOwed(office, { since, last, now });
  if (!week) return undefined;
  const mine: Reader[] = [];
  for (const reader of readers)
    if (await stores.reports.claim(REPORT, week.key, targetKey(reader.to), now)) mine.push(reader);
  if (mine.length === 0) return undefined;
  const { report, publication } = await issuedWeek(stores, office, { week, since, last, now });
  const { schedule, ranking } = office.policy;
  const words = {
    directory: office.directory,
    ranking,
    now,
    late: isLate(REPORT, week.key, { now, schedule, calendar: office.calendar }),
  };
  const posts = mine.map((reader) => {
    const link = linkToProof(service, { publication, audience: reader.version }, now);
    const text = withProof(weeklyReportText(reader.version, report, words), reader.version, link);
    const poster = ranking.poster ? weeklyPoster(reader.version, report, words) : undefined;
    return { draft: draft(reader, report, text), poster };
  });
  return { report, posts };
}

/** `since`: when the office came into being; `last`: key of the week whose report came before. */
interface Known {
  readonly since: Moment;
  readonly last: string | undefined;
}

function weekOwed({ policy, calendar }: OfficeVersion, known: Known & { readonly now: Moment }): Period | undefined {
  const { issue } = owed(REPORT, { ...known, schedule: policy.schedule, calendar });
  // An office founded this week has no week behind it.
  return issue && issue.to > known.since ? issue : undefined;
}

/** The report of a week that is being issued: its figures are kept as they are printed. What was confirmed since the last is in it. */
async function issuedWeek(
  stores: Stores,
  { policy, calendar }: OfficeVersion,
  { week, since, last, now }: Known & { readonly week: Period; readonly now: Moment },
): Promise<{ readonly report: WeeklyReport; readonly publication: number }> {
  const windows = weeklyWindows(week);
  const { schedule } = policy;
  const confirmed = await confirmedCommendations(stores, {
    from: last === undefined ? 0 : momentOf(REPORT, last, { schedule, calendar }),
    to: momentOf(REPORT, week.key, { schedule, calendar }),
  });
  const { counted, publication } = await publishFigures(
    stores,
    {
      report: REPORT,
      period: week.key,
      scope: 'all',
      cutOff: week.to,
      tables: printedByWeek(windows, policy.ranking.score),
      count: () => countWeek(stores, windows, confirmed),
    },
    now,
  );
  return { report: weeklyReport(counted, { week, policy, calendar, since }), publication };
}

async function countWeek(
  stores: Stores,
  { now, before }: WeeklyWindows,
  confirmed: CountedForWeek['confirmed'],
): Promise<CountedReport<CountedForWeek>> {
  const { figures } = stores;
  const units = await figures.measureEach(now, 'unit');
  const unitsBefore = await figures.measureEach(before, 'unit');
  const categories = await figures.measureEach(now, 'category');
  const overdue = await figures.overdueEach(now);
  const counted = { units, unitsBefore, categories, overdue, matters: await mattersOf(stores, now), confirmed };
  return { counted, measured: { week: units, weekBefore: unitsBefore, categories }, dueToday: [] };
}

async function mattersOf(
  { figures, tickets }: Stores,
  window: Parameters<FigureSource['overdueEach']>[0],
): Promise<readonly WeeklyMatter[]> {
  const matters: WeeklyMatter[] = [];
  for (const { number, households } of await figures.mostSupported({
    window,
    least: GATHERED_FROM,
    limit: MOST_MATTERS,
  })) {
    const ticket = await tickets.find(number);
    if (ticket) matters.push({ ticket, households });
  }
  return matters;
}

const draft = ({ to, channel, mentions }: Reader, report: WeeklyReport, text: string): PostDraft => ({
  kind: REPORT,
  to,
  channel,
  tickets: weeklyTickets(report).map(({ number }) => number),
  mentions,
  text,
  dedupeKey: `${REPORT}:${report.week.key}:${targetKey(to)}`,
  prompt: false,
});

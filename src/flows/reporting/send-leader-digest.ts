import { compareMatters } from '../../domain/complaint/same-matter.ts';
import { type Addressees, personOf, staffOf, targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import {
  type CountedForDigest,
  type DigestWindows,
  digestWindows,
  type LeaderDigest,
  leaderDigest,
} from '../../domain/report/leader-digest.ts';
import { printedByDigest } from '../../domain/report/published-figures.ts';
import { isLate, owed } from '../../domain/report/report-calendar.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Day, Moment, MomentSpan } from '../../domain/time/moment.ts';
import { type Period, periodOf, previous } from '../../domain/time/period.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { digestPoster } from '../../wording/digest-poster.ts';
import { leaderDigestText, namedTickets } from '../../wording/leader-digest.ts';
import { withProof } from '../../wording/proof-link.ts';
import type { RecognitionWeek } from '../../wording/recognition-line.ts';
import { placeNamesOf } from '../opening/judge.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { type Illustration, illustrated } from './illustrate.ts';
import { linkToProof } from './link-to-proof.ts';
import { newestIssue } from './newest-issue.ts';
import { type CountedReport, publishFigures } from './publish-figures.ts';

const REPORT = 'leaderDigest';

/**
 * Sends the digest to the leaders' group, or to each leader where there is none, when one is owed; of several missed ones only the
 * newest, which covers all their days. Returns how many posts were queued.
 */
export async function sendLeaderDigest(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  return illustrated(service, (illustrate) =>
    service.work.run(async (stores) => {
      const posts = await postsOwed(stores, service, office, now);
      await speak(stores, service, office, illustrate(posts), now);
      return posts.length;
    }),
  );
}

/** The digest for the readers that are claimed here; none where nothing is owed, or others are at it. */
async function postsOwed(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<readonly Illustration[]> {
  const readers = digestReaders(office);
  const period = await periodOwed(stores, office, readers, now);
  if (!period) return [];
  const mine = await claimed(stores, readers, period, now);
  if (mine.length === 0) return [];
  const late = isLate(REPORT, period.key, { now, schedule: office.policy.schedule, calendar: office.calendar });
  const week = weekBehind(period);
  const recognition = week && (await service.recognitionLog?.tally(week));
  const words = { now, late, ...(recognition ? { recognition } : {}) };
  const { digest, text } = await issuedDigest(stores, service, office, { period: period.key, span: period, ...words });
  const { directory } = office;
  const poster = office.policy.ranking.poster ? digestPoster(digest, { directory, ...words }) : undefined;
  return mine.map((reader) => ({ draft: draft(reader, period, digest, text), poster }));
}

/** The calendar week that ended within the span, so that each is told of once. */
function weekBehind(span: MomentSpan): Period | undefined {
  const last = previous(periodOf('week', span.to));
  return last.to > span.from ? last : undefined;
}

/** Each target once: two leaders nobody can write to privately may share a group. In trial mode only staff read it. */
function digestReaders({ policy, directory }: OfficeVersion): readonly Addressees[] {
  if (policy.trial) return [staffOf([], directory) ?? []].flat();
  const group = directory.leadersGroup();
  if (group) return [{ to: { group: group.id }, channel: group.channel, mentions: [], people: [] }];
  const each = directory.withRole('leader').flatMap((leader) => personOf(leader, directory) ?? []);
  return [...new Map(each.map((reader) => [targetKey(reader.to), reader])).values()];
}

async function periodOwed(
  stores: Stores,
  { policy, calendar }: OfficeVersion,
  readers: readonly Addressees[],
  now: Moment,
): Promise<Period | undefined> {
  const { since } = await stores.offices.version(1);
  const last = await newestIssue(
    stores,
    REPORT,
    readers.map(({ to }) => targetKey(to)),
  );
  const { issue } = owed(REPORT, { since, now, schedule: policy.schedule, calendar, last });
  // On its first morning an office has no day behind it that could be told of.
  return issue && issue.to > since ? issue : undefined;
}

async function claimed(
  stores: Stores,
  readers: readonly Addressees[],
  period: Period,
  now: Moment,
): Promise<readonly Addressees[]> {
  const mine: Addressees[] = [];
  for (const reader of readers)
    if (await stores.reports.claim(REPORT, period.key, targetKey(reader.to), now)) mine.push(reader);
  return mine;
}

/** A digest that is sent, for which working days. */
export interface DigestToIssue {
  /** The day it is sent on. */
  readonly period: Day;
  readonly span: MomentSpan;
  readonly now: Moment;
  readonly late: boolean;
  readonly recognition?: RecognitionWeek;
}

/** The digest that is being sent: its figures are kept as they are printed, with the way to their proof. */
export async function issuedDigest(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { period, span, now, ...words }: DigestToIssue,
): Promise<{ readonly digest: LeaderDigest; readonly text: string }> {
  const { since } = await stores.offices.version(1);
  const windows = digestWindows({ span, now, since });
  const { counted, publication } = await publishFigures(
    stores,
    {
      report: REPORT,
      period,
      scope: 'all',
      cutOff: span.to,
      tables: printedByDigest(windows),
      count: () => countDigest(stores, windows),
    },
    now,
  );
  const digest = await made(stores, service, office, { counted, span, now });
  const text = leaderDigestText(digest, { directory: office.directory, now, ...words });
  const audience = office.policy.trial ? 'staff' : 'leaders';
  return { digest, text: withProof(text, audience, linkToProof(service, { publication, audience }, now)) };
}

/** The digest of a span of days, as read at `now`. */
export async function digestOf(
  stores: Stores,
  { commonWords }: Pick<Service, 'commonWords'>,
  office: OfficeVersion,
  span: MomentSpan,
  now: Moment,
): Promise<LeaderDigest> {
  const { counted } = await countDigest(stores, digestWindows({ span, now }));
  return made(stores, { commonWords }, office, { counted, span, now });
}

async function countDigest(
  { figures }: Stores,
  { recent, before, month, dueToday, months }: DigestWindows,
): Promise<CountedReport<CountedForDigest>> {
  const measured = {
    recent: await figures.measureEach(recent, 'unit'),
    before: await figures.measureEach(before, 'unit'),
    month: await figures.measureEach(month, 'unit'),
  };
  const compared = months && {
    lastMonth: await figures.measureEach(months.lastMonth, 'unit'),
    monthBefore: await figures.measureEach(months.monthBefore, 'unit'),
  };
  const due = await figures.dueBetween(dueToday);
  const counted = {
    recent: measured.recent.total,
    before: measured.before.total,
    month: measured.month.total,
    dueToday: due,
    overdue: await figures.overdueEach(recent),
    ...(compared
      ? {
          months: {
            windows: months,
            lastMonth: compared.lastMonth.total,
            monthBefore: compared.monthBefore.total,
          },
        }
      : {}),
  };
  return { counted, measured: { ...measured, ...compared }, dueToday: due };
}

async function made(
  stores: Stores,
  { commonWords }: Pick<Service, 'commonWords'>,
  office: OfficeVersion,
  { counted, ...read }: { readonly counted: CountedForDigest; readonly span: MomentSpan; readonly now: Moment },
): Promise<LeaderDigest> {
  const by = { background: commonWords, ordinary: placeNamesOf(office) };
  const alike = (a: Ticket, b: Ticket): boolean => compareMatters(a, b, by).same;
  return leaderDigest(counted, await stores.tickets.openOf(null), { ...read, calendar: office.calendar, alike });
}

const draft = (reader: Addressees, period: Period, digest: LeaderDigest, text: string): PostDraft => ({
  kind: 'leaderDigest',
  to: reader.to,
  channel: reader.channel,
  tickets: namedTickets(digest).map((ticket) => ticket.number),
  mentions: reader.mentions,
  text,
  dedupeKey: `leaderDigest:${period.key}:${targetKey(reader.to)}`,
  prompt: false,
});

import type { GroupId } from '../../domain/base/ids.ts';
import type { FigureWindow } from '../../domain/figures/figure-window.ts';
import { type Group, isActiveGroup } from '../../domain/office/group.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import {
  type CountedForRanking,
  type DailyRanking,
  dailyRanking,
  type RankingWindows,
  rankingWindows,
} from '../../domain/report/daily-ranking.ts';
import { type PublishedScope, valuesOf } from '../../domain/report/publication.ts';
import { printedByRanking } from '../../domain/report/published-figures.ts';
import { isLate, momentOf, owed } from '../../domain/report/report-calendar.ts';
import { addDays, type Day, dayOf, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { dailyRankingFor } from '../../wording/daily-ranking.ts';
import { withProof } from '../../wording/proof-link.ts';
import { rankingPoster } from '../../wording/ranking-poster.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { type Illustration, illustrated } from './illustrate.ts';
import { linkToProof } from './link-to-proof.ts';
import { newestIssue } from './newest-issue.ts';
import { publishFigures, SCOPES } from './publish-figures.ts';

const REPORT = 'dailyRanking';

/**
 * Posts the day's ranking to every group of the office, each in its version, when one is owed; of several missed ones only the newest.
 * The claim per group makes sure that of many processes one posts it. Returns how many posts were queued.
 */
export async function postDailyRanking(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  return illustrated(service, (illustrate) =>
    service.work.run(async (stores) => {
      const posts = await postsOwed(stores, service, office, now);
      await speak(stores, service, office, illustrate(posts), now);
      return posts.length;
    }),
  );
}

/** The day's posts to the groups that are claimed here; none where nothing is owed, or others are at it. */
async function postsOwed(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<readonly Illustration[]> {
  const day = await dayOwed(stores, office, now);
  if (day === undefined) return [];
  const groups = await claimed(stores, audiences(office), day, now);
  const cutOff = momentOf(REPORT, day, { schedule: office.policy.schedule, calendar: office.calendar });
  const late = isLate(REPORT, day, { now, schedule: office.policy.schedule, calendar: office.calendar });
  const words = { policy: office.policy, now, late };
  const posts: Illustration[] = [];
  for (const [scope, its] of Map.groupBy(groups, scopeOf)) {
    const { ranking, publication } = await issuedRanking(stores, office, { cutOff, scope }, now);
    for (const group of its) {
      const link = linkToProof(service, { publication, audience: group.audience, group: group.id }, now);
      const text = withProof(dailyRankingFor(group, ranking, words), group.audience, link);
      const poster = office.policy.ranking.poster ? rankingPoster(group, ranking, words) : undefined;
      posts.push({ draft: draft(group, ranking, text), poster });
    }
  }
  return posts;
}

/** In trial mode rankings go to staff only; to a group that is gone, never. */
const audiences = ({ policy }: OfficeVersion): readonly Group[] =>
  policy.groups.filter((group) => isActiveGroup(group) && (!policy.trial || group.audience === 'staff'));

async function dayOwed(stores: Stores, { policy, calendar }: OfficeVersion, now: Moment): Promise<Day | undefined> {
  const { since } = await stores.offices.version(1);
  const last = await newestIssue(
    stores,
    REPORT,
    policy.groups.map((group): GroupId => group.id),
  );
  return owed(REPORT, { since, now, schedule: policy.schedule, calendar, last }).issue?.key;
}

async function claimed(stores: Stores, groups: readonly Group[], day: Day, now: Moment): Promise<readonly Group[]> {
  const mine: Group[] = [];
  for (const group of groups) if (await stores.reports.claim(REPORT, day, group.id, now)) mine.push(group);
  return mine;
}

/** What residents read counts only what may be counted before them. */
const scopeOf = ({ audience }: Group): PublishedScope => (audience === 'residents' ? 'listed' : 'all');

interface RankingAsked {
  readonly cutOff: Moment;
  readonly scope: PublishedScope;
}

/** The ranking that is being issued: its figures are kept as they are printed. */
async function issuedRanking(
  stores: Stores,
  office: OfficeVersion,
  asked: RankingAsked,
  now: Moment,
): Promise<{ readonly ranking: DailyRanking; readonly publication: number }> {
  const windows = windowsAt(asked.cutOff, office);
  const { counted, publication } = await publishFigures(
    stores,
    {
      report: REPORT,
      period: dayOf(asked.cutOff),
      ...asked,
      tables: printedByRanking(windows),
      async count() {
        const all = await count(stores, windows, asked.scope);
        return { counted: all, measured: { month: all.month, day: all.day }, dueToday: all.dueToday };
      },
    },
    now,
  );
  return { ranking: dailyRanking(counted, office.policy, asked.cutOff), publication };
}

/** The ranking as it stood at a moment, against the one of the day before. */
export async function rankingOf(stores: Stores, office: OfficeVersion, cutOff: Moment): Promise<DailyRanking> {
  return dailyRanking(await count(stores, windowsAt(cutOff, office), 'all'), office.policy, cutOff);
}

const windowsAt = (cutOff: Moment, { policy, calendar }: OfficeVersion): RankingWindows =>
  rankingWindows({
    cutOff,
    previous: momentOf(REPORT, addDays(dayOf(cutOff), -1), { schedule: policy.schedule, calendar }),
  });

async function count(stores: Stores, windows: RankingWindows, named: PublishedScope): Promise<CountedForRanking> {
  const { figures } = stores;
  const { month, day, before, dueToday } = windows;
  const scope = SCOPES[named];
  return {
    month: await figures.measureEach(month, 'unit', scope),
    day: await figures.measureEach(day, 'group', scope),
    ...(before ? { before: await asPrinted(stores, before, named) } : {}),
    dueToday: await figures.dueBetween(dueToday, scope),
  };
}

/** The month as the ranking before printed it, so that places have changed against what was read; counted anew where none was posted. */
async function asPrinted({ publications, figures }: Stores, before: FigureWindow, scope: PublishedScope) {
  const last = await publications.newest(REPORT, scope, before.cutOff);
  const month = last?.cutOff === before.cutOff ? last.tables.find(({ name }) => name === 'month') : undefined;
  return month ? valuesOf(month) : figures.measureEach(before, 'unit', SCOPES[scope]);
}

const draft = (group: Group, { day }: DailyRanking, text: string): PostDraft => ({
  kind: 'dailyRanking',
  to: { group: group.id },
  channel: group.channel,
  tickets: [],
  mentions: [],
  text,
  dedupeKey: `dailyRanking:${day}:${group.id}`,
  prompt: false,
});

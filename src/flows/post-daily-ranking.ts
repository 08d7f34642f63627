import type { GroupId } from '../domain/base/ids.ts';
import { type Group, isActiveGroup } from '../domain/office/group.ts';
import type { PostDraft } from '../domain/post/post.ts';
import {
  type CountedForRanking,
  type DailyRanking,
  dailyRanking,
  rankingWindows,
} from '../domain/report/daily-ranking.ts';
import { isLate, momentOf, owed } from '../domain/report/report-calendar.ts';
import { addDays, type Day, dayOf, type Moment } from '../domain/time/moment.ts';
import type { FigureScope } from '../ports/figure-source.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { dailyRankingFor } from '../wording/daily-ranking.ts';
import { rankingPoster } from '../wording/ranking-poster.ts';
import { illustrate } from './illustrate.ts';
import { newestIssue } from './newest-issue.ts';
import { currentOffice, type Service } from './service.ts';
import { speak } from './speak.ts';

const REPORT = 'dailyRanking';

/**
 * Posts the day's ranking to every group of the office, each in its version, when one is owed; of several missed ones only the newest.
 * The claim per group makes sure that of many processes one posts it. Returns how many posts were queued.
 */
export async function postDailyRanking(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  return service.work.run(async (stores) => {
    const day = await dayOwed(stores, office, now);
    if (day === undefined) return 0;
    const groups = await claimed(stores, audiences(office), day, now);
    if (groups.length === 0) return 0;
    const cutOff = momentOf(REPORT, day, office.policy.schedule);
    const ranking = await rankingOf(stores, office, cutOff);
    const isPublic = groups.some(({ audience }) => audience === 'residents');
    const inPublic = isPublic ? await rankingOf(stores, office, cutOff, { onlyListed: true }) : ranking;
    const late = isLate(REPORT, day, { now, schedule: office.policy.schedule });
    const words = { policy: office.policy, now, late };
    const posts = groups.map((group) => {
      const shown = group.audience === 'residents' ? inPublic : ranking;
      return {
        draft: draft(group, ranking, dailyRankingFor(group, shown, words)),
        poster: office.policy.ranking.poster ? rankingPoster(group, shown, words) : undefined,
      };
    });
    const drafts = await illustrate(service, posts);
    await speak(stores, service, office, drafts, now);
    return drafts.length;
  });
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

/** The ranking as it stood at a moment, against the one of the day before. */
export async function rankingOf(
  { figures }: Stores,
  { policy }: OfficeVersion,
  cutOff: Moment,
  scope: FigureScope = {},
): Promise<DailyRanking> {
  const previous = momentOf(REPORT, addDays(dayOf(cutOff), -1), policy.schedule);
  const { month, day, before, dueToday } = rankingWindows({ cutOff, previous });
  const counted: CountedForRanking = {
    month: await figures.measureEach(month, 'unit', scope),
    day: await figures.measureEach(day, 'group', scope),
    ...(before ? { before: await figures.measureEach(before, 'unit', scope) } : {}),
    dueToday: await figures.dueBetween(dueToday, scope),
  };
  return dailyRanking(counted, policy, cutOff);
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

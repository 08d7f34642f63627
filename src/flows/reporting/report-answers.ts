import type { Group } from '../../domain/office/group.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { dayPeriod } from '../../domain/time/period.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { dailyRankingFor } from '../../wording/daily-ranking.ts';
import { leaderDigestText } from '../../wording/leader-digest.ts';
import type { Service } from '../service.ts';
import { rankingOf } from './post-daily-ranking.ts';
import { digestOf } from './send-leader-digest.ts';

/** The answer to 排名: the ranking as it stands now, among leaders in their version, elsewhere in the staff's. */
export async function rankingAnswer(
  stores: Stores,
  office: OfficeVersion,
  group: Pick<Group, 'id' | 'audience'>,
  now: Moment,
): Promise<string> {
  const ranking = await rankingOf(stores, office, now);
  const reader = mayReadReports(group, office) ? group : { id: group.id, audience: 'staff' as const };
  return dailyRankingFor(reader, ranking, { policy: office.policy, now, late: false, asked: true });
}

/** The answer to 日报: the digest of today up to now. */
export async function digestAnswer(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<string> {
  const digest = await digestOf(stores, service, office, { from: dayPeriod(now).from, to: now }, now);
  return leaderDigestText(digest, { directory: office.directory, now, late: false, asked: true });
}

/** Leaders read reports in their own group; on trial everything stays among staff. */
export const mayReadReports = ({ audience }: Pick<Group, 'audience'>, { policy }: OfficeVersion): boolean =>
  audience === 'staff' || (audience === 'leaders' && !policy.trial);

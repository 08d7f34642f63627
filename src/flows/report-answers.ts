import type { Moment } from '../domain/time/moment.ts';
import { dayPeriod } from '../domain/time/period.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { forStaff } from '../wording/daily-ranking.ts';
import { leaderDigestText } from '../wording/leader-digest.ts';
import { rankingOf } from './post-daily-ranking.ts';
import { digestOf } from './send-leader-digest.ts';
import type { Service } from './service.ts';

/** The answer to 排名: the staff's ranking as it stands now. */
export async function rankingAnswer(
  stores: Stores,
  _service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<string> {
  return forStaff(await rankingOf(stores, office, now, now), { policy: office.policy, now, late: false });
}

/** The answer to 日报: the digest of today up to now. */
export async function digestAnswer(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  now: Moment,
): Promise<string> {
  const digest = await digestOf(stores, service, office, { from: dayPeriod(now).from, to: now }, now);
  return leaderDigestText(digest, { directory: office.directory, now, late: false });
}

import { buildDirectory, type DutyChange } from '../../domain/office/directory.ts';
import { DEFAULT_RANKING, DEFAULT_SCHEDULE } from '../../domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import { officeCalendar } from '../../domain/time/cn-calendar.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OfficeStore, OfficeVersion } from '../../ports/office-store.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface VersionRow {
  version: number;
  policy: OfficePolicy;
  since: Date;
}

/** How long another process's new version may go unseen, in milliseconds. */
const FRESH_FOR = 5_000;

/**
 * The versions of the office, kept in memory: every message asks for the current one. One cache is shared by all transactions of
 * a process; what this process saves is seen at once, what another saves within seconds.
 */
export class OfficeCache {
  readonly versions = new Map<number, OfficeVersion>();
  current: OfficeVersion | undefined;
  checkedAt = Number.NEGATIVE_INFINITY;
  forget(): void {
    this.current = undefined;
    this.checkedAt = Number.NEGATIVE_INFINITY;
  }
}

/** `cacheOf` names the cache to use; `changed` is told that what was cached is no longer so. */
export interface OfficeCaching {
  cacheOf(): OfficeCache;
  changed(): void;
}

export function createOfficeStore(db: Database, clock: Clock, { cacheOf, changed }: OfficeCaching): OfficeStore {
  async function current(): Promise<OfficeVersion | undefined> {
    const now = clock.now();
    const cache = cacheOf();
    if (cache.current && now - cache.checkedAt < FRESH_FOR && now >= cache.checkedAt) return cache.current;
    const [newest] = await db.query<{ version: number | null; duty: number | null }>`
      SELECT (SELECT max(version) FROM office_version) AS version, (SELECT max(id) FROM duty_change) AS duty`;
    cache.checkedAt = now;
    if (newest?.version == null) return undefined;
    const key = `${newest.version}/${newest.duty ?? 0}`;
    if (!cache.current || cacheKey.get(cache.current) !== key) {
      cache.current = await load(newest.version, now);
      cacheKey.set(cache.current, key);
    }
    return cache.current;
  }

  async function load(version: number, now: number): Promise<OfficeVersion> {
    const [row] =
      await db.query<VersionRow>`SELECT version, policy, since FROM office_version WHERE version = ${version}`;
    if (!row) throw new Error(`there is no version ${version} of the office`);
    const changes = await db.query<{ unit: string; person: string | null; from: Date; until: Date }>`
      SELECT unit, person, "from", until FROM duty_change WHERE until > ${asDate(now)} ORDER BY id`;
    const duty = changes.map(
      (change): DutyChange => ({ ...change, from: asMoment(change.from), until: asMoment(change.until) }),
    );
    return toVersion(row, duty);
  }

  return {
    current,
    async version(version) {
      const cache = cacheOf();
      const known = cache.versions.get(version) ?? (await load(version, clock.now()));
      cache.versions.set(version, known);
      return known;
    },
    async history() {
      const rows = await db.query<{ version: number; by: string; since: Date }>`
        SELECT version, by, since FROM office_version ORDER BY version`;
      return rows.map(({ version, by, since }) => ({ version, by, since: asMoment(since) }));
    },
    async forChange() {
      // Two people who change the office at once: the second waits and sees what the first has saved.
      await db.execute`SELECT pg_advisory_xact_lock(hashtextextended('office_version', 1))`;
      changed();
      return current();
    },
    async save(policy, by, at) {
      const [row] = await db.query<{ version: number }>`
        INSERT INTO office_version (version, policy, by, since)
        SELECT coalesce(max(version), 0) + 1, ${JSON.stringify(policy)}::json, ${by}, ${asDate(at)} FROM office_version
        RETURNING version`;
      changed();
      return row?.version ?? 1;
    },
    async changeDuty(change) {
      await db.execute`
        INSERT INTO duty_change (unit, person, "from", until)
        VALUES (${change.unit}, ${change.person}, ${asDate(change.from)}, ${asDate(change.until)})`;
      changed();
    },
  };
}

/** Which version and which last change of duty a cached office was built from. */
const cacheKey = new WeakMap<OfficeVersion, string>();

function toVersion(row: VersionRow, duty: readonly DutyChange[]): OfficeVersion {
  // A version kept before a setting was there says nothing of it: then it is the product's own.
  const policy = {
    ...row.policy,
    schedule: { ...DEFAULT_SCHEDULE, ...row.policy.schedule },
    ranking: { ...DEFAULT_RANKING, ...row.policy.ranking },
  };
  return {
    version: row.version,
    policy,
    directory: buildDirectory(policy, duty),
    calendar: officeCalendar(policy.calendar),
    since: asMoment(row.since),
  };
}

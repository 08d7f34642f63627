import { buildDirectory, type DutyChange } from '../../src/domain/office/directory.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { officeCalendar } from '../../src/domain/time/cn-calendar.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { OfficeStore, OfficeVersion } from '../../src/ports/office-store.ts';
import { type Rollback, storedCopy } from './rollback.ts';

interface Row {
  readonly policy: OfficePolicy;
  readonly by: string;
  readonly since: Moment;
}

/** Versions of the office in memory. */
export function fakeOfficeStore(): OfficeStore & Rollback {
  let rows: readonly Row[] = [];
  let duty: readonly DutyChange[] = [];
  let built = new Map<string, OfficeVersion>();

  function build(version: number): OfficeVersion {
    const key = `${version}/${duty.length}`;
    const row = rows[version - 1];
    if (!row) throw new Error(`there is no version ${version} of the office`);
    const { policy, since } = row;
    const known = built.get(key);
    if (known) return known;
    const office = {
      version,
      policy,
      directory: buildDirectory(policy, duty),
      calendar: officeCalendar(policy.calendar),
      since,
    };
    built.set(key, office);
    return office;
  }

  return {
    async current() {
      return rows.length === 0 ? undefined : build(rows.length);
    },
    async forChange() {
      return rows.length === 0 ? undefined : build(rows.length);
    },
    async version(version) {
      return build(version);
    },
    async history() {
      return rows.map(({ by, since }, index) => ({ version: index + 1, by, since }));
    },
    async save(policy, by, at) {
      rows = [...rows, { policy: storedCopy(policy), by, since: at }];
      return rows.length;
    },
    async changeDuty(change) {
      duty = [...duty, change];
    },
    snapshot() {
      const kept = { rows, duty };
      return () => {
        ({ rows, duty } = kept);
        built = new Map();
      };
    },
  };
}

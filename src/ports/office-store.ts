import type { Directory, DutyChange } from '../domain/office/directory.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';

/** One version of the office, with the look-ups built from it. */
export interface OfficeVersion {
  readonly version: number;
  readonly policy: OfficePolicy;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  /** When this version came into force. */
  readonly since: Moment;
}

/** Who brought a version into force, and when. */
export interface VersionRecord {
  readonly version: number;
  /** A person's id, a name from the command line, or `system`. */
  readonly by: string;
  readonly since: Moment;
}

/** The office as its own people edit it; every version is kept. */
export interface OfficeStore {
  /** Undefined while no office has been imported. */
  current(): Promise<OfficeVersion | undefined>;
  version(version: number): Promise<OfficeVersion>;
  /** Every version there ever was, oldest first; always from the store itself. */
  history(): Promise<readonly VersionRecord[]>;
  /** The newest version, held until the unit of work ends, so that nobody else's change is lost. */
  forChange(): Promise<OfficeVersion | undefined>;
  save(policy: OfficePolicy, by: string, at: Moment): Promise<number>;
  changeDuty(change: DutyChange): Promise<void>;
}

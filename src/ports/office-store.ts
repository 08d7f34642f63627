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

/** The office as its own people edit it; every version is kept. */
export interface OfficeStore {
  /** Undefined while no office has been imported. */
  current(): Promise<OfficeVersion | undefined>;
  version(version: number): Promise<OfficeVersion>;
  save(policy: OfficePolicy, by: string, at: Moment): Promise<number>;
  changeDuty(change: DutyChange): Promise<void>;
}

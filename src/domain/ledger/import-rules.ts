import type { ChannelName } from '../base/ids.ts';
import type { Gazetteer } from '../complaint/gazetteer.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import type { Moment } from '../time/moment.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

/** What turning rows into tickets may know: the office as it is today, and when they came in. */
export interface ImportRules {
  readonly now: Moment;
  readonly policyVersion: number;
  readonly policy: OfficePolicy;
  readonly calendar: WorkingCalendar;
  readonly gazetteer: Gazetteer;
  /** Where staff hear of it. */
  readonly channel: ChannelName;
}

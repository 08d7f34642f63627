import type { Actor } from '../office/actor.ts';
import type { Directory } from '../office/directory.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import type { Moment } from '../time/moment.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

/** What a decision may know besides the ticket: who asks, when, and the office as it stood when the ticket was opened. */
export interface DecideContext {
  readonly now: Moment;
  readonly actor: Actor;
  /** People and units as they are today. */
  readonly directory: Directory;
  /** The tables in force when the ticket was opened. */
  readonly policy: OfficePolicy;
  readonly calendar: WorkingCalendar;
}

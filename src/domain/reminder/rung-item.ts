import type { OfficePolicy } from '../policy/office-policy.ts';
import type { Moment } from '../time/moment.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { Rung } from './reminder-ladder.ts';

/** What the agenda needs of an office version; ports are above the domain. */
export interface ReminderRules {
  readonly policy: Pick<OfficePolicy, 'limits' | 'reminders' | 'schedule'>;
  readonly calendar: WorkingCalendar;
}

/** A rung with its moment. The key holds the due moment: a new one (extension, rework) starts rungs of its own. */
export interface RungItem {
  readonly kind: 'rung';
  readonly rung: Rung;
  readonly key: string;
  readonly at: Moment;
}

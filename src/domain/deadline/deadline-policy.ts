import type { ComplaintKind, Urgency } from '../complaint/verdict.ts';
import type { Limit } from './deadline.ts';

/** How long a unit has, by step and by kind. Limits with `working…` run in office hours, `clock…` around the clock. */
export interface DeadlinePolicy {
  /** To sign (签收) after dispatch. */
  readonly accept: Limit;
  /** To reach the resident for the first time (联系), from the opening. */
  readonly contact: Limit;
  /** To complete (办结), from the opening, by kind of complaint. */
  readonly complete: Readonly<Record<ComplaintKind, Limit>>;
  /** Urgent and critical tickets: clock time, never paused, never extended. */
  readonly urgent: { readonly contact: Limit; readonly complete: Limit };
  readonly rework: Limit;
  /** A return may be asked for within this time of the dispatch. */
  readonly returnWindow: Limit;
  readonly pause: Limit;
  readonly extension: { readonly times: number; readonly days: number; readonly cutOff: string };
  /** How long a resident may answer a follow-up before the ticket closes. */
  readonly followUp: Limit;
  readonly reopenDays: number;
  /** So many fruitless reworks, or transfers, make a problem ticket that is escalated. */
  readonly problemAfter: number;
}

export const DEFAULT_DEADLINES: DeadlinePolicy = {
  accept: { workingMinutes: 120 },
  contact: { clockMinutes: 24 * 60 },
  complete: {
    enquiry: { workingDays: 1 },
    suggestion: { workingDays: 5 },
    help: { workingDays: 5 },
    grievance: { workingDays: 5 },
    tipOff: { workingDays: 10 },
  },
  urgent: { contact: { clockMinutes: 30 }, complete: { clockMinutes: 24 * 60 } },
  rework: { workingDays: 3 },
  returnWindow: { workingDays: 1 },
  pause: { workingDays: 3 },
  extension: { times: 2, days: 5, cutOff: '17:00' },
  followUp: { workingDays: 3 },
  reopenDays: 30,
  problemAfter: 3,
};

export const contactLimit = (policy: DeadlinePolicy, urgency: Urgency): Limit =>
  urgency === 'normal' ? policy.contact : policy.urgent.contact;

export const completeLimit = (policy: DeadlinePolicy, kind: ComplaintKind, urgency: Urgency): Limit =>
  urgency === 'normal' ? policy.complete[kind] : policy.urgent.complete;

/** An urgent ticket is to be signed as fast as its resident is to be reached. */
export const acceptLimit = (policy: DeadlinePolicy, urgency: Urgency): Limit =>
  urgency === 'normal' ? policy.accept : policy.urgent.contact;

import type { Limit } from '../deadline/deadline.ts';

/** The three clocks of a unit (sign, first contact, completion), and the reviewer's while a reply waits for him: that one is always due. */
export type Window = 'accept' | 'contact' | 'complete' | 'review';

/** When a rung is reached, measured against its window. */
export type RungMoment =
  | { readonly fraction: number }
  | { readonly beforeDue: Limit }
  | { readonly afterDue: Limit }
  | { readonly atDue: true }
  | { readonly workingDaysAfterDueAt: string };

export type RungAddressee = 'duty' | 'head' | 'supervisor' | 'leader' | 'dispatcher' | 'reviewer';

/**
 * One rung of the ladder (提醒阶梯). `size` tells windows of up to a day from longer ones. `level` is the escalation reached:
 * 0 none, 1 duty, 2 head, 3 supervisor, 4 leader.
 */
export interface Rung {
  readonly id: string;
  readonly window: Window;
  readonly size: 'short' | 'long' | 'any';
  readonly when: RungMoment;
  readonly whom: RungAddressee;
  /** `review` is said of replies that wait, and only in the window of that name. */
  readonly post: 'reminder' | 'overdue' | 'overdueList' | 'escalation' | 'review';
  readonly level: 0 | 1 | 2 | 3 | 4;
}

/**
 * Minutes: moments of rungs are brought together on this grid, so that one message serves a unit's tickets of one slot. An urgent or
 * critical ticket waits for nobody: its rungs come to the minute.
 */
export const SLOT_MINUTES = 5;

export interface ReminderLadder {
  readonly rungs: readonly Rung[];
}

/** Published municipal practice: first the person on duty, then a daily call, then head, supervision, leader. */
export const DEFAULT_LADDER: ReminderLadder = {
  // biome-ignore format: a rung is a line, so that the ladder can be read as one
  rungs: [
    { id: 'accept-half', window: 'accept', size: 'any', when: { fraction: 0.5 }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'accept-due', window: 'accept', size: 'any', when: { atDue: true }, whom: 'duty', post: 'overdue', level: 1 },
    { id: 'accept-head', window: 'accept', size: 'any', when: { afterDue: { workingMinutes: 120 } }, whom: 'head', post: 'escalation', level: 2 },
    { id: 'accept-dispatcher', window: 'accept', size: 'any', when: { afterDue: { workingDays: 1 } }, whom: 'dispatcher', post: 'escalation', level: 2 },
    { id: 'contact-half', window: 'contact', size: 'any', when: { fraction: 1 / 2 }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'contact-last', window: 'contact', size: 'any', when: { fraction: 7 / 8 }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'contact-due', window: 'contact', size: 'any', when: { atDue: true }, whom: 'duty', post: 'overdue', level: 1 },
    { id: 'complete-half', window: 'complete', size: 'short', when: { fraction: 1 / 2 }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'complete-last', window: 'complete', size: 'short', when: { fraction: 7 / 8 }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'complete-day-before', window: 'complete', size: 'long', when: { beforeDue: { workingDays: 1 } }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'complete-hours-before', window: 'complete', size: 'long', when: { beforeDue: { workingMinutes: 120 } }, whom: 'duty', post: 'reminder', level: 0 },
    { id: 'complete-due', window: 'complete', size: 'any', when: { atDue: true }, whom: 'duty', post: 'overdue', level: 1 },
    { id: 'complete-daily', window: 'complete', size: 'any', when: { workingDaysAfterDueAt: '09:00' }, whom: 'duty', post: 'overdueList', level: 1 },
    { id: 'complete-head', window: 'complete', size: 'any', when: { afterDue: { workingDays: 1 } }, whom: 'head', post: 'escalation', level: 2 },
    { id: 'complete-supervisor', window: 'complete', size: 'any', when: { afterDue: { workingDays: 3 } }, whom: 'supervisor', post: 'escalation', level: 3 },
    { id: 'complete-leader', window: 'complete', size: 'any', when: { afterDue: { workingDays: 5 } }, whom: 'leader', post: 'escalation', level: 4 },
    { id: 'review-daily', window: 'review', size: 'any', when: { workingDaysAfterDueAt: '09:00' }, whom: 'reviewer', post: 'review', level: 0 },
  ],
};

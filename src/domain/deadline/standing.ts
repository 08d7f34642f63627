import type { Moment } from '../time/moment.ts';

export type Standing = 'onTrack' | 'dueSoon' | 'overdue';

/**
 * `dueAt` undefined: nothing is owed. `now`: the moment judged at, also a cut-off in the past. `completedAt`: when it was done; a moment
 * after `now` has not happened yet. `dueSoonFrom`: from when it is 临期; left out = never.
 */
export interface StandingFacts {
  readonly dueAt: Moment | undefined;
  readonly now: Moment;
  readonly completedAt?: Moment | undefined;
  readonly dueSoonFrom?: Moment | undefined;
}

/**
 * Contract §10: overdue is what was completed after its due moment, or is open past it. Exactly at the due moment is still in time.
 * What is completed in time is onTrack for ever.
 */
export function standing(facts: StandingFacts): Standing {
  const { dueAt, now, completedAt, dueSoonFrom } = facts;
  if (dueAt === undefined) return 'onTrack';
  const completed = completedAt !== undefined && completedAt <= now;
  if ((completed ? completedAt : now) > dueAt) return 'overdue';
  if (completed) return 'onTrack';
  return dueSoonFrom !== undefined && now >= dueSoonFrom ? 'dueSoon' : 'onTrack';
}

import type { Moment } from '../domain/time/moment.ts';
import type { NextMoments, WakeSource } from '../ports/wake-source.ts';
import type { Job } from './job-table.ts';
import type { Courier } from './sending/deliver-outbox.ts';

/** The service's own work, ready to be driven by a clock: the machine's, the simulator's or a replay's. */
export interface Works {
  readonly jobs: readonly Job[];
  readonly wake: WakeSource;
  readonly courier: Courier;
}

/** A job that is due again and again at one moment without getting anywhere would stop the clock: a bug, said so. */
const MOST_ROUNDS = 10_000;

/** Runs what is due at `now`, in the order of the table, and again while that made more due. Returns the next moment. */
export async function runDue(works: Works, now: Moment): Promise<Moment | null> {
  return (await settle(works, now)).next;
}

/** What is left when nothing is due any more: the next moment, and the look at the stores that said so. */
interface Settled {
  readonly next: Moment | null;
  readonly stored: NextMoments;
}

/** `known` spares the first look, where only the clock has moved since. */
async function settle(works: Works, now: Moment, known?: NextMoments): Promise<Settled> {
  let stored = known ?? (await look(works));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moments = await nextMoments(works, now, stored);
    const due = works.jobs.filter((_job, index) => (moments[index] ?? Number.POSITIVE_INFINITY) <= now);
    if (due.length === 0) return { next: earliest(moments), stored };
    for (const job of due) await job.run(now);
    stored = await look(works);
  }
  throw new Error(`work due at ${now} does not come to an end`);
}

/**
 * Moves a clock from moment to moment up to `until` and does at each what is due then. What the service would have done by
 * itself in that time has been done, in order, when it resolves.
 */
export async function runUntil(
  works: Works,
  clock: { now(): Moment; moveTo(moment: Moment): void },
  until: Moment,
): Promise<void> {
  let settled = await settle(works, clock.now());
  while (settled.next !== null && settled.next <= until) {
    clock.moveTo(Math.max(settled.next, clock.now()));
    settled = await settle(works, clock.now(), settled.stored);
  }
  if (until > clock.now()) clock.moveTo(until);
}

/** What a job would do next by itself. */
export interface Upcoming {
  /** The job's name in the table. */
  readonly job: string;
  readonly at: Moment;
}

/** What the service will do next by itself as things stand, job by job, earliest first. Changes nothing. */
export async function upcoming(works: Works, now: Moment): Promise<readonly Upcoming[]> {
  const moments = await nextMoments(works, now, await look(works));
  return works.jobs
    .flatMap(({ name }, index) => {
      const at = moments[index] ?? null;
      return at === null ? [] : [{ job: name, at }];
    })
    .sort((a, b) => a.at - b.at);
}

const look = ({ wake, courier }: Works): Promise<NextMoments> => wake.next(courier.online());

async function nextMoments({ jobs }: Works, now: Moment, stored: NextMoments): Promise<readonly (Moment | null)[]> {
  const moments: (Moment | null)[] = [];
  for (const job of jobs) moments.push(await job.nextAt(now, stored));
  return moments;
}

const earliest = (moments: readonly (Moment | null)[]): Moment | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};

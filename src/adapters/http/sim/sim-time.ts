import { agenda } from '../../../domain/reminder/agenda.ts';
import { shortNumber } from '../../../domain/ticket/ticket-number.ts';
import { clockTime, MINUTE, type Moment, parseClock } from '../../../domain/time/moment.ts';
import type { Upcoming } from '../../../flows/run-due.ts';
import { agendaWords } from '../../../wording/upcoming.ts';
import type { HttpDeps, SimDeps } from '../http-deps.ts';

/** A moment at which the service will do something by itself, and what, in a few words. */
export interface NextDue {
  readonly at: Moment;
  readonly words: string;
}

/** The simulator's clock, for the page and the scenes. */
export interface SimTime {
  /** There is a clock to move: no real platform is connected. */
  readonly movable: boolean;
  now(): Moment;
  /** It is being moved just now. */
  isMoving(): boolean;
  /** Moves the clock on and does what becomes due. */
  moveTo(moment: Moment): Promise<void>;
  /** Moves the clock on, by seconds as a rule, until all that was said has been answered. */
  settle(): Promise<void>;
  /** The next moment worth waiting for; null while nothing is to come. */
  next(): Promise<NextDue | null>;
}

/** What is posted within so long is still the answer to what was just said: the pace alone takes seconds. */
const SOON = 3 * MINUTE;
/** Looks after which a service that keeps talking is left to itself. */
const MOST_LOOKS = 200;
/** Tickets that are read to say what is due. */
const FEW = 3;
/** Jobs that answer what was said. */
const ANSWERING: readonly string[] = ['processMessages', 'deliverOutbox'];
/** Nobody waits for these: nothing of them can be seen. */
const UNSEEN: readonly string[] = ['forgetChatter'];

export function createSimTime(deps: HttpDeps, sim: SimDeps): SimTime {
  const upcoming = async (): Promise<readonly Upcoming[]> => (await sim.upcoming?.()) ?? [];

  let moving = 0;
  async function moveTo(moment: Moment): Promise<void> {
    moving += 1;
    try {
      await sim.advance?.(Math.max(0, moment - deps.clock.now()));
    } finally {
      moving -= 1;
    }
  }

  /** An answer under way is not a moment of its own, one that the night holds back is. */
  const worthWaiting = ({ job, at }: Upcoming): boolean =>
    !UNSEEN.includes(job) && (!ANSWERING.includes(job) || at > deps.clock.now() + SOON);

  return {
    movable: sim.advance !== undefined,
    now: () => deps.clock.now(),
    isMoving: () => moving > 0,
    moveTo,
    async settle() {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        const soon = (await upcoming()).find(({ job, at }) => ANSWERING.includes(job) && at <= deps.clock.now() + SOON);
        if (!soon) return;
        await moveTo(Math.max(soon.at, deps.clock.now() + 1));
      }
    },
    async next() {
      const found = (await upcoming()).find(worthWaiting);
      return found ? { at: found.at, words: await wordsOf(deps, found) } : null;
    },
  };
}

async function wordsOf(deps: HttpDeps, { job, at }: Upcoming): Promise<string> {
  if (job === 'deliverOutbox') return '静默时段过去，发出压着的消息';
  return job === 'sendReminders' ? ticketWords(deps, at) : reportWords(deps, at);
}

async function ticketWords({ stores, office }: HttpDeps, at: Moment): Promise<string> {
  const tickets = await stores.tickets.due(at, FEW);
  const rules = await office();
  for (const ticket of tickets) {
    const item = agenda(ticket, rules, at).due[0];
    if (item) return `${shortNumber(ticket.number)} ${agendaWords(item)}${tickets.length > 1 ? '，等几件' : ''}`;
  }
  return '再看一遍有没有到期的件';
}

async function reportWords({ office }: HttpDeps, at: Moment): Promise<string> {
  const { schedule } = (await office()).policy;
  const isAt = (clock: string): boolean => parseClock(clock) === clockTime(at);
  if (isAt(schedule.dailyRanking)) return '发当天的排名';
  return isAt(schedule.leaderDigest) ? '给领导发每日摘要' : '发当天的日报或摘要';
}

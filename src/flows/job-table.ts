import { DAILY_LOOK } from '../domain/reminder/daily-look.ts';
import { addDays, atClock, dayOf, MINUTE, type Moment, startOfDay } from '../domain/time/moment.ts';
import { type ChatChannel, canSend } from '../ports/chat-channel.ts';
import type { NextMoments } from '../ports/wake-source.ts';
import { nextReportMoment } from './reporting/next-report.ts';
import type { Courier } from './sending/deliver-outbox.ts';
import { currentOffice, type Service } from './service.ts';

/** One kind of work that time or a message brings about. */
export interface Job {
  readonly name: string;
  /** When there is something to do; null: not before something else has happened. */
  nextAt(now: Moment, stored: NextMoments): Moment | null | Promise<Moment | null>;
  run(now: Moment): Promise<unknown>;
}

/**
 * Everything the service does by itself, in the order in which it is done when several things are due at one moment; of it, the parts this
 * process runs. A job's flow is loaded when it first has something to do: together they are half of the program, and somebody waits for the start.
 */
export function jobTable(
  service: Service,
  courier: Courier,
  parts: { readonly jobs: boolean; readonly channels: boolean },
): readonly Job[] {
  return [...(parts.jobs ? ownWork(service) : []), ...(parts.channels ? [delivery(courier)] : [])];
}

/** Carrying the outbox to channels: alone it makes a table of its own, so that a platform that hangs holds up nothing else. */
export const delivery = (courier: Courier): Job => ({
  name: 'deliverOutbox',
  nextAt: (now, stored) => courier.nextAt(now, stored.post),
  run: (now) => courier.deliver(now),
});

/** Beside it: what was written to one person there and did not reach him, looked at every minute by the process that speaks for it. */
export function climbing(service: Service, channel: ChatChannel): Job {
  const read = new Set<number>();
  let next: Moment | undefined;
  return {
    name: 'climbUnread',
    nextAt: (now) => next ?? now,
    async run(now) {
      next = now + MINUTE;
      if (!canSend(channel.status())) return;
      const { climbUnread } = await import('./sending/climb-unread.ts');
      await climbUnread(service, { channel, read }, now);
    },
  };
}

function ownWork(service: Service): readonly Job[] {
  return [
    greetings(service),
    {
      name: 'processMessages',
      nextAt: (_now, stored) => (stored.message === null ? null : stored.message + service.settle),
      run: async (now) => (await import('./hearing/process-messages.ts')).processMessages(service, now),
    },
    {
      name: 'sendReminders',
      nextAt: (_now, stored) => stored.ticket,
      run: async (now) => (await import('./reminding/send-reminders.ts')).sendReminders(service, now),
    },
    {
      name: 'announceReviews',
      nextAt: (_now, stored) => stored.review,
      run: async (now) => (await import('./reviewing/announce-reviews.ts')).announceReviews(service, now),
    },
    reviewCalls(service),
    reports(service),
    calendarWatch(service),
    dailyLook('demandRoster', async (now) => (await import('./office/demand-roster.ts')).demandRoster(service, now)),
    dailyLook('demandAccounts', async (now) =>
      (await import('./office/demand-accounts.ts')).demandAccounts(service, now),
    ),
    forgetting(service),
  ];
}

/** Rankings, digests, weekly reports and drafts of circulars: looked at once at the start, then whenever one is due. */
function reports(service: Service): Job {
  let next: Moment | undefined;
  return {
    name: 'reports',
    nextAt: (now) => next ?? now,
    async run(now) {
      await (await import('./reporting/post-daily-ranking.ts')).postDailyRanking(service, now);
      await (await import('./reporting/send-leader-digest.ts')).sendLeaderDigest(service, now);
      await (await import('./reporting/post-weekly-report.ts')).postWeeklyReport(service, now);
      await (await import('./circulars/draft-circulars.ts')).draftCirculars(service, now);
      next = await nextReportMoment(service, now);
    },
  };
}

/** Looked at once at the start, then whenever the office has a new version: a group may have been added. */
function greetings(service: Service): Job {
  let greeted = 0;
  return {
    name: 'greetGroups',
    nextAt: async (now) => ((await currentOffice(service)).version === greeted ? null : now),
    async run(now) {
      const { version } = await currentOffice(service);
      await (await import('./office/greet-groups.ts')).greetGroups(service, now);
      greeted = version;
    },
  };
}

/** Asks in good time for the days off of the year to come. */
function calendarWatch(service: Service): Job {
  let next: Moment | undefined;
  const nextLook = async (now: Moment): Promise<Moment> =>
    (await import('./office/warn-of-calendar-end.ts')).nextCalendarLook(await currentOffice(service), now);
  return {
    name: 'warnOfCalendarEnd',
    async nextAt(now) {
      next ??= await nextLook(now);
      return next;
    },
    async run(now) {
      await (await import('./office/warn-of-calendar-end.ts')).warnOfCalendarEnd(service, now);
      next = await nextLook(now);
    },
  };
}

/** Looked after once a day: the roster of a holiday, people without an account. */
function dailyLook(name: string, look: (now: Moment) => Promise<unknown>): Job {
  let next: Moment | undefined;
  return {
    name,
    nextAt: (now) => next ?? now,
    async run(now) {
      await look(now);
      const today = atClock(dayOf(now), DAILY_LOOK);
      next = today > now ? today : atClock(addDays(dayOf(now), 1), DAILY_LOOK);
    },
  };
}

/** What is still open on the review list: looked at once at the start, then every working day. */
function reviewCalls(service: Service): Job {
  let next: Moment | undefined;
  return {
    name: 'callOpenReviews',
    nextAt: (now) => next ?? now,
    async run(now) {
      const { callOpenReviews, nextReviewCall } = await import('./reviewing/call-open-reviews.ts');
      await callOpenReviews(service, now);
      next = await nextReviewCall(service, now);
    },
  };
}

/** Chatter is deleted after a week, once a night. */
function forgetting(service: Service): Job {
  let next: Moment | undefined;
  return {
    name: 'forgetChatter',
    nextAt: (now) => (next ??= startOfDay(addDays(dayOf(now), 1))),
    async run(now) {
      await (await import('./office/forget-chatter.ts')).forgetChatter(service, now);
      next = startOfDay(addDays(dayOf(now), 1));
    },
  };
}
